"""How often the sector, staff groups and themes understood of a problem are those it was judged to speak of."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.language.reading import Reading

JUDGED = Path(__file__).parent / "readings.tsv"
KINDS = ("sectors", "staff_groups", "themes")


class Judged(NamedTuple):
    """A problem, the slugs of each kind that it must be understood to speak of, and slugs it may be."""

    id: str
    text: str
    held_out: bool
    must: dict[str, frozenset[str]]
    also: frozenset[str]


class Measure(NamedTuple):
    """Counts of slugs: ``right`` of ``said`` are judged to be spoken of; ``found`` of ``wanted`` were said."""

    right: int
    said: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what was understood that the problem speaks of, 0 to 1."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Share of what the problem speaks of that was understood, 0 to 1."""
        return self.found / self.wanted if self.wanted else 1.0


def judged(corpus: Path) -> Iterator[Judged]:
    """The judged readings with the texts of the corpus's topics."""
    lines = (corpus / "evaluation" / "topics.jsonl").read_text(encoding="utf-8").splitlines()
    topics = {topic["id"]: topic for topic in map(json.loads, lines)}
    rows = (row for row in JUDGED.read_text(encoding="utf-8").splitlines() if row[0] != "#")
    for row in csv.DictReader(rows, delimiter="\t"):
        topic = topics[row["id"]]
        must = {kind: frozenset(row[kind].split()) for kind in KINDS}
        also = frozenset(row["also"].split())
        yield Judged(row["id"], topic["text"], topic["held_out"], must, also)


def measure(read: Callable[[str], Reading], problems: Iterable[Judged], kind: str) -> Measure:
    """The counts of one kind over problems."""
    counts = []
    for one in problems:
        said, must = set(getattr(read(one.text), kind)), one.must[kind]
        counts.append((len(said & (must | one.also)), len(said), len(said & must), len(must)))
    return Measure(*map(sum, zip(*counts, strict=True)))
