"""Every form of document: what it holds, that it is accessible, that nothing in it runs."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document

from assistant.rendering.blocks import (
    Block,
    Bullets,
    Heading,
    Link,
    Notice,
    Paragraph,
    Quote,
    Table,
)
from assistant.rendering.blocks_markdown import markdown
from assistant.rendering.docx import write_docx
from assistant.rendering.html import html

EVIL = "<script>alert(1)</script> & \x1b[31m | `x` [y](javascript:z)"


def blocks() -> Iterator[Block]:
    yield Heading(1, f"Title {EVIL}")
    yield Notice("General information, not legal advice.")
    yield Heading(2, "Second", "here")
    yield Paragraph(EVIL, "Label", "https://example.org/a?b=1&c=2")
    yield Paragraph("bad link", None, "javascript:alert(1)")
    yield Bullets([EVIL, "two"])
    yield Quote("one\n\n- two")
    yield Table(f"Caption {EVIL}", ("A", "B"), [(Link("x", "here"), EVIL)])


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_html_escapes_and_is_marked_up() -> None:
    text = "".join(html(blocks(), f"Title {EVIL}"))
    tags = Tags()
    tags.feed(text)
    names = [name for name, _ in tags.seen]
    assert "script" not in names
    assert "\x1b" not in text
    assert ("html", {"lang": "en-GB"}) in tags.seen
    assert {"main", "title", "caption", "th", "h1", "h2", "blockquote"} <= set(names)
    assert [held.get("scope") for name, held in tags.seen if name == "th"] == ["col", "col", "row"]
    links = [held["href"] for name, held in tags.seen if name == "a"]
    assert links == ["#main", "https://example.org/a?b=1&c=2", "#here"]
    assert not re.search(r'(src|href)="(?!#|https://example|data:)', text)


def test_markdown_escapes() -> None:
    text = "".join(markdown(blocks()))
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert "\x1b" not in text
    assert "> \\- two" in text
    assert "| A | B |" in text


def test_docx_has_headings_language_and_table_headers(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write_docx(blocks(), tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    held = Document(str(tmp_path / "a.docx"))
    styles = [paragraph.style.name for paragraph in held.paragraphs if paragraph.style]
    assert styles[:3] == ["Heading 1", "Normal", "Heading 2"]
    assert held.core_properties.language == "en-GB"
    assert 'w:lang w:val="en-GB"' in held.styles.element.xml
    assert "w:tblHeader" in held.tables[0]._tbl.xml
    assert "\x1b" not in held.element.xml


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_document(tmp_path: Path) -> None:
    write_docx(blocks(), tmp_path / "a.docx")
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=180
    )
    assert (tmp_path / "a.pdf").stat().st_size > 1000
