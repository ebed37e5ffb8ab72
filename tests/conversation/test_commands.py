"""Slash commands: found by name, beginning or slip; completed; each does what its sentence does."""

import pytest

from assistant.conversation import Conversation
from assistant.conversation.commands import COMMANDS, completions, find, spellings
from assistant.conversation.handling import HANDLERS
from assistant.conversation.intents import understand
from assistant.conversation.state import Intent


def test_names_are_told_apart() -> None:
    words = [word for one in COMMANDS for word in (one.name, *one.aliases)]
    assert len(words) == len(set(words)) == len(spellings())
    assert {one.intent for one in COMMANDS} <= set(HANDLERS)


@pytest.mark.parametrize(
    ("word", "name", "mended"),
    [
        ("compare", "compare", False),
        ("Compare", "compare", False),
        ("comp", "compare", False),
        ("vs", "compare", False),
        ("compair", "compare", True),
        ("staff_group", "staff-group", False),
        ("undoo", "undo", True),
    ],
)
def test_finding(word: str, name: str, mended: bool) -> None:
    command, slip = find(word)
    assert command is not None
    assert (command.name, slip) == (name, mended)


def test_what_is_like_nothing_is_not_guessed() -> None:
    assert find("zzzz") == (None, False)
    assert find("") == (None, False)


def test_completion(asked: Conversation) -> None:
    assert completions("/com", asked) == ["/compare", "/common"]
    assert "/sector ambulance" in completions("/sector a", asked)
    assert completions("/tell ", asked)[:2] == ["/tell 1", "/tell 2"]
    assert "/relevant tupe" in completions("/relevant t", asked)
    assert completions("no slash", asked) == []
    assert completions("/nothing-like-it x", asked) == []


@pytest.mark.parametrize("command", COMMANDS, ids=[one.name for one in COMMANDS])
def test_every_example_does_what_the_command_does(command: object, asked: Conversation) -> None:
    assert command in COMMANDS
    one = next(held for held in COMMANDS if held is command)
    intent = understand(one.example, asked)
    changes = {"only", "also", "not", "sector", "theme", "staff_group", "country", "source"}
    changes |= {"since", "cheap", "small", "proven"}
    if one.name == "skip":  # a question is open, so the key for it is taken
        assert intent == Intent("chosen", "s")
        return
    assert intent.name == ("change" if one.intent in changes else one.intent)


@pytest.mark.parametrize("command", COMMANDS, ids=[one.name for one in COMMANDS])
def test_every_command_replies_with_and_without_an_argument(
    command: object, asked: Conversation
) -> None:
    one = next(held for held in COMMANDS if held is command)
    for line in (f"/{one.name}", f"/{one.name} 2", f"/{one.name} xyzzy"):
        assert asked.say(line).text
