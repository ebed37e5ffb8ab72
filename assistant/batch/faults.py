"""The error file: every faulty row as it was, with where it stood and why, to be mended and run again."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.batch.journal import Entry
from assistant.batch.reading import Source
from assistant.safety import inert, plain

WHERE, REASON = "where_in_input", "reason"


def write_faults(entries: Iterator[Entry], source: Source, path: Path) -> int:
    """Write the faulty rows of a run; no file where there is none. Returns how many there are."""
    faulty = (entry for entry in entries if entry.fault is not None)
    first = next(faulty, None)
    if first is None:
        path.unlink(missing_ok=True)
        return 0
    write = _write_table if path.suffix == ".csv" else _write_lines
    part = path.with_name(path.name + ".part")
    count = write(first, faulty, source, part)
    part.replace(path)
    return count


def _write_lines(first: Entry, rest: Iterator[Entry], source: Source, part: Path) -> int:
    count = 0
    with part.open("w", encoding="utf-8", newline="\n") as out:
        for entry in (first, *rest):
            held = entry.original
            row = dict(held) if isinstance(held, dict) else {"raw": held}
            row |= {WHERE: entry.where, REASON: entry.fault}
            out.write(json.dumps(row) + "\n")
            count += 1
    return count


def _write_table(first: Entry, rest: Iterator[Entry], source: Source, part: Path) -> int:
    columns = [name for name in source.columns if name not in (WHERE, REASON)]
    kept = [place for place, name in enumerate(source.columns) if name in columns]
    count = 0
    with part.open("w", encoding="utf-8-sig", newline="", errors="replace") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow([*(inert(name) for name in columns), WHERE, REASON])
        for entry in (first, *rest):
            cells = _cells(entry.original, source)
            row = [cells[place] if place < len(cells) else "" for place in kept]
            table.writerow([*(inert(cell) for cell in row), entry.where, plain(entry.fault or "")])
            count += 1
    return count


def _cells(original: Any, source: Source) -> list[str]:
    """The cells under their columns; a text cut apart at its delimiters is joined again."""
    problem = source.columns.index(source.column or "")
    cells = list(original)
    if len(cells) == 1 < len(source.columns):
        return [""] * problem + cells
    spare = max(0, len(cells) - len(source.columns))
    joined = ",".join(cells[problem : problem + spare + 1])
    return [*cells[:problem], joined, *cells[problem + spare + 1 :]]
