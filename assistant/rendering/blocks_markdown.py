"""Blocks as Markdown (CommonMark with tables). Text from outside is escaped."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

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
from assistant.rendering.markdown import escaped, escaped_line
from assistant.safety import plain


def markdown(blocks: Blocks) -> Iterator[str]:
    """The text of each block, ends of line included."""
    for block in blocks:
        if shown := _shown(block):
            yield shown + "\n\n"


def _shown(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * min(level, 6)} {escaped(text)}"
        case Paragraph(text, label, url):
            return _paragraph(text, label, url)
        case Bullets(items):
            return "\n".join(f"- {escaped_line(item)}" for item in items)
        case Quote(text):
            lines = [line for line in plain(text).splitlines() if line.strip()]
            return "\n>\n".join(f"> {escaped_line(line)}" for line in lines)
        case Notice(text):
            return f"**{escaped(text)}**"
        case Table():
            return _table(block)
        case Picture():
            return ""  # the table beside it says as much


def _paragraph(text: str, label: str | None, url: str | None) -> str:
    parts = [f"**{escaped(label)}:**" if label else "", escaped_line(text) if text else ""]
    if url:
        parts.append(f"<{quote(url, safe=':/?#[]@!$&()*+,;=%~.-_')}>")
    return " ".join(part for part in parts if part)


def _table(table: Table) -> str:
    lines = [f"*{escaped(table.caption)}*", ""] if table.caption else []
    lines += [
        _row([escaped(name) for name in table.header]),
        _row(["---"] * len(table.header)),
    ]
    return "\n".join([*lines, *(_row([escaped(str(cell)) for cell in row]) for row in table.rows)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
