"""When a document says that it was published. A date is taken only where the document calls it that."""

import re
from collections.abc import Sequence

from assistant.intake.blocks import Block, Manuscript

MONTHS = (
    "january february march april may june july august september october november december".split()
)
MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
DATE = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)|(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d)"
)
CALLED = re.compile(
    rf"\b(?:first published|published|publication date|date published|posted|date|last updated|updated|issued)\b"
    rf"\s*(?:on|in|:|-|–)?\s*(?:{DATE})",
    re.IGNORECASE,
)
ALONE = re.compile(rf"^(?:{DATE})$", re.IGNORECASE)
CITED = re.compile(rf"\(\s*(?:{DATE})\s*\)", re.IGNORECASE)


def published(manuscript: Manuscript, blocks: Sequence[Block]) -> str:
    """The date as the corpus writes one; empty where the document gives none."""
    for text, pattern in _places(manuscript, blocks):
        found = pattern.search(text)
        if found and (date := _written(found)):
            return date
    return ""


def _places(manuscript: Manuscript, blocks: Sequence[Block]) -> list[tuple[str, re.Pattern[str]]]:
    everything = [block.text for block in manuscript.blocks]
    citations = [
        text for text in everything if re.search(r"\bcit(?:e|ation)\b", text, re.IGNORECASE)
    ]
    after = [everything[n + 1] for n, t in enumerate(everything[:-1]) if "citation" in t.casefold()]
    return [
        (manuscript.date, ALONE),
        *((text, CITED) for text in (*citations, *after)),
        *((text, CALLED) for text in everything),
        *((block.text, ALONE) for block in blocks[:8]),
    ]


def _written(found: re.Match[str]) -> str:
    if found.group("iso"):
        return _real(found.group("iso"))
    if found.group("y"):
        return _real(f"{found.group('y')}-{int(found.group('m')):02d}-{int(found.group('d')):02d}")
    month = next(
        n for n, name in enumerate(MONTHS, 1) if name.startswith(found.group("month")[:3].lower())
    )
    day = f"-{int(found.group('day')):02d}" if found.group("day") else ""
    return _real(f"{found.group('year')}-{month:02d}{day}")


def _real(date: str) -> str:
    _, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return date if 1 <= month <= 12 and 1 <= day <= 31 else ""
