"""A document into draft records in a folder: read, stripped, split, guessed, compared, written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.building.building import compile_signs
from assistant.errors import UsageError
from assistant.intake import boilerplate, people
from assistant.intake.blocks import Block, Manuscript
from assistant.intake.dates import published
from assistant.intake.drafting import draft_id, draft_text
from assistant.intake.guessing import Guess, Guesser, widened
from assistant.intake.likeness import Like, Likeness
from assistant.intake.naming import Names
from assistant.intake.reading import read
from assistant.intake.splitting import Portion, split
from assistant.language import Analyser
from assistant.language.reading import SignBook
from assistant.library import Library
from assistant.private import write_atomically

MOST_CASES = 200  # of one document


@dataclass(frozen=True)
class Draft:
    """One draft: its file, what was guessed, the cases it may repeat, the personal data that was left out."""

    id: str
    path: Path
    guess: Guess
    like: tuple[Like, ...]
    personal: dict[str, int]
    written: bool


@dataclass(frozen=True)
class Imported:
    """What an import made: the drafts, how the cases were told apart, what was taken out of the document."""

    drafts: tuple[Draft, ...]
    how: str
    taken_out: dict[str, int]


def import_document(path: Path, library: Library, output: Path) -> Imported:
    """Write a draft for every case of a document. A draft that stands there already is left as it is."""
    manuscript = read(path)
    stripped = boilerplate.strip(manuscript.blocks)
    names = Names(library.organisations)
    title = _title(manuscript, stripped.kept)
    how, portions = split(title, stripped.kept, names)
    if not portions or not any(portion.blocks for portion in portions):
        raise UsageError(
            f"{path} holds nothing that could be a case. Check that it is the right file."
        )
    if len(portions) > MOST_CASES:
        raise UsageError(
            f"{path} falls into {len(portions):,} cases, and {MOST_CASES} is the most. Split it."
        )
    maker = _Maker(library, names, manuscript, title, stripped.kept)
    return Imported(tuple(maker.make(portions, output)), how, stripped.taken_out)


def _title(manuscript: Manuscript, kept: Sequence[Block]) -> str:
    """The document's title, unless it was part of the page around it."""
    if manuscript.title and any(block.text == manuscript.title for block in kept):
        return manuscript.title
    headings = (block.text for block in kept if block.kind == "heading")
    written = any(block.text == manuscript.title for block in manuscript.blocks)
    return next(headings, "") if written or not manuscript.title else manuscript.title


class _Maker:
    """Makes the drafts of one document."""

    def __init__(
        self,
        library: Library,
        names: Names,
        manuscript: Manuscript,
        title: str,
        kept: Sequence[Block],
    ) -> None:
        compiled = compile_signs(widened(library.taxonomy), Analyser())
        signs = {kind: SignBook(one) for kind, one in compiled.items()}
        self.guesser = Guesser(names, signs, library.sources)
        self.likeness = Likeness(library.cases, library.organisations)
        self.taken = set(library.cases)
        self.origin = manuscript.name
        everything = "\n".join((manuscript.title, *(block.text for block in manuscript.blocks)))
        self.people = people.named(everything)
        self.source = self.guesser.source_of(title, everything)
        self.date = published(manuscript, kept)

    def make(self, portions: Sequence[Portion], output: Path) -> list[Draft]:
        """A draft for each portion that has a body."""
        return [self._draft(portion, output) for portion in portions if portion.blocks]

    def _draft(self, portion: Portion, output: Path) -> Draft:
        clean, personal = self._without_people(portion)
        guess = self.guesser.guess(clean, date=self.date, source=self.source)
        like = tuple(self.likeness.find(guess, clean.text))
        key = draft_id(guess, self.taken, otherwise=Path(self.origin).stem)
        self.taken.add(key)
        path = output / f"{key}.md"
        written = not path.exists()
        if written:
            text = draft_text(key, guess, clean.blocks, origin=self.origin, like=like)
            _write(path, text)
        return Draft(key, path, guess, like, personal, written)

    def _without_people(self, portion: Portion) -> tuple[Portion, dict[str, int]]:
        """A portion with its personal data masked, and how much there was of each kind."""
        counts = Counter[str]()
        texts = []
        for text in (portion.title, portion.section, *(block.text for block in portion.blocks)):
            clean, found = people.masked(text, self.people)
            counts.update(found)
            texts.append(clean)
        blocks = [
            block._replace(text=text) for block, text in zip(portion.blocks, texts[2:], strict=True)
        ]
        return Portion(texts[0], tuple(blocks), texts[1], portion.marked), dict(counts)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text, mode=0o644)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}. Name another folder with --output."
        ) from None
