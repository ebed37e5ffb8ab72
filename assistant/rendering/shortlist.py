"""A shortlist as a paper: its purpose, the cases in the reader's order with their notes, law, limits, sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import UsageError
from assistant.models import NOT_ADVICE, Answer
from assistant.rendering import words
from assistant.rendering.blocks import Block, Bullets, Heading, Notice, Paragraph, Quote
from assistant.rendering.closing import closing_blocks, initiatives_table
from assistant.rendering.law import legal_blocks
from assistant.rendering.papers import PAPERS, write_blocks
from assistant.rendering.prose import case_blocks

ENDINGS = (".md", ".html", ".docx")
KINDS = ("shortlist", "board-paper", "workforce-plan")


@dataclass(frozen=True)
class ShortlistPaper:
    """What goes into the paper. ``answer`` holds the cases in their order; ``notes`` is case id to the reader's note.

    ``missing`` names cases that the library no longer has.
    """

    name: str
    purpose: str
    answer: Answer
    notes: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All words of the reader's own, to be looked through before they leave the machine."""
        return "\n".join((self.name, self.purpose, self.answer.query, *self.notes.values()))


def shortlist_blocks(paper: ShortlistPaper) -> Iterator[Block]:
    """The whole paper."""
    answer = paper.answer
    yield Heading(1, f"Shortlist: {paper.name}")
    yield Notice(NOT_ADVICE)
    if paper.purpose:
        yield Paragraph(paper.purpose, "For")
    yield Heading(2, "The problem")
    yield Quote(answer.query)
    if read := words.understood(answer):
        yield Paragraph(read, "Read as")
    if paper.missing:
        yield Notice("No longer in the library, so left out below:")
        yield Bullets(paper.missing)
    yield Heading(2, "The cases, in our order")
    yield initiatives_table(answer)
    for case in answer.cases:
        first, *rest = case_blocks(case, 3)
        yield first
        if note := paper.notes.get(case.id):
            yield Paragraph(note, "Our note")
        yield from rest
    yield from legal_blocks(answer, 2)
    yield from closing_blocks(answer)


def write_shortlist(paper: ShortlistPaper, path: Path, kind: str = "shortlist") -> None:
    """Write the paper, or an outline made from it; UsageError where the file cannot be written."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"{path} ends in “{ending or 'nothing'}”. End it in {', '.join(ENDINGS)}.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}. Make it, or name another file.")
    blocks = shortlist_blocks(paper) if kind == "shortlist" else PAPERS[kind](paper.answer)
    part = path.with_name(path.name + ".part")
    try:
        write_blocks(blocks, part, ending, f"{kind.replace('-', ' ').capitalize()}: {paper.name}")
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}. Name another.") from None
