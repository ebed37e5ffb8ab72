"""One sentence before a run or an export where rows seem to hold something of one person. Never stops anything."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from assistant.batch.reading import Source
from assistant.language.personal_data import Finding, find, said
from assistant.safety import one_line

LOOKED_THROUGH = 20_000  # rows; a few seconds' work
NAMED = 8  # rows named

Placed = tuple[str, str]  # where a text stands, the text


def in_rows(source: Source) -> Iterator[Placed]:
    """The rows of an input that will be answered."""
    return ((row.where, row.text) for row in source.rows() if row.fault is None)


def in_run(path: Path) -> Iterator[Placed]:
    """The problems of a finished run, by id."""
    from assistant.batch.report import lines_of

    return ((line.id, line.query) for line in lines_of(path))


def warning(texts: Iterable[Placed], *, most: int = LOOKED_THROUGH) -> str | None:
    """The sentence that names the rows and what kinds of thing they seem to hold; None where there is none."""
    found: dict[str, Finding] = {}
    places: list[str] = []
    rows = 0
    for where, text in islice(texts, most):
        rows += 1
        if here := find(text):
            places.append(one_line(where))
            found.update((one.kind, one) for one in here)
    if not places:
        return None
    named = ", ".join(places[:NAMED])
    more = f" and {len(places) - NAMED:,} more" if len(places) > NAMED else ""
    within = f" among the first {most:,}" if rows == most else ""
    count = "1 row seems" if len(places) == 1 else f"{len(places):,} rows seem"
    return f"{count}{within} to hold {said(found.values())}, which what is written will repeat: {named}{more}."


def of_problem(text: str) -> str | None:
    """The sentence for one problem; None where nothing looks personal."""
    found = find(text)
    return f"The problem seems to hold {said(found)}, which the paper repeats." if found else None
