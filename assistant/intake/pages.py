"""PDF files as blocks, by pypdf: lines put together to paragraphs, headings by the size of their letters."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pypdf import PdfReader

from assistant.errors import UsageError
from assistant.intake.blocks import Block, Manuscript, looks_like_heading, tidy

ITEM = re.compile(r"^(?:[•●▪◦‣–-]|\d{1,2}[.)])\s+")
LARGER = 1.12  # times the size of the running text, from which a short line is a heading
EDGE = 2  # lines at the top and foot of a page that may be running heads


class Line(NamedTuple):
    """A line of a page and the size of its letters."""

    text: str
    size: float
    top: float


def read_pdf(path: Path, raw: bytes) -> Manuscript:
    """A PDF that holds text; running heads and page numbers are left out."""
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what it thinks of a file is no message to a user
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UsageError(f"{path} is locked with a password. Save a copy without one.")
    pages = [_lines(page) for page in reader.pages]
    running = _running(pages)
    lines = [line for page in pages for line in page if _shape(line.text) not in running]
    lines = [line for line in lines if not line.text.isdigit()]
    title = tidy(str((reader.metadata.title if reader.metadata else "") or ""))
    return Manuscript(path.name, tuple(_blocks(lines)), title=title)


def _lines(page: Any) -> list[Line]:
    """The lines of a page from its top; pieces at one height belong together."""
    pieces: list[Line] = []

    def visit(text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        scale = abs(tm[3] or tm[1] or 1.0) * abs(cm[3] or 1.0)
        rows = (row for row in text.split("\n") if row.strip())
        pieces.extend(Line(row, round(float(size) * scale, 1), float(tm[5])) for row in rows)

    page.extract_text(visitor_text=visit)
    lines: list[Line] = []
    for piece in pieces:
        if lines and abs(lines[-1].top - piece.top) < 2 and lines[-1].size == piece.size:
            lines[-1] = Line(lines[-1].text + piece.text, piece.size, piece.top)
        else:
            lines.append(piece)
    return [Line(tidy(one.text), one.size, one.top) for one in lines]


def _running(pages: list[list[Line]]) -> set[str]:
    """The shapes of lines at the edge of at least half of the pages."""
    if len(pages) < 3:
        return set()
    counts = Counter(
        shape
        for page in pages
        for shape in {_shape(line.text) for line in (*page[:EDGE], *page[-EDGE:])}
    )
    return {shape for shape, times in counts.items() if times * 2 > len(pages)}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text.casefold())


def _blocks(lines: list[Line]) -> Iterator[Block]:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted({line.size for line in lines if line.size >= body * LARGER}, reverse=True)
    held: list[Line] = []
    for line in lines:
        level = larger.index(line.size) + 1 if line.size in larger else 0
        if held and (level or _begins(held, line, level)):
            yield _paragraph(held)
            held = []
        if level and len(line.text) <= 160:
            yield Block("heading", line.text, min(6, level))
        else:
            held.append(line)
    if held:
        yield _paragraph(held)


def _begins(held: list[Line], line: Line, level: int) -> bool:
    """Whether a line begins a paragraph: an item, a wider gap above it, the last one cut short by a full stop."""
    before = held[-1]
    if ITEM.match(line.text) or line.size != before.size:
        return True
    gap, usual = before.top - line.top, line.size * 1.6
    widest = max(len(one.text) for one in held)
    ended = before.text.endswith((".", "!", "?")) and len(before.text) < widest * 0.8
    return gap > usual or ended or (level == 0 and gap < 0 and before.text.endswith("."))


def _paragraph(lines: list[Line]) -> Block:
    text = " ".join(line.text for line in lines)
    text = tidy(re.sub(r"(\w-) (?=[a-z])", r"\1", text))
    if ITEM.match(text):
        return Block("item", ITEM.sub("", text))
    if len(lines) == 1 and looks_like_heading(text):
        return Block("heading", text, 9)
    return Block("text", text)
