import pytest

from assistant.conversation import Conversation
from assistant.engine import Assistant


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
