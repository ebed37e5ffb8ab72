"""An answer as Markdown, for a document or a message. Text from outside is escaped."""

import re
from collections.abc import Iterator

from assistant.legal.freshness import overdue_words
from assistant.legal.questions import ADVISERS, pack
from assistant.legal.statements import in_short
from assistant.legal.timetable import sectioned, touching
from assistant.models import NOT_ADVICE, Answer, CaseAnswer, LegalAnswer
from assistant.rendering import words
from assistant.safety import one_line

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|&~])")
MARKER = re.compile(r"^(?:[-+=]|(?P<number>\d{1,9})(?=[.)]))")  # begins a list, a rule or a heading


def as_markdown(answer: Answer) -> str:
    """The whole answer."""
    return "\n".join(_lines(answer)) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line: no markup, no entity, no tag."""
    return SPECIAL.sub(r"\\\1", one_line(text))


def escaped_line(text: str) -> str:
    """The same for text that begins a line, where a sign or a number would begin a list, a rule or a heading."""
    return MARKER.sub(_kept, escaped(text))


def _kept(marker: re.Match[str]) -> str:
    number = marker["number"]
    return f"\\{marker.group()}" if number is None else f"{number}\\"


def _lines(answer: Answer) -> Iterator[str]:
    yield "# Initiatives for a workforce problem"
    yield ""
    yield f"> {escaped_line(answer.query)}"
    yield ""
    yield f"Match: **{answer.match}**."
    for note in answer.notes:
        yield f"\n*{escaped(note)}*"
    if read := words.understood(answer):
        yield f"\nRead as: {escaped(read)}."
    for case in answer.cases:
        yield from _case(case)
    if answer.legal:
        yield f"\n## Legal considerations\n\n*{NOT_ADVICE}*"
        for item in answer.legal:
            yield from _law(item)
        yield from _changes(answer)
        yield from _questions(answer)
    yield f"\n---\nReceipt: {escaped(words.receipt(answer))}."


def _case(case: CaseAnswer) -> Iterator[str]:
    yield f"\n## {case.rank}. {escaped(case.title)}"
    yield f"\n**{escaped(words.organisation(case))}** · {words.strength(case)} · {case.date}"
    yield f"\n{escaped_line(case.summary)}\n"
    yield "**Outcomes**\n"
    yield from (f"- {escaped_line(outcome)}" for outcome in case.outcomes)
    yield f"\nEvidence: grade {case.evidence.grade} of 4. {escaped(case.evidence.why)}\n"
    yield "**What got in the way**\n"
    yield from (f"- {escaped_line(obstacle)}" for obstacle in case.obstacles)
    yield f"\nWhy it matched: {escaped(words.why(case))}."
    yield from (f"\nDiffers in {escaped(difference)}." for difference in case.differs)
    yield f"\nSource: {escaped(words.citation(case))}. Id: `{case.id}`."


def _law(item: LegalAnswer) -> Iterator[str]:
    yield f"\n### {item.rank}. {escaped(words.legal_heading(item))}"
    if item.overdue:
        yield f"\n**{overdue_words(item.review_by)}: check it before use.**"
    yield f"\nRaised because {escaped('; and because '.join(item.why))}."
    yield f"\n{escaped_line(words.statement_line(in_short(item)))}\n"
    yield from (f"- {escaped_line(words.statement_line(one))}" for one in item.rules)


def _changes(answer: Answer) -> Iterator[str]:
    for name, held in sectioned(touching(answer.legal)).items():
        yield f"\n### {name}\n"
        yield from (f"- {escaped_line(words.change_line(one))}" for one in held)


def _questions(answer: Answer) -> Iterator[str]:
    for adviser, asked in pack(answer.legal).items():
        yield f"\n### Questions: {ADVISERS[adviser][:1].lower()}{ADVISERS[adviser][1:]}\n"
        yield from (f"- {escaped_line(one.ask)} ({escaped('; '.join(one.about))})" for one in asked)
