"""Every scripted dialogue, on the shipped corpus, and what must hold of every turn of all of them."""

import re
import unicodedata

import pytest

from assistant.conversation import Conversation
from assistant.conversation.limits import limits
from assistant.conversation.sharpening import MOST
from assistant.engine import Assistant
from assistant.models import Turn
from tests.conversation.scripts import Dialogue, dialogues, play

ALL = dialogues()
DRAWING = re.compile("[\u2500-\u259f]")


@pytest.mark.parametrize("dialogue", ALL, ids=[one.name for one in ALL])
def test_dialogue(dialogue: Dialogue, assistant: Assistant) -> None:
    talk = Conversation(assistant)
    for turn in play(dialogue, talk):
        check_turn(turn)
    assert questions_asked(talk) <= MOST * len({turn.said for turn in talk.turns})


def test_there_are_enough_and_they_are_long_enough() -> None:
    assert len(ALL) >= 80
    assert len({one.name for one in ALL}) == len(ALL)
    assert all(3 <= len(one.turns) <= 8 for one in ALL)


def test_a_dialogue_is_the_same_every_time(assistant: Assistant) -> None:
    dialogue = ALL[0]
    first, second = (play(dialogue, Conversation(assistant)) for _ in range(2))
    assert [turn.json_text() for turn in first] == [turn.json_text() for turn in second]


def check_turn(turn: Turn) -> None:
    """What holds of every turn: plain text, the filters said, the law never bare."""
    assert turn.text.strip()
    assert not DRAWING.search(turn.text)
    assert all(char == "\n" or unicodedata.category(char) != "Cc" for char in turn.text)
    active = turn.filters.model_dump(exclude_defaults=True)
    assert bool(active) == ("Filters in force: " in turn.text)
    if turn.kind == "legal" and turn.legal:
        assert "not legal advice" in turn.text
        assert re.search(r"checked\s+\d{4}-\d\d-\d\d|as\s+at\s+\d{4}-\d\d-\d\d", turn.text)


def questions_asked(talk: Conversation) -> int:
    """How many sharpening questions were put, each with its reason."""
    asked = [turn for turn in talk.turns if "Question " in turn.text and "of at most" in turn.text]
    assert all("Why I ask:" in turn.text for turn in asked)
    return len(asked)


def test_every_filter_can_be_removed_by_its_number(asked: Conversation) -> None:
    asked.say("only mental health")
    asked.say("not apprenticeships")
    asked.say("since 2015")
    asked.say("for nurses")
    for left in (3, 2, 1, 0):
        asked.say("which filters are on?")
        asked.say("1")
        assert len(limits(asked.filters, asked.assistant.index)) == left
