from datetime import date

import pytest

from assistant.conversation import Conversation
from assistant.engine import Assistant

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the shipped corpus, its index built once for all of these tests."""
    opened = Assistant.load(index=tmp_path_factory.mktemp("indexes"))
    return Assistant(opened.index, today=TODAY)


@pytest.fixture
def talk(assistant: Assistant) -> Conversation:
    """A conversation that starts afresh."""
    return Conversation(assistant)


@pytest.fixture
def asked(talk: Conversation) -> Conversation:
    """A conversation with a ranking of some length in force."""
    talk.say("Newly qualified nurses leave within the year and we cannot fill the posts")
    assert len(talk.shown) >= 4
    return talk
