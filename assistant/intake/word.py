"""Word documents as blocks, by python-docx: headings by their styles, lists, the cells of tables."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archives import refuse_bomb
from assistant.intake.blocks import GUESSED, Block, Manuscript, looks_like_heading, tidy

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MEND = "Save it again as .docx, or as plain text."
LARGEST = 100_000_000  # bytes unpacked, pictures included


def read_word(path: Path, raw: bytes) -> Manuscript:
    """A .docx file. Running headers and footers stand outside its body, and so stay out."""
    import docx

    refuse_bomb(io.BytesIO(raw), path, "a Word document", LARGEST, MEND)
    document = docx.Document(io.BytesIO(raw))
    blocks = tuple(_blocks(document))
    heading = next((one.text for one in blocks if one.kind == "heading"), "")
    return Manuscript(path.name, blocks, title=tidy(document.core_properties.title or heading))


def _blocks(document: "Document") -> Iterator[Block]:
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from _cells(part)
        elif block := _paragraph(part):
            yield block


def _cells(table: "Table") -> Iterator[Block]:
    for row in table.rows:
        texts = list(dict.fromkeys(tidy(cell.text) for cell in row.cells))
        if said := ": ".join(text for text in texts if text):
            yield Block("text", said)


def _paragraph(paragraph: "Paragraph") -> Block | None:
    text = tidy(paragraph.text)
    if not text:
        return None
    style = (paragraph.style.name or "") if paragraph.style else ""
    if style == "Title":
        return Block("heading", text, 1)
    if style.startswith("Heading") and style[-1].isdigit():
        return Block("heading", text, min(6, int(style[-1])))
    if style.startswith("List"):
        return Block("item", text)
    bold = all(run.bold for run in paragraph.runs if run.text.strip())
    if bold and paragraph.runs and looks_like_heading(text):
        return Block("heading", text, GUESSED)
    return Block("text", text)
