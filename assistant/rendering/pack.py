"""The legal pack in blocks: one consideration whole, the list, the timetable, what needs a look."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from assistant.legal.freshness import Due, overdue_words
from assistant.legal.questions import pack
from assistant.legal.statements import elsewhere, in_short, meaning
from assistant.legal.wording import legal_answer, since_2019, spoken_date
from assistant.library.considerations import Consideration
from assistant.models import NOT_ADVICE, LegalAnswer, LegalChange
from assistant.rendering import words
from assistant.rendering.blocks import Block, Bullets, Heading, Notice, Paragraph
from assistant.rendering.law import change_blocks, questions_blocks

Label = Callable[[str], str]


def record_blocks(item: Consideration, label: Label, today: date) -> Iterator[Block]:
    """A whole consideration: what it is about, its rules, 2019 and since, elsewhere, questions, terms, sources."""
    held = legal_answer(item, 1, (), today)
    yield from _opening(item, held)
    yield Heading(2, "What it is about")
    yield Paragraph(words.statement_line(in_short(held, item.about)))
    yield Heading(2, "What to watch for")
    yield Bullets(item.watch_for)
    yield Heading(2, f"The rules ({len(item.rules)})")
    yield Bullets([words.statement_line(rule) for rule in held.rules])
    if then := since_2019(item):
        yield Heading(2, "What has changed since 2019")
        yield Paragraph(words.statement_line(then))
    if item.elsewhere:
        yield Heading(2, "Elsewhere")
        for one in item.elsewhere:
            said = words.statement_line(elsewhere(item, one, today))
            yield Paragraph(said, label(one.country))
    yield from questions_blocks([held], 2)
    if item.glossary:
        yield Heading(2, "Terms")
        for term in item.glossary:
            yield Paragraph(words.statement_line(meaning(item, term, today)), term.term)
    yield Heading(2, "Sources")
    for link in held.sources:
        yield Paragraph(f"{link.publisher}, {link.title} ({link.date}).", link.id, link.url)


def _opening(item: Consideration, held: LegalAnswer) -> Iterator[Block]:
    yield Heading(1, item.title)
    yield Notice(NOT_ADVICE)
    if held.overdue:
        yield Notice(f"{overdue_words(item.review_by)}: check it before use.", amber=True)
    yield Paragraph(words.statement_line(in_short(held)))
    yield Paragraph(item.scope, "Covers")
    yield Paragraph(item.jurisdiction, "Where")
    checked = f"{spoken_date(item.checked_on)}; to be reviewed by {spoken_date(item.review_by)}"
    yield Paragraph(checked, "Checked")
    yield Paragraph(item.confidence, "How sure")


def list_blocks(items: Iterable[LegalAnswer]) -> Iterator[Block]:
    """Every consideration by id and title, where it holds, and how fresh it is."""
    held = list(items)
    yield Heading(1, f"The legal pack: {len(held)} considerations")
    yield Notice(NOT_ADVICE)
    yield Bullets(
        [
            f"{item.id}: {words.legal_heading(item)}, to be reviewed by {item.review_by}"
            for item in held
        ]
    )


def due_blocks(found: Iterable[Due], today: date, within: int) -> Iterator[Block]:
    """What is past its date or reaches it before long."""
    held = list(found)
    yield Heading(1, f"Needs a look by {spoken_date(today.isoformat())}, or within {within} days")
    yield Notice(NOT_ADVICE)
    late = [one for one in held if one.overdue]
    soon = [one for one in held if not one.overdue]
    for name, rows in (("Past its date", late), ("Soon", soon)):
        if rows:
            yield Notice(f"{name}: {len(rows)}", amber=rows is late)
            yield Bullets([_due_line(one) for one in rows])
    if not held:
        yield Paragraph("Nothing.")


def _due_line(one: Due) -> str:
    said = f". {words.statement_line(one.statement)}" if one.statement else ""
    return f"{one.on} {one.id}: {one.what}{said}"


def timetable_blocks(entries: Iterable[LegalChange]) -> Iterator[Block]:
    """The legal timetable."""
    yield Heading(1, "Legal timetable")
    yield Notice(NOT_ADVICE)
    yield from change_blocks(entries)


def pack_blocks(items: Iterable[LegalAnswer], about: str, only: str = "") -> Iterator[Block]:
    """The questions pack as a paper of its own."""
    held = list(items)
    yield Heading(1, about)
    if not pack(held, only):
        yield Notice(NOT_ADVICE)
        yield Paragraph("No consideration was raised, so there are no prepared questions.")
    yield from questions_blocks(held, 2, only)
