"""One document into its cases: by the lines that mark them, by headings, by numbers, by the organisations named.

The first way that finds several cases is taken. Where none does, the document is one case.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.intake.blocks import GUESSED, Block, joined
from assistant.intake.markers import after_marker, after_number, is_marker
from assistant.intake.naming import Named, Names

EARLY = 140  # characters: an organisation named within so many owns the paragraph
LEAST = 3  # organisations that own paragraphs, from which a document is a list of cases
BODY = 120  # characters that a numbered case has at least


@dataclass(frozen=True)
class Portion:
    """The part of a document that is one case. ``section`` is the heading that it stands under."""

    title: str
    blocks: tuple[Block, ...]
    section: str = ""
    marked: bool = False

    @property
    def text(self) -> str:
        """All of its words."""
        return "\n".join((self.title, *(block.text for block in self.blocks)))


@dataclass(frozen=True)
class Start:
    """Where a case begins: its first block, the first of its body, its title, the level of heading that ends it."""

    at: int
    body: int
    title: str
    level: int
    marked: bool = False


def split(title: str, blocks: Sequence[Block], names: Names) -> tuple[str, list[Portion]]:
    """How the cases were told apart, and each of them."""
    blocks = list(joined(blocks))
    for how, find in WAYS:
        starts = find(blocks, names)
        if len(starts) >= (1 if find is _marked else 2):
            return how, list(_portions(blocks, starts))
    first = next((block.text for block in blocks if block.kind == "heading"), "")
    return "the whole document", [Portion(title or first, _without(blocks, title or first))]


def _portions(blocks: Sequence[Block], starts: Sequence[Start]) -> Iterator[Portion]:
    for place, start in enumerate(starts):
        limit = starts[place + 1].at if place + 1 < len(starts) else len(blocks)
        end = next((n for n in range(start.body, limit) if _ends(blocks[n], start.level)), limit)
        section = _section(blocks, start)
        body = list(blocks[start.body : end])
        while body and body[-1].kind == "heading":  # it leads what follows
            body.pop()
        yield Portion(start.title, tuple(body), section, start.marked)


def _ends(block: Block, level: int) -> bool:
    return block.kind == "heading" and block.level <= level and block.level != GUESSED


def _section(blocks: Sequence[Block], start: Start) -> str:
    """The nearest heading before a case that is no case itself."""
    before = (b for b in reversed(blocks[: start.at]) if b.kind == "heading" and b.level < GUESSED)
    return next(
        (b.text for b in before if b.level < max(start.level, 2) and not is_marker(b.text)), ""
    )


def _marked(blocks: Sequence[Block], _names: Names) -> list[Start]:
    """Lines such as “Case study 3”, each followed by a title."""
    starts = []
    for at, block in enumerate(blocks):
        if not is_marker(block.text):
            continue
        title, level, body = after_marker(block.text), block.level or GUESSED, at + 1
        if not title and body < len(blocks) and blocks[body].kind == "heading":
            title, level, body = blocks[body].text, blocks[body].level, body + 1
        starts.append(Start(at, body, title, level, marked=True))
    return starts


def _headed(blocks: Sequence[Block], names: Names) -> list[Start]:
    """Headings of one level, most of which name an organisation or lead a paragraph that does."""
    for level in sorted({b.level for b in blocks if b.kind == "heading" and b.level < GUESSED}):
        heads = [n for n, b in enumerate(blocks) if b.kind == "heading" and b.level == level]
        owned = [n for n in heads if _owned(blocks, n, names)]
        if len(owned) >= 2 and len(owned) * 2 >= len(heads):
            return [Start(n, n + 1, blocks[n].text, level) for n in owned]
    return []


def _owned(blocks: Sequence[Block], at: int, names: Names) -> bool:
    following = blocks[at + 1].text[:EARLY] if at + 1 < len(blocks) else ""
    return bool(names.first(blocks[at].text) or names.first(following))


def _numbered(blocks: Sequence[Block], _names: Names) -> list[Start]:
    """Headings with numbers, each with a body."""
    heads = [n for n, b in enumerate(blocks) if b.kind == "heading" and after_number(b.text)]
    full = [
        n
        for n, end in pairwise([*heads, len(blocks)])
        if sum(len(b.text) for b in blocks[n + 1 : end]) >= BODY
    ]
    if len(full) < 2 or len(full) < len(heads):
        return []
    return [Start(n, n + 1, after_number(blocks[n].text), blocks[n].level) for n in full]


def _owning(blocks: Sequence[Block], names: Names) -> list[Start]:
    """Paragraphs that begin with an organisation, or with a title and then one."""
    starts: list[Start] = []
    owners: dict[int, str] = {}
    for at, block in enumerate(blocks):
        named = _owner(block, names)
        if named is None:
            continue
        owners[at] = named.text
        if at - 1 in owners and _is_title(blocks[at - 1], names):
            continue  # the line before is the title of this account
        starts.append(_begun(blocks, at, named, names))
    return starts if len(set(owners.values())) >= LEAST else []


def _owner(block: Block, names: Names) -> Named | None:
    """Whose account a paragraph is: the organisation that it names early, national bodies apart."""
    for named in names.find(block.text[: EARLY + 80]):
        if named.start <= EARLY and not (named.record and named.record.type == "national-body"):
            return named
    return None


def _begun(blocks: Sequence[Block], at: int, named: Named, names: Names) -> Start:
    if blocks[at].kind == "heading" and named.start > EARLY // 10:
        return Start(at, at + 1, blocks[at].text, 0)
    before = blocks[at].text[: named.start].strip(" ,:–-")
    if len(before) > 10 and _ends_a_title(before):
        return Start(at, at, before, 0)
    if at and blocks[at - 1].kind == "heading" and names.first(blocks[at - 1].text) is None:
        return Start(at - 1, at, blocks[at - 1].text, 0)
    return Start(at, at, "", 0)


def _is_title(block: Block, names: Names) -> bool:
    named = _owner(block, names)
    inside = block.kind == "heading" and named is not None and named.start > EARLY // 10
    return inside or names.is_only(block.text)


def _ends_a_title(before: str) -> bool:
    """Whether the words before an organisation are a title, and not the beginning of a sentence."""
    last = before.split()[-1].casefold()
    return last not in (
        "at",
        "the",
        "in",
        "of",
        "for",
        "from",
        "by",
        "with",
        "and",
        "across",
        "to",
        "as",
    )


def _without(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    return tuple(b for b in blocks if not (b.kind == "heading" and b.text == title))


Way = Callable[[Sequence[Block], Names], list[Start]]
WAYS: tuple[tuple[str, Way], ...] = (
    ("lines that mark a case", _marked),
    ("headings that name an organisation", _headed),
    ("numbered headings", _numbered),
    ("organisations that begin a paragraph", _owning),
)
