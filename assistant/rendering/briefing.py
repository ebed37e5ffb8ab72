"""A briefing from one answer: problem, initiatives, law, limits, questions, sources, receipt."""

from collections.abc import Iterator

from assistant.models import NOT_ADVICE, Answer
from assistant.rendering import words
from assistant.rendering.blocks import Block, Heading, Notice, Paragraph, Quote
from assistant.rendering.closing import closing_blocks, initiatives_table
from assistant.rendering.law import legal_blocks
from assistant.rendering.prose import MATCHES, case_blocks, short


def briefing_blocks(answer: Answer) -> Iterator[Block]:
    """The whole briefing."""
    yield Heading(1, f"Briefing: {short(answer.query, 70)}")
    yield Notice(NOT_ADVICE)
    yield Heading(2, "The problem")
    yield Quote(answer.query)
    yield Paragraph(MATCHES[answer.match], "Match")
    if read := words.understood(answer):
        yield Paragraph(read, "Read as")
    yield from (Notice(note) for note in answer.notes)
    if answer.cases:
        yield Heading(2, "What others did")
        yield initiatives_table(answer)
        for case in answer.cases:
            yield from case_blocks(case, 3)
    yield from legal_blocks(answer, 2)
    yield from closing_blocks(answer)
