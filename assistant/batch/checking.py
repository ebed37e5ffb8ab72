"""The dry run: everything wrong with an input, before any work; what is alike is told once with its cells."""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from assistant.batch.reading import Source

SHOWN = 8  # cells named for each kind of fault
DIGITS = str.maketrans("0123456789", "##########")


@dataclass
class Kind:
    """One kind of fault: an example, where it stands, how often."""

    example: str
    places: list[str] = field(default_factory=list)
    count: int = 0


@dataclass
class Survey:
    """What one reading of an input tells."""

    rows: int = 0
    faulty: int = 0
    kinds: dict[str, Kind] = field(default_factory=dict)
    repeated_ids: int = 0
    repeated_problems: int = 0

    def lines(self) -> Iterator[str]:
        """What is wrong, as sentences, the most frequent kind first."""
        for kind in sorted(self.kinds.values(), key=lambda one: (-one.count, one.example)):
            places = ", ".join(kind.places)
            more = f" and {kind.count - len(kind.places):,} more" * (kind.count > len(kind.places))
            times = f"{kind.count:,} rows" if kind.count > 1 else "1 row"
            yield f"{times}: {kind.example}. At {places}{more}."
        if self.repeated_ids:
            yield f"{self.repeated_ids:,} rows repeat the id of another. They are answered all the same."
        if self.repeated_problems:
            yield f"{self.repeated_problems:,} rows repeat the words of another."


def survey(source: Source, *, repeats: bool = False) -> Survey:
    """Read every row and gather its faults. ``repeats`` also counts ids and problems that recur (16 bytes a row)."""
    found = Survey()
    ids, problems = array("Q"), array("Q")
    for row in source.rows():
        found.rows += 1
        if row.fault is not None:
            found.faulty += 1
            _note(found.kinds, row.fault, row.where)
        if repeats:
            ids.append(_short(row.id))
            problems.append(_short(" ".join(row.text.casefold().split())))
    if repeats:
        found.repeated_ids, found.repeated_problems = _repeated(ids), _repeated(problems)
    return found


def _note(kinds: dict[str, Kind], fault: str, where: str) -> None:
    kind = kinds.setdefault(fault.translate(DIGITS), Kind(fault))
    kind.count += 1
    if len(kind.places) < SHOWN:
        kind.places.append(where)


def _short(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def _repeated(values: "array[int]") -> int:
    return sum(count - 1 for count in Counter(values).values() if count > 1)
