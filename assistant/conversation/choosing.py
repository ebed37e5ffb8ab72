"""One key, a number, or the words of a choice: what a reply offered, taken up."""

import re
from typing import TYPE_CHECKING

from assistant.conversation import commands
from assistant.conversation.refining import STRONG, WEAK
from assistant.conversation.state import Choice, Intent

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

KEYS_IN_WORDS = {"skip": "s", "pass": "s", "yes": "y", "no": "n"}
ALIKE = 85.0  # RapidFuzz ratio from which a choice is taken by its words


def pressed(said: str, talk: "Conversation") -> Intent | None:
    """A key on offer, the number of an initiative, or a letter that does nothing now."""
    if not said:
        skipping = any(choice.key == "s" for choice in talk.choices)
        return Intent("chosen", "s") if skipping else Intent("empty")
    key = said.casefold().rstrip(".")
    for choice in talk.choices:
        if key == choice.key or KEYS_IN_WORDS.get(key) == choice.key:
            return Intent("chosen", choice.key)
    if re.fullmatch(r"#?\d{1,2}", key) and talk.shown:
        return Intent("tell", key)
    return Intent("no_key", key) if re.fullmatch("[a-z]", key) else None


def answered(plain: str, talk: "Conversation") -> Intent | None:
    """A sharpening question answered in words: "acute" is an answer, "only acute" a filter."""
    from rapidfuzz import fuzz

    plain = plain.rstrip(".!")
    offered = [one for one in talk.choices if one.intent.name == "prefer"]
    for one in offered:
        if plain == one.label.casefold():
            return Intent("chosen", one.key)
    if not offered or len(plain.split()) > 4 or STRONG.match(plain) or WEAK.match(plain):
        return None
    near = [one for one in offered if fuzz.ratio(plain, one.label.casefold()) >= ALIKE]
    words = set(plain.split())
    near = near or [one for one in offered if words <= set(one.label.casefold().split())]
    near = near or _named(plain, offered, talk)
    return Intent("chosen", near[0].key) if len(near) == 1 else None


def _named(plain: str, offered: list[Choice], talk: "Conversation") -> list[Choice]:
    named, left = talk.namer.find(plain)
    values = {f"{name.kind}:{slug}" for name in named for slug in name.slugs}
    return [] if left else [one for one in offered if one.intent.text in values]


def commanded(said: str, talk: "Conversation") -> Intent:
    """A line that begins with a slash."""
    word, *after = said[1:].split(maxsplit=1) or [""]
    rest = after[0].strip() if after else ""
    command, mended = commands.find(word, talk.beside.all_commands)
    if command is None:
        return Intent("no_command", word)
    if command.needs and not rest:
        return Intent("needs", command.name)
    slip = ((f"/{word}", f"/{command.name}"),) if mended else ()
    if command.takes == "cases" or command.takes == "case":
        rest = re.sub(r"(?<=\d)[ ,]+(?=\d)", " and ", rest)
    return Intent(command.intent, rest, mended=slip, words="command")
