"""Markdown and plain text as blocks. Markdown, and plain text with its headings, is parsed by markdown-it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import UsageError
from assistant.intake.blocks import GUESSED, Block, Manuscript, looks_like_heading, tidy
from assistant.intake.markers import after_number

if TYPE_CHECKING:
    from markdown_it.token import Token

ATX = re.compile(r"(?m)^#{1,6}\s+\S")
ITEM = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)")
MARKS = "[]*_`!<&~"
MOST_MARKS = 20_000
WRAPPED = 100  # characters: no longer line in a text means that its lines were broken by a machine


def read_markdown(path: Path, raw: bytes) -> Manuscript:
    """A Markdown file; one that is mostly marks is read as plain text, for they are slow to pair."""
    text = decoded(path, raw)
    return _manuscript(
        path, list(plain_blocks(text) if _all_marks(text) else markdown_blocks(text))
    )


def read_plain(path: Path, raw: bytes) -> Manuscript:
    """A text file."""
    text = decoded(path, raw)
    if len(ATX.findall(text)) >= 2 and not _all_marks(text):
        return _manuscript(path, list(markdown_blocks(text)))
    return _manuscript(path, list(plain_blocks(text)))


def _all_marks(text: str) -> bool:
    return sum(map(text.count, MARKS)) > MOST_MARKS


def decoded(path: Path, raw: bytes) -> str:
    """Bytes as text: UTF-8, else the encoding that charset-normalizer finds."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(raw).best()
        if best is None:
            raise UsageError(f"The encoding of {path} is unknown. Save it as UTF-8.") from None
        text = str(best)
    if "\x00" in text:
        raise UsageError(f"{path} holds NUL bytes, so it is not text. Save it as plain text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def markdown_blocks(text: str) -> Iterator[Block]:
    """The blocks of Markdown, marks taken out."""
    from markdown_it import MarkdownIt

    level, depth = 0, 0
    for token in MarkdownIt("commonmark").enable("table").parse(_without_front_matter(text)):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
        elif token.type == "inline":
            yield from _inline(token, level, depth)


def _inline(token: "Token", level: int, depth: int) -> Iterator[Block]:
    plain = tidy(_spoken(token.children or []))
    if not plain:
        return
    if level:
        yield Block("heading", plain, level)
    else:
        yield Block("item" if depth else "text", plain)


def _spoken(tokens: "list[Token]") -> str:
    """Inline text without marks, images, or the numbers of footnotes."""
    said, raised = [], False
    for token in tokens:
        if token.type == "html_inline":
            raised = token.content.startswith("<sup") or (
                raised and not token.content.startswith("</sup")
            )
        elif token.type in ("softbreak", "hardbreak"):
            said.append(" ")
        elif token.type in ("text", "code_inline") and not raised:
            said.append(token.content)
    return "".join(said)


def _without_front_matter(text: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)


def plain_blocks(text: str) -> Iterator[Block]:
    """The blocks of plain text: paragraphs apart by blank lines, or a paragraph a line where lines are long."""
    rows = text.split("\n")
    wrapped = "\n\n" in text and max(map(len, rows), default=0) <= WRAPPED
    for paragraph in re.split(r"\n\s*\n", text) if wrapped else rows:
        for part in _parts(paragraph):
            if not (plain := tidy(ITEM.sub("", part))):
                continue
            if after_number(tidy(part)) and looks_like_heading(plain):
                yield Block("heading", tidy(part), GUESSED)
            elif ITEM.match(part):
                yield Block("item", plain)
            elif looks_like_heading(plain):
                yield Block("heading", plain, GUESSED)
            else:
                yield Block("text", plain)


def _parts(paragraph: str) -> list[str]:
    """A wrapped paragraph with its list items apart."""
    return re.split(r"\n(?=\s*(?:[-*•–]|\d{1,2}[.)])\s)", paragraph)


def _manuscript(path: Path, blocks: list[Block]) -> Manuscript:
    heading = next((one.text for one in blocks if one.kind == "heading"), "")
    return Manuscript(path.name, tuple(blocks), title=heading)
