"""Blocks as plain text for a terminal, a pipe or a screen reader: labelled lines, no drawing."""

from collections.abc import Iterator
from textwrap import fill

from assistant.rendering.blocks import (
    Block,
    Blocks,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from assistant.safety import one_line, plain

WIDTH = 88


def blocks_text(blocks: Blocks) -> str:
    """The whole text; an empty line stands before each heading but the first."""
    lines = [line for block in blocks for line in _shown(block)]
    return "\n".join(lines).strip("\n")


def _shown(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, text):
            yield from ("", _wrap(text))
        case Paragraph(text, label, url):
            parts = [f"{label}:" if label else "", text, url or ""]
            yield _wrap(" ".join(part for part in parts if part))
        case Bullets(items):
            yield from (_wrap(f"- {item}", 3) for item in items)
        case Quote(text):
            yield from (_wrap(line, 3) for line in plain(text).splitlines() if line.strip())
        case Notice(text):
            yield _wrap(text)
        case Table():
            yield from _table(block)
        case Picture():
            return


def _table(table: Table) -> Iterator[str]:
    """A row a line, each cell after its column's name."""
    yield _wrap(f"{table.caption}:")
    for row in table.rows:
        pairs = zip(table.header, row, strict=True)
        yield _wrap("- " + "; ".join(f"{name}: {cell}" for name, cell in pairs), 3)


def _wrap(text: str, indent: int = 0) -> str:
    pad = " " * indent
    return fill(
        one_line(text),
        WIDTH,
        initial_indent=pad,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )
