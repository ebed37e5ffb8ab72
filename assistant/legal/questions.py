"""The questions pack: what to ask whom, from the considerations raised, without repeats."""

from collections.abc import Iterable
from typing import NamedTuple

from assistant.models import LegalAnswer

ALIKE = 76.0  # RapidFuzz token-set ratio from which two questions ask the same
ADVISERS = {
    "legal-adviser": "For your legal adviser",
    "staff-side": "For staff side",
    "information-governance": "For information governance",
    "finance": "For finance",
}


class Asked(NamedTuple):
    """A question, and the titles of the considerations that ask it."""

    ask: str
    about: tuple[str, ...]


def pack(items: Iterable[LegalAnswer], only: str = "") -> dict[str, list[Asked]]:
    """Questions by whom they are for, in the order of the considerations; near-equal ones stand once."""
    held = list(items)
    packed = {
        adviser: _merged(
            (ask, item.title) for item in held for ask in item.questions_by.get(adviser, ())
        )
        for adviser in ADVISERS
        if only in ("", adviser)
    }
    return {adviser: asked for adviser, asked in packed.items() if asked}


def _merged(rows: Iterable[tuple[str, str]]) -> list[Asked]:
    from rapidfuzz import fuzz, process, utils

    found: list[Asked] = []
    for ask, title in rows:
        near = process.extractOne(
            ask,
            [one.ask for one in found],
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
            score_cutoff=ALIKE,
        )
        if near is None:
            found.append(Asked(ask, (title,)))
        elif title not in found[near[2]].about:
            found[near[2]] = found[near[2]]._replace(about=(*found[near[2]].about, title))
    return found
