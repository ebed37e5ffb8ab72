"""A run as a document to read: a summary, a table of the problems, each answer, the rows left out."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from assistant.batch.journal import Entry
from assistant.models import NOT_ADVICE
from assistant.rendering.blocks import Block, Heading, Link, Notice, Paragraph, Table
from assistant.rendering.prose import answer_blocks, short
from assistant.rendering.recommendations import Cell

Entries = Callable[[], Iterator[Entry]]
LISTED = 500  # problems in the table of contents; more are found by their headings


class Told(NamedTuple):
    """What a document says of its run."""

    source: str
    summary: list[tuple[str, Cell]]
    faulty: int
    rows: int


def run_blocks(entries: Entries, told: Told) -> Iterator[Block]:
    """The whole document."""
    yield Heading(1, f"Initiatives for the problems in {told.source}")
    yield Notice(NOT_ADVICE)
    rows = [(name, str(value)) for name, value in told.summary]
    yield Table("The run", ("What", "Value"), rows)
    if told.rows <= LISTED:
        yield _contents(entries)
    for entry in entries():
        if entry.answer_json is not None:
            answer = entry.answer
            yield Heading(
                2, f"Problem {entry.id}: {short(answer.query)}", f"problem-{entry.number}"
            )
            yield from answer_blocks(answer, level=3)
    if told.faulty:
        yield from _left_out(entries, told.faulty)


def _contents(entries: Entries) -> Block:
    rows: list[tuple[str | Link, ...]] = []
    for entry in entries():
        if entry.answer_json is not None:
            answer = entry.answer
            first = answer.cases[0].title if answer.cases else "nothing fits"
            link = Link(entry.id, f"problem-{entry.number}")
            rows.append((link, short(answer.query), answer.match, first))
    return Table("The problems", ("Id", "Problem", "Match", "First initiative"), rows)


def _left_out(entries: Entries, faulty: int) -> Iterator[Block]:
    yield Heading(2, "Rows that could not be answered")
    rows: list[tuple[str, str, str]] = []
    for entry in entries():
        if entry.fault is not None and len(rows) < LISTED:
            rows.append((entry.id, entry.where, entry.fault))
    yield Table("Rows left out, and why", ("Id", "Where", "Why"), rows)
    if faulty > len(rows):
        yield Paragraph(f"{faulty - len(rows):,} more stand in the error file.")
