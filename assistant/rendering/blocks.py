"""A document as blocks in order. What is said is decided once; Markdown, HTML and DOCX each show it their own way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading. ``level`` 1 is the document's title; levels are never skipped. ``anchor`` is where links lead."""

    level: int
    text: str
    anchor: str | None = None


@dataclass(frozen=True)
class Link:
    """A cell that leads to a heading of the same document."""

    text: str
    anchor: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, with a word before it that says what it is, and an address after it, where there are any."""

    text: str
    label: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: Sequence[str]


@dataclass(frozen=True)
class Quote:
    """The words of someone else: the problem as put."""

    text: str


@dataclass(frozen=True)
class Notice:
    """Words that must be seen: that this is not legal advice, that nothing fits.

    ``amber`` colours them where there is colour: law past its review.
    """

    text: str
    amber: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a caption, a header row, and a header cell at the start of each row."""

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str | Link]]


@dataclass(frozen=True)
class Picture:
    """A plot in two forms, with words that say what it shows; the figures stand in a table beside it."""

    svg: bytes
    png: bytes
    words: str


Block = Heading | Paragraph | Bullets | Quote | Notice | Table | Picture
Blocks = Iterable[Block]
