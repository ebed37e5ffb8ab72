"""An answer as plain text for a terminal, a pipe or a screen reader: labelled lines, no drawing."""

from collections.abc import Iterator
from textwrap import fill

from assistant.legal.timetable import sectioned, touching
from assistant.models import NOT_ADVICE, Answer, CaseAnswer, LegalAnswer
from assistant.rendering import words

WIDTH = 78  # columns: a plain terminal has 80
MOST_CHANGES = 2  # entries of the legal timetable under each heading


def as_text(answer: Answer, in_full: int | None = None) -> str:
    """The whole answer; with ``in_full``, only so many initiatives in full and the others in short."""
    return "\n".join(_lines(answer, len(answer.cases) if in_full is None else in_full))


def _lines(answer: Answer, in_full: int) -> Iterator[str]:
    for note in answer.notes:
        yield wrap(f"Note: {note}")
    if read := words.understood(answer):
        yield wrap(f"Read as: {read}")
    count = len(answer.cases)
    yield f"Match: {answer.match}. {count} initiative{'' if count == 1 else 's'}."
    for place, case in enumerate(answer.cases):
        yield ""
        yield from _case(case) if place < in_full else _case_in_short(case)
    if answer.legal:
        yield ""
        yield f"Legal considerations. {NOT_ADVICE}"
        for item in answer.legal:
            yield from _law(item)
        yield from _changes(answer)
    yield ""
    yield f"Receipt: {words.receipt(answer)}"


def _case(case: CaseAnswer) -> Iterator[str]:
    yield wrap(f"{case.rank}. {case.title}")
    yield wrap(f"{words.organisation(case)}. {words.strength(case)}. {case.date}.", 3)
    yield wrap(case.summary, 3)
    yield wrap(f"Outcome: {case.outcomes[0]}", 3)
    yield wrap(f"Evidence: grade {case.evidence.grade} of 4. {case.evidence.why}", 3)
    yield wrap(f"In the way: {case.obstacles[0]}", 3)
    yield wrap(f"Why: {words.why(case)}", 3)
    for difference in case.differs:
        yield wrap(f"Differs in {difference}", 3)
    yield wrap(f"Source: {words.citation(case)}. Id: {case.id}", 3)


def _case_in_short(case: CaseAnswer) -> Iterator[str]:
    yield wrap(f"{case.rank}. {case.title}")
    yield wrap(f"{words.organisation(case)}. {words.strength(case)}. {case.date}.", 3)
    yield wrap(case.summary, 3)
    yield wrap(f"Source: {words.citation(case)}. Id: {case.id}", 3)


def _law(item: LegalAnswer) -> Iterator[str]:
    yield wrap(f"{item.rank}. {words.legal_heading(item)}", 1)
    yield wrap(f"Raised because {'; and because '.join(item.why)}.", 4)
    yield wrap(words.statement_line(item.rules[0]), 4)


def _changes(answer: Answer) -> Iterator[str]:
    """What is coming or was due, and what came in lately, the soonest first."""
    sections = sectioned(touching(answer.legal))
    for name, held in sections.items():
        yield wrap(f"{name}:", 1)
        yield from (wrap(f"- {words.change_line(one)}", 4) for one in held[:MOST_CHANGES])
        if len(held) > MOST_CHANGES:
            yield wrap(f"and {len(held) - MOST_CHANGES} more: `legal timetable`", 4)


def wrap(text: str, indent: int = 0, width: int = WIDTH) -> str:
    """A paragraph wrapped for reading, every line indented alike."""
    pad = " " * indent
    return fill(
        text,
        width,
        initial_indent=pad,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )
