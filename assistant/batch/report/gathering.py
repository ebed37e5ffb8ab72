"""Counting a run: one pass over its answers, a bounded sample of its problems kept for what must compare them."""

import hashlib
import heapq
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from assistant.batch.personal import Personal, kinds_in
from assistant.errors import UsageError

SAMPLE = 5_000  # problems compared with one another
LISTED = 200  # unmatched or thin rows named
FEW_WORDS = 5  # a problem of fewer words says too little
LEADING = 3  # initiatives of a row that count as its own


class Line(NamedTuple):
    """What the report needs of one answer. ``cases`` and ``legal`` are (id, title), best first."""

    id: str
    query: str
    match: str
    themes: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]
    legal: tuple[tuple[str, str], ...]


@dataclass
class Gathered:
    """The counts of a run, and a sample of it in the order of the run."""

    rows: int = 0
    repeated: int = 0
    matches: Counter[str] = field(default_factory=Counter)
    themes: Counter[str] = field(default_factory=Counter)
    cases: Counter[tuple[str, str]] = field(default_factory=Counter)
    legal: Counter[tuple[str, str]] = field(default_factory=Counter)
    unmatched: list[Line] = field(default_factory=list)
    thin: list[Line] = field(default_factory=list)
    thin_rows: int = 0
    sample: list[Line] = field(default_factory=list)
    personal: Personal = field(default_factory=Personal)


def lines_of(path: Path) -> Iterator[Line]:
    """The answers of a JSONL run; UsageError where a line is none."""
    try:
        with path.open(encoding="utf-8-sig") as held:
            for number, text in enumerate(held, 1):
                if text.strip():
                    yield line_of(text, f"{path}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} cannot be read ({error}). Give the .jsonl output of a run."
        ) from None


def line_of(text: str, place: str) -> Line:
    """One answer's JSON as a line; UsageError where it is not an answer."""
    try:
        held = json.loads(text)
        return Line(
            id=str(held["id"]),
            query=held["query"],
            match=held["match"],
            themes=tuple(held["understood"]["themes"]),
            cases=tuple((one["id"], one["title"]) for one in held["cases"]),
            legal=tuple((one["id"], _marked(one)) for one in held["legal"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(f"{place} is not an answer. Give the .jsonl output of a run.") from None


def _marked(law: dict[str, Any]) -> str:
    """A consideration's title, with the mark of one past its review."""
    return f"{law['title']} (REVIEW OVERDUE)" if law.get("overdue") else str(law["title"])


def gather(lines: Iterable[Line]) -> Gathered:
    """Count a run in one pass."""
    found = Gathered()
    hashes = array("Q")
    kept: list[tuple[int, int, Line]] = []  # a heap: the largest hash leaves first
    for line in lines:
        found.rows += 1
        _count(found, line)
        digest = _hash(line.query)
        hashes.append(digest)
        item = (-digest, -found.rows, line)
        if len(kept) < SAMPLE:
            heapq.heappush(kept, item)
        else:
            heapq.heappushpop(kept, item)
    found.repeated = found.rows - len(set(hashes))
    found.sample = [line for _, _, line in sorted(kept, key=lambda one: -one[1])]
    return found


def _count(found: Gathered, line: Line) -> None:
    found.personal.note(line.id, kinds_in(line.query))
    found.matches[line.match] += 1
    found.themes.update(line.themes[:LEADING])
    found.cases.update(line.cases[:LEADING])
    found.legal.update(line.legal)
    if line.match == "none" and len(found.unmatched) < LISTED:
        found.unmatched.append(line)
    if line.match != "none" and (line.match == "weak" or len(line.query.split()) < FEW_WORDS):
        found.thin_rows += 1
        if len(found.thin) < LISTED:
            found.thin.append(line)


def _hash(query: str) -> int:
    plain = " ".join(query.casefold().split()).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(plain, digest_size=8).digest(), "big")
