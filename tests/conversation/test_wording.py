"""“I did mean HCSW”: a word mended or looked for in other words is read as typed, and stays so."""

import pytest

from assistant.conversation import Conversation


def changed(talk: Conversation) -> set[str]:
    """Words of the problem in force that were mended or expanded."""
    assert talk.answer is not None
    read = talk.answer.understood
    return {one.from_ for one in (*read.corrections, *read.expansions)}


@pytest.fixture
def grumble(talk: Conversation) -> Conversation:
    """A conversation about a problem with a word to mend and one to expand."""
    talk.say("HCSW turnover is high on the wards and sicknes too")
    assert {"hcsw", "sicknes"} <= changed(talk)
    return talk


@pytest.mark.parametrize(
    "said",
    [
        "I did mean HCSW",
        "no, I did mean “HCSW”.",
        "i really did mean hcsw",
        "keep hcsw as typed",
        "/as-typed HCSW",
    ],
)
def test_an_expansion_is_undone(grumble: Conversation, said: str) -> None:
    assert grumble.say(said).kind == "refinement"
    assert "hcsw" not in changed(grumble)
    assert "sicknes" in changed(grumble)


def test_a_correction_is_undone(grumble: Conversation) -> None:
    grumble.say("I did mean sicknes")
    assert "sicknes" not in changed(grumble)


@pytest.mark.parametrize(
    "said", ["only acute", "cheaper", "show more", "Our HCSW posts stay empty for months on end"]
)
def test_what_was_undone_stays_undone(grumble: Conversation, said: str) -> None:
    grumble.say("I did mean HCSW")
    grumble.say(said)
    assert "hcsw" not in changed(grumble)


def test_undo_takes_it_back(grumble: Conversation) -> None:
    grumble.say("I did mean HCSW")
    grumble.say("undo")
    assert "hcsw" in changed(grumble)


def test_a_word_that_was_not_changed_is_said_to_be_so(grumble: Conversation) -> None:
    turn = grumble.say("I did mean banana")
    assert turn.kind == "clarification"
    assert "“hcsw”" in turn.text
    assert grumble.state.kept == ()


def test_without_a_problem_nothing_was_changed(talk: Conversation) -> None:
    assert talk.say("I did mean HCSW").kind == "clarification"
