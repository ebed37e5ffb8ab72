"""Organisations named in a text: those the library knows, and what by its last words must be one."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from assistant.library.vocabulary import Organisation, Organisations

SHORTEST = 4  # letters; shorter names and abbreviations stand for too many things
WORD = r"(?:[A-Z][\w'’&-]*|St\.?)"
JOINING = r"(?:and|of|the|for|with|in|upon|on|&)"
LAST = (
    r"NHS (?:Foundation )?[Tt]rust|University Health Board|Health Board|Hospitals? Trust"
    r"|(?:City |County |Borough |District )?Council|(?:Community |Care |Health )?Partnership"
    r"|(?<=\s)STP|(?<=\s)ICS|(?<=\s)ICB"
    r"|Integrated Care (?:Board|System)|Ambulance Service|Clinical Commissioning Group|Hospice"
    r"|Housing Association|Care Homes?|Police"
    r"|Fire and Rescue Service|GP [Cc]onfederation|Medical (?:Centre|Practice)|University"
)
LOOKS_LIKE = re.compile(rf"\b{WORD}(?: (?:{JOINING} )?(?:{JOINING} )?{WORD}){{0,8}}? (?:{LAST})\b")


class Named(NamedTuple):
    """An organisation as the text prints it, where it stands, and its record where the library has one."""

    text: str
    start: int
    record: Organisation | None


class Names:
    """Finds the organisations of a library in texts."""

    def __init__(self, organisations: Organisations) -> None:
        self.organisations = organisations

    @cached_property
    def _known(self) -> re.Pattern[str]:
        names = {name for body in self.organisations.by_slug.values() for name in _names(body)}
        held = sorted((n for n in names if len(n) >= SHORTEST), key=lambda n: (-len(n), n))
        spelt = "|".join(_spelt(name) for name in held)
        return re.compile(rf"(?<![\w-])(?:{spelt})(?![\w-])" if spelt else r"(?!)")

    def find(self, text: str) -> list[Named]:
        """Every organisation named, in the order of the text; of two at one place, the longer."""
        found = [
            Named(one.group(), one.start(), self._record(one.group()))
            for pattern in (self._known, LOOKS_LIKE)
            for one in pattern.finditer(text)
        ]
        return list(_apart(found))

    def first(self, text: str) -> Named | None:
        """The organisation named first."""
        return next(iter(self.find(text)), None)

    def is_only(self, text: str) -> bool:
        """Whether a text is an organisation's name and nothing else."""
        named = self.first(text)
        rest = text.replace(named.text, "", 1) if named else text
        return named is not None and not re.search(r"\w{2}", rest.removeprefix("The "))

    def _record(self, name: str) -> Organisation | None:
        found = self.organisations.find(name.replace(" trust", " Trust"))
        return found[0] if found else None


def _names(body: Organisation) -> Iterable[str]:
    return (body.name, *(old.name for old in body.formerly), *body.aliases)


def _spelt(name: str) -> str:
    """A name as a pattern: either apostrophe, either case of Trust."""
    safe = re.escape(name).replace(r"\ ", r"\s+").replace("’", "['’]").replace("'", "['’]")
    return safe.replace("Trust", "[Tt]rust")


def _apart(found: Iterable[Named]) -> Iterable[Named]:
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -len(one.text), one.record is None)):
        if one.start >= end:
            yield one
            end = one.start + len(one.text)
