"""The law of an answer in blocks: considerations, the changes that touch them, the questions to ask whom."""

from collections.abc import Iterable, Iterator

from assistant.legal.freshness import overdue_words
from assistant.legal.questions import ADVISERS, pack
from assistant.legal.statements import in_short
from assistant.legal.timetable import sectioned, touching
from assistant.models import NOT_ADVICE, Answer, LegalAnswer, LegalChange
from assistant.rendering import words
from assistant.rendering.blocks import Block, Bullets, Heading, Notice, Paragraph

CHANGES = "Changes in the law that touch this"
QUESTIONS = "Questions for an adviser"


def legal_blocks(answer: Answer, level: int) -> Iterator[Block]:
    """The legal considerations of an answer, the notice first; nothing where none was raised."""
    if not answer.legal:
        return
    yield Heading(level, "Legal considerations")
    yield Notice(answer.legal[0].notice)
    for item in answer.legal:
        yield from consideration_blocks(item, level + 1)
    if changes := touching(answer.legal):
        yield Heading(level + 1, CHANGES)
        yield from change_blocks(changes)


def consideration_blocks(item: LegalAnswer, level: int) -> Iterator[Block]:
    """One consideration: how fresh it is, why it was raised, what it says in short, the rules with their status."""
    yield Heading(level, f"{item.rank}. {words.legal_heading(item)}")
    if item.overdue:
        yield Notice(f"{overdue_words(item.review_by)}: check it before use.", amber=True)
    yield Paragraph("; and because ".join(item.why), "Raised because")
    yield Paragraph(words.statement_line(in_short(item)), "In short")
    yield Bullets([words.statement_line(rule) for rule in item.rules])


def change_blocks(changes: Iterable[LegalChange]) -> Iterator[Block]:
    """Entries of the timetable under what is coming, what to check, what has come in."""
    for name, held in sectioned(changes).items():
        yield Paragraph("", name)
        yield Bullets([words.change_line(one) for one in held])


def questions_blocks(items: Iterable[LegalAnswer], level: int, only: str = "") -> Iterator[Block]:
    """The questions pack by whom they are for, each naming its considerations; nothing where there are none."""
    held = list(items)
    packed = pack(held, only)
    if not packed:
        return
    yield Heading(level, QUESTIONS)
    yield Notice(NOT_ADVICE)
    for adviser, asked in packed.items():
        yield Heading(level + 1, ADVISERS[adviser])
        yield Bullets([f"{one.ask} ({'; '.join(one.about)})" for one in asked])
    yield Paragraph("", "Made from")
    yield Bullets([words.legal_heading(item) for item in held])
