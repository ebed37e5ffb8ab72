"""An answer in blocks: what a reader is told of a problem, its initiatives, and the law."""

from collections.abc import Iterator

from assistant.models import Answer, CaseAnswer
from assistant.rendering import words
from assistant.rendering.blocks import Block, Bullets, Heading, Notice, Paragraph, Quote
from assistant.rendering.law import legal_blocks, questions_blocks
from assistant.safety import one_line

MATCHES = {
    "strong": "Strong: the library holds initiatives for this.",
    "partial": "Partial: some of what follows should fit.",
    "weak": "Weak: what follows is loosely related.",
    "none": "None: nothing in the library fits.",
}


def answer_blocks(answer: Answer, level: int = 2) -> Iterator[Block]:
    """The whole answer but its title. ``level`` is that of its headings."""
    yield Quote(answer.query)
    yield Paragraph(MATCHES[answer.match], "Match")
    yield from (Notice(note) for note in answer.notes)
    if read := words.understood(answer):
        yield Paragraph(read, "Read as")
    for case in answer.cases:
        yield from case_blocks(case, level)
    yield from legal_blocks(answer, level)
    yield from questions_blocks(answer.legal, level)


def case_blocks(case: CaseAnswer, level: int) -> Iterator[Block]:
    """One initiative."""
    yield Heading(level, f"{case.rank}. {case.title}")
    yield Paragraph(f"{words.organisation(case)} · {words.strength(case)} · {case.date}")
    yield Paragraph(case.summary)
    yield Paragraph("", "Outcomes")
    yield Bullets(case.outcomes)
    yield Paragraph(f"grade {case.evidence.grade} of 4. {case.evidence.why}", "Evidence")
    yield Paragraph("", "What got in the way")
    yield Bullets(case.obstacles)
    yield Paragraph(words.why(case), "Why it matched")
    for difference in case.differs:
        yield Paragraph(difference, "Differs in")
    yield Paragraph(f"{cited(case)}. Id: {case.id}", "Source", case.source.url)


def cited(case: CaseAnswer) -> str:
    """The citation without its address, which stands apart as a link."""
    source = case.source.model_copy(update={"url": None})
    return words.citation(case.model_copy(update={"source": source}))


def short(text: str, most: int = 90) -> str:
    """The beginning of a text on one line, cut between words."""
    line = one_line(text)
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
