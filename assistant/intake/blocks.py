"""A document as blocks: headings, paragraphs and list items, whatever file it came from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["heading", "text", "item"]
GUESSED = 9  # the level of a heading that only looks like one
LONGEST_HEADING = 110  # characters
SENTENCE_END = (".", ";", ",", "!", "?", ":")


class Block(NamedTuple):
    """One heading, paragraph or item. ``level`` is 1 to 6 for headings, GUESSED for what looks like one, else 0."""

    kind: Kind
    text: str
    level: int = 0


@dataclass(frozen=True)
class Manuscript:
    """A document as read. ``date`` and ``url`` are what its own metadata say."""

    name: str
    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    url: str = ""


def tidy(text: str) -> str:
    """Text on one line, with plain spaces."""
    return " ".join(re.sub(r"[\u00ad\u200b-\u200d\ufeff]", "", text).split())


def joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Paragraphs that a page break cut in two, made whole again."""
    held: Block | None = None
    for block in blocks:
        if held is not None and _goes_on(held, block):
            held = Block(held.kind, f"{held.text} {block.text}", held.level)
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def looks_like_heading(text: str) -> bool:
    """Whether a line of its own reads as a heading: short, no full stop, a capital first."""
    plain = text.strip()
    short = 2 < len(plain) <= LONGEST_HEADING and len(plain.split()) <= 16
    return (
        short
        and not plain.endswith(SENTENCE_END)
        and "|" not in plain
        and (plain[0].isupper() or plain[0].isdigit())
    )


def _goes_on(before: Block, block: Block) -> bool:
    return (
        before.kind == block.kind == "text"
        and block.text[:1].islower()
        and not before.text.endswith((".", "!", "?", ":", ";"))
    )
