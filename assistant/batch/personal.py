"""Which rows of a run seem to hold something of one person. All are looked at, a few named; nothing is stopped."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.batch.reading import Source
from assistant.language.personal_data import find, in_words, said
from assistant.safety import one_line

NAMED = 8  # rows named

Placed = tuple[str, str]  # where a text stands, the text


@dataclass
class Personal:
    """How many rows seem to hold what, and where the first of them stand. None of their words.

    ``kinds`` counts rows by kind (a key of KINDS), in the order in which the kinds were first met.
    """

    rows: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    places: list[str] = field(default_factory=list)

    def note(self, where: str, kinds: Iterable[str]) -> None:
        """Count a row that holds these kinds, if any."""
        if held := list(kinds):
            self.rows += 1
            self.kinds.update(held)
            if len(self.places) < NAMED:
                self.places.append(one_line(where))

    def add(self, later: "Personal") -> None:
        """Count the rows that come after these."""
        self.rows += later.rows
        self.kinds.update(later.kinds)
        self.places += later.places[: NAMED - len(self.places)]

    def sentence(self) -> str | None:
        """The sentence that names the rows and what they seem to hold; None where there is none."""
        if not self.rows:
            return None
        count = "1 row seems" if self.rows == 1 else f"{self.rows:,} rows seem"
        named, rest = ", ".join(self.places), self.rows - len(self.places)
        more = f" and {rest:,} more" if rest else ""
        return (
            f"{count} to hold {in_words(self.kinds)}, which what is written repeats: {named}{more}."
        )

    def facts(self) -> dict[str, Any]:
        """What the manifest says of it."""
        return {"rows": self.rows, "kinds": dict(self.kinds), "first": self.places}

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Personal":
        """The reverse of ``facts``; nothing where a manifest has none."""
        kinds = Counter(facts.get("kinds", {}))
        return cls(facts.get("rows", 0), kinds, list(facts.get("first", ())))


def kinds_in(text: str) -> tuple[str, ...]:
    """The kinds of personal thing that a text seems to hold, each once."""
    return tuple(dict.fromkeys(one.kind for one in find(text)))


def in_rows(source: Source) -> Iterator[Placed]:
    """The rows of an input that will be answered."""
    return ((row.where, row.text) for row in source.rows() if row.fault is None)


def in_run(path: Path) -> Iterator[Placed]:
    """The problems of a finished run, by id."""
    from assistant.batch.report import lines_of

    return ((line.id, line.query) for line in lines_of(path))


def look_through(texts: Iterable[Placed]) -> Personal:
    """Look at every text."""
    found = Personal()
    for where, text in texts:
        found.note(where, kinds_in(text))
    return found


def of_problem(text: str) -> str | None:
    """The sentence for one problem; None where nothing looks personal."""
    found = find(text)
    return f"The problem seems to hold {said(found)}, which the paper repeats." if found else None
