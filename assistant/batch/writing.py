"""From a finished journal to the output, in the form asked for. Streams; the same journal gives the same bytes."""

import os
from collections import Counter
from collections.abc import Iterator

from assistant.batch.journal import Entry
from assistant.batch.places import Places
from assistant.batch.readable import Entries, Told, run_blocks
from assistant.batch.reading import Source
from assistant.batch.settings import RunKey
from assistant.models import Answer
from assistant.rendering.recommendations import Cell


def write_output(
    places: Places, source: Source, key: RunKey, counts: Counter[str], entries: Entries
) -> None:
    """Write the whole output under its part name, ready to be moved into place."""
    summary = summary_of(source, key, counts)
    told = Told(source.path.name, summary, counts["fault"], sum(counts.values()))
    match places.form:
        case "jsonl":
            _write_text(places, (f"{one.answer_json}\n" for one in _answered(entries)))
        case "csv":
            from assistant.rendering.sheets import write_csv

            write_csv(_numbered(entries), places.part)
        case "xlsx":
            from assistant.rendering.sheets import write_xlsx

            write_xlsx(_numbered(entries), summary, places.part)
        case "markdown":
            from assistant.rendering.blocks_markdown import markdown

            _write_text(places, markdown(run_blocks(entries, told)))
        case "html":
            from assistant.rendering.html import html

            title = f"Initiatives for the problems in {told.source}"
            _write_text(places, html(run_blocks(entries, told), title))
        case _:
            from assistant.rendering.docx import write_docx

            write_docx(run_blocks(entries, told), places.part)


def summary_of(source: Source, key: RunKey, counts: Counter[str]) -> list[tuple[str, Cell]]:
    """The summary sheet and table: what went in, what came out, what it was made with. No times."""
    rows = sum(counts.values())
    limits = key.settings.filters.model_dump(exclude_defaults=True)
    return [
        ("Input", source.path.name),
        ("Input SHA-256", source.sha256),
        ("Rows", rows),
        ("Rows answered", rows - counts["fault"]),
        ("Rows in the error file", counts["fault"]),
        *((f"Match: {name}", counts[name]) for name in ("strong", "partial", "weak", "none")),
        ("Most initiatives a row", key.settings.top),
        ("Limited to", "; ".join(f"{k} {v}" for k, v in limits.items()) or "nothing"),
        ("Law read as of", key.settings.as_at.isoformat()),
        ("Index", key.receipt.index),
        ("Corpus", key.receipt.corpus),
        ("Legal pack", key.receipt.legal),
        ("Program", key.receipt.version),
    ]


def _answered(entries: Entries) -> Iterator[Entry]:
    return (entry for entry in entries() if entry.answer_json is not None)


def _numbered(entries: Entries) -> Iterator[tuple[int, Answer]]:
    return ((entry.number, entry.answer) for entry in _answered(entries))


def _write_text(places: Places, parts: Iterator[str]) -> None:
    with places.part.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(parts)
        out.flush()
        os.fsync(out.fileno())
