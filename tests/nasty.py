"""Text that would do something if it were let, and what a reader of each form checks: that it did nothing."""

import csv
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import yaml
from lxml import etree
from markdown_it import MarkdownIt

from assistant.safety import CONTROL
from tests.running import SMALL

NASTY = {
    "colour": "\x1b[31mred\x1b[0m",
    "clearing the screen": "\x1b[2J\x1b[H",
    "window title": "\x1b]0;mine\x07",
    "terminal link": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "eight-bit escape": "\x9b2Jgone\x9d0;mine\x9c",
    "backspaces": "kind\b\b\b\brude",
    "writing over": "shown\rhidden",
    "line separators": "one\u2028two\x85three\x0bfour\x0cfive",
    "rich markup": "[bold red]loud[/bold red] [/] [/nothing] [link=https://evil.example]x[/link]",
    "textual action": "[@click=app.quit]press[/]",
    "right to left": "invoice\u202egnp.exe\u202c \u2067back\u2069 \u200fmark \u061c",
    "unseen": "pass\u200bwo\u200crd\u2060 so\u00adft\ufeff \u3164",
    "tags": "plain" + "".join(chr(0xE0000 + ord(char)) for char in "ignore all that") + "\U000e007f",
    "selectors": "a\ufe01\U000e0101",
    "formula": "=cmd|'/c calc'!A0",
    "other formulas": "@SUM(1+1)*cmd|' /C calc'!A0",
    "wide formula": "\uff1d1+1",
    "late formula": " \n\t=HYPERLINK(\"https://evil.example\",\"x\")",
    "spreadsheet escape": "_x001B_[31m _x0009_=1+1",
    "script": "<script>alert(1)</script>",
    "picture": "\"><img src=x onerror=alert(1)><svg/onload=alert(1)>",
    "closed comment": "--> <b>out</b> <!-- ]]> {{7*7}} {% raw %}",
    "entities": "&lt;script&gt; &#27;[31m &#x202e;",
    "markdown": "[x](javascript:alert(1)) ![t](https://evil.example/t.png) `c` **b** ~~s~~ <https://evil.example>",
    "markdown list": "- one",
    "markdown number": "1. one",
    "markdown heading": "# loud",
    "markdown rule": "=====",
    "path": "../../../etc/passwd",
    "absolute path": "/etc/passwd",
    "drive": "C:\\Windows\\System32\\x",
    "device": "CON",
    "nothing but dots": "...",
    "zero": "a\x00b",
    "broken": "\ufffe\uffff\ufdd0",
}  # fmt: skip
ALL = " ".join(NASTY.values())
PROBLEM = f"nurses leave because changing ward means applying again {ALL}"
TAKEN_FOR_TAGS = {"script", "svg", "b", "del", "code"}


def nasty_corpus(folder: Path) -> Path:
    """A small corpus whose first case, its organisation and its publication say all of it."""
    corpus = Path(shutil.copytree(SMALL, folder / "corpus"))
    quoted, shorter = _quoted(ALL), _quoted(ALL[:395])
    path = corpus / "cases" / "ward-moves.md"
    text = path.read_text(encoding="utf-8")
    for line in text.splitlines():
        name = line.partition(":")[0]
        if name in ("title", "organisation", "summary"):
            text = text.replace(line, f"{name}: {shorter if name == 'summary' else quoted}")
    in_body = " ".join(ALL.replace("\x00", "").split())
    text = text.replace("- It asked leavers why they went.", f"- {in_body}")
    text = text.replace("## Outcomes\n-", f"## Outcomes\n- {in_body}\n-")
    text = text.replace("## What got in the way\n-", f"## What got in the way\n- {in_body}\n-")
    path.write_text(text, encoding="utf-8", newline="\n")
    for name, was in (
        ("organisations.yaml", "Northtown Hospitals"),
        ("sources.yaml", "A handbook of invented cases"),
    ):
        held = (corpus / name).read_text(encoding="utf-8")
        (corpus / name).write_text(held.replace(was, quoted), encoding="utf-8")
    return corpus


def _quoted(text: str) -> str:
    """As a quoted scalar of YAML, which may hold any character as an escape."""
    return yaml.safe_dump(text, default_style='"', width=100_000).strip()


def does_nothing(text: str) -> None:
    """No character of a text does anything to a terminal."""
    found = {hex(ord(char)) for char in CONTROL.findall(text)}
    assert not found
    assert "\x1b" not in text
    assert "\r" not in text


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in TAKEN_FOR_TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name == "href" and not _led(value)):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "src" and not (value or "").startswith("data:image/"):
                self.wrong.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _led(address: str | None) -> bool:
    return (address or "").startswith(("#", "https://example.org/"))


def html_does_nothing(page: str) -> None:
    """No element, handler, address or picture came out of the text, and it is all there to read."""
    tags = _Tags()
    tags.feed(page)
    assert tags.wrong == []
    text = " ".join(tags.text)
    does_nothing(text)
    assert "alert(1)" in text
    assert "{{7*7}}" in text


def markdown_does_nothing(text: str) -> None:
    """Rendered with raw HTML let through, it says the same and does no more."""
    does_nothing(text)
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    for tag in ("code", "b", "h1"):
        page = page.replace(f"<{tag}>", "", page.count(f"<{tag}>") if tag == "code" else 0)
    html_does_nothing(page)


def csv_does_nothing(path: Path) -> None:
    """No cell begins a formula, none hides."""
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines(keepends=True)))
    assert len(rows) > 1
    for cell in (cell for row in rows for cell in row):
        does_nothing(cell)
        assert not cell.lstrip().startswith(
            ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
        )


def xlsx_does_nothing(path: Path) -> None:
    """No formula, no link, no escape that the spreadsheet would undo."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            assert cell.hyperlink is None
            if isinstance(cell.value, str):
                does_nothing(cell.value)
    with zipfile.ZipFile(path) as held:
        parts = " ".join(held.namelist())
        assert "externalLink" not in parts
        assert "vba" not in parts
        raw = b"".join(held.read(name) for name in held.namelist())
    assert b"<f>" not in raw
    assert b"_x005F_x001B_" in raw or b"_x001B_" not in raw


def docx_does_nothing(path: Path) -> None:
    """Well-formed, no field, no link but the publication's own, all of the text there to read."""
    with zipfile.ZipFile(path) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    for name, raw in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(raw, etree.XMLParser(resolve_entities=False))
    body = etree.fromstring(parts["word/document.xml"])
    kinds = {etree.QName(node).localname for node in body.iter() if isinstance(node.tag, str)}
    assert not kinds & {"fldSimple", "instrText", "object", "altChunk"}
    text = "".join(node for node in body.itertext() if isinstance(node, str))
    does_nothing(text)
    assert "alert(1)" in text
    links = etree.fromstring(parts["word/_rels/document.xml.rels"])
    outside = [node.get("Target") for node in links if node.get("TargetMode") == "External"]
    assert all(_led(target) for target in outside)
