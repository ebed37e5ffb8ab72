"""Answers as rows of a table: a recommendation a row, a legal consideration a row. Cells are plain, not yet inert."""

from collections.abc import Iterator

from assistant.legal.freshness import overdue_words
from assistant.legal.statements import in_short
from assistant.legal.timetable import touching
from assistant.models import NOT_ADVICE, Answer, CaseAnswer
from assistant.rendering import words

Cell = str | int | float

RECOMMENDATIONS = (
    ("row", 6),
    ("id", 14),
    ("problem", 50),
    ("match", 10),
    ("rank", 6),
    ("case_id", 28),
    ("title", 44),
    ("organisation", 34),
    ("organisation_now", 30),
    ("sector", 14),
    ("country", 12),
    ("themes", 30),
    ("staff_groups", 24),
    ("case_match", 11),
    ("probability", 11),
    ("score", 10),
    ("summary", 60),
    ("outcomes", 60),
    ("evidence_grade", 10),
    ("evidence_why", 40),
    ("obstacles", 50),
    ("why", 50),
    ("differs", 30),
    ("source", 50),
    ("url", 40),
    ("date", 11),
    ("own_case", 9),
    ("legal_considerations", 60),
    ("legal_notice", 40),
    ("notes", 40),
)
CONSIDERATIONS = (
    ("row", 6),
    ("id", 14),
    ("rank", 6),
    ("consideration_id", 24),
    ("title", 40),
    ("jurisdiction", 18),
    ("as_at", 11),
    ("review_by", 11),
    ("overdue", 16),
    ("why", 60),
    ("summary", 60),
    ("rules", 90),
    ("changes", 90),
    ("questions", 70),
    ("sources", 60),
    ("notice", 40),
)


def recommendation_rows(number: int, answer: Answer) -> Iterator[list[Cell]]:
    """The rows of one answer under ``RECOMMENDATIONS``; one row without a case where nothing fits."""
    head: list[Cell] = [number, answer.id or "", answer.query, answer.match]
    law = "; ".join(words.legal_heading(item) for item in answer.legal)
    tail: list[Cell] = [law, NOT_ADVICE if law else "", " ".join(answer.notes)]
    for case in answer.cases:
        yield [*head, *_case(case), *tail]
    if not answer.cases:
        yield [*head, *[""] * (len(RECOMMENDATIONS) - len(head) - len(tail)), *tail]


def consideration_rows(number: int, answer: Answer) -> Iterator[list[Cell]]:
    """The legal considerations of one answer under ``CONSIDERATIONS``."""
    for item in answer.legal:
        yield [
            number,
            answer.id or "",
            item.rank,
            item.id,
            item.title,
            item.jurisdiction,
            item.as_at,
            item.review_by,
            overdue_words(item.review_by) if item.overdue else "no",
            "; ".join(item.why),
            words.statement_line(in_short(item)),
            "\n".join(words.statement_line(rule) for rule in item.rules),
            "\n".join(words.change_line(one) for one in touching([item])),
            "\n".join(item.questions),
            "\n".join(f"{link.publisher}, {link.title} ({link.date})" for link in item.sources),
            item.notice,
        ]


def _case(case: CaseAnswer) -> list[Cell]:
    return [
        case.rank,
        case.id,
        case.title,
        case.organisation,
        case.organisation_now or "",
        case.sector,
        case.country,
        "; ".join(case.themes),
        "; ".join(case.staff_groups),
        case.match,
        case.probability,
        case.score,
        case.summary,
        "\n".join(case.outcomes),
        case.evidence.grade,
        case.evidence.why,
        "\n".join(case.obstacles),
        words.why(case),
        "; ".join(case.differs),
        words.citation(case),
        case.source.url or "",
        case.date,
        words.LOCAL if case.local else "",
    ]
