"""Blocks as a Word document: true headings, lists and tables with repeated headers, language set.

Equal blocks give equal bytes.
"""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from assistant.models import NOT_ADVICE
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
from assistant.rendering.html import is_web
from assistant.safety import plain

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

LANGUAGE = "en-GB"
MADE = datetime(2000, 1, 1)  # the date in the file: the same for the same blocks
AMBER = "9A5B00"  # dark enough to read on white
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def write_docx(
    blocks: Blocks, path: Path, title: str = "Initiatives for workforce problems"
) -> None:
    """Write the document. The whole of it is held in memory: for hundreds of answers, not for thousands."""
    import docx

    document = docx.Document()
    _prepare(document, title)
    for block in blocks:
        _add(document, block)
    held = BytesIO()
    document.save(held)
    _repack(held, path)


def _prepare(document: "Document", title: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    facts = document.core_properties
    facts.title, facts.language, facts.author = plain(title), LANGUAGE, "workforce-assistant"
    facts.comments = NOT_ADVICE
    facts.created = facts.modified = MADE
    for properties in document.styles.element.iter(qn("w:rPr")):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
    normal = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    normal.append(language)


def _add(document: "Document", block: Block) -> None:
    match block:
        case Heading(level, text):
            document.add_heading(plain(text), level=min(level, 9))
        case Paragraph(text, label, url):
            _paragraph(document, text, label, url)
        case Bullets(items):
            for item in items:
                document.add_paragraph(plain(item), style="List Bullet")
        case Quote(text):
            document.add_paragraph(plain(text), style="Quote")
        case Notice(text, amber):
            _notice(document, text, amber)
        case Table():
            _table(document, block)
        case Picture():
            _picture(document, block)


def _notice(document: "Document", text: str, amber: bool) -> None:
    from docx.shared import RGBColor

    run = document.add_paragraph().add_run(plain(text))
    run.bold = True
    if amber:
        run.font.color.rgb = RGBColor.from_string(AMBER)


def _paragraph(document: "Document", text: str, label: str | None, url: str | None) -> None:
    paragraph = document.add_paragraph()
    if label:
        paragraph.add_run(f"{plain(label)}: ").bold = True
    paragraph.add_run(plain(text))
    if url is not None and is_web(url):
        paragraph.add_run(" ")
        _link(paragraph, url)


def _link(paragraph: "WordParagraph", url: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(plain(url), LINKED, is_external=True))
    run = paragraph.add_run("Read the source")
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _table(document: "Document", block: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document.add_paragraph(plain(block.caption), style="Caption")
    table = document.add_table(rows=1, cols=len(block.header), style="Table Grid")
    for kind in ("w:tblCaption", "w:tblDescription"):
        caption = OxmlElement(kind)
        caption.set(qn("w:val"), plain(block.caption))
        table._tbl.tblPr.append(caption)
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    for cell, name in zip(table.rows[0].cells, block.header, strict=True):
        cell.paragraphs[0].add_run(plain(name)).bold = True
    for row in block.rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = plain(str(value))
    document.add_paragraph()


def _picture(document: "Document", block: Picture) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm

    shape = document.add_picture(BytesIO(block.png), width=Cm(15))
    properties = shape._inline.find(qn("wp:docPr"))
    if properties is not None:
        properties.set("descr", plain(block.words))


def _repack(held: BytesIO, path: Path) -> None:
    """The same parts with one date, for a zip carries the time it was written."""
    with ZipFile(held) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            kept = ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            kept.compress_type = ZIP_DEFLATED
            target.writestr(kept, source.read(part.filename))
