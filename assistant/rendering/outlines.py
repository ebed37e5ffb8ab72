"""Outlines from an answer: a board paper, and a workforce plan in the steps of the integrated five-year plan.

Filled from the answer where it can be; where it cannot, a line begins "To fill in" and asks.
"""

from collections.abc import Iterable, Iterator

from assistant.models import NOT_ADVICE, Answer, CaseAnswer
from assistant.rendering import words
from assistant.rendering.blocks import Block, Bullets, Heading, Notice, Paragraph, Quote, Table
from assistant.rendering.closing import closing_blocks, initiatives_table
from assistant.rendering.law import legal_blocks
from assistant.rendering.prose import short

ASK = "To fill in"


def board_paper_blocks(answer: Answer) -> Iterator[Block]:
    """A board paper's outline."""
    yield Heading(1, f"Board paper (outline): {short(answer.query, 60)}")
    yield Notice(NOT_ADVICE)
    yield from _asked(
        2, "Purpose", "what is the board asked to decide, note or approve, and by when?"
    )
    yield Heading(2, "The problem")
    yield Quote(answer.query)
    yield Paragraph("our own figures: how many people, what it costs, since when?", ASK)
    yield Heading(2, "Options")
    yield initiatives_table(answer)
    yield Bullets(["Do nothing: say what happens then."] + [_option(case) for case in answer.cases])
    yield from _asked(2, "Recommendation", "which option, why, and what was set aside?")
    yield Heading(2, "Outcomes elsewhere")
    yield Bullets([f"{c.rank}. {outcome}" for c in answer.cases for outcome in c.outcomes])
    yield Heading(2, "Risks")
    yield Paragraph("What got in the way elsewhere:")
    yield Bullets([f"{c.rank}. {obstacle}" for c in answer.cases for obstacle in c.obstacles])
    yield from _asked(
        2, "Cost and saving", "set-up and running cost, source of money, expected saving?"
    )
    yield from _asked(
        2, "Equality and staff side", "who gains, who loses, and who has been consulted?"
    )
    yield from legal_blocks(answer, 2)
    yield from _asked(2, "Next steps", "who does what by when, and how will the board know?")
    yield from closing_blocks(answer)


def workforce_plan_blocks(answer: Answer) -> Iterator[Block]:
    """A workforce plan's outline: today, demand, gaps, supply, initiatives, training, review."""
    read = answer.understood
    yield Heading(1, f"Workforce plan (outline): {short(answer.query, 60)}")
    yield Notice(NOT_ADVICE)
    yield Quote(answer.query)
    yield Heading(2, "1. The workforce today")
    if read.staff_groups or read.sectors:
        yield Paragraph(_named((*read.staff_groups, *read.sectors)), "Concerns")
    yield Paragraph(
        "posts, people in post, vacancies, turnover, sickness, age, bank and agency?", ASK
    )
    yield from _asked(
        2, "2. Demand ahead", "activity, acuity, new services and models over five years?"
    )
    yield Heading(2, "3. The gaps")
    if read.themes:
        yield Paragraph(_named(read.themes), "What the problem names")
    yield Paragraph("demand less supply, by staff group and year; which matter most?", ASK)
    yield Heading(2, "4. Supply routes")
    themes = sorted({theme for case in answer.cases for theme in case.themes})
    yield Paragraph(_named(themes) or "none found", "Routes the initiatives took")
    yield Paragraph("how many people could each route bring, and when?", ASK)
    yield Heading(2, "5. Initiatives and their owners")
    yield _owners(answer)
    yield from legal_blocks(answer, 2)
    yield from _training(answer)
    yield from _review(answer)
    yield from closing_blocks(answer)


def _asked(level: int, title: str, question: str) -> Iterator[Block]:
    yield Heading(level, title)
    yield Paragraph(question, ASK)


def _option(case: CaseAnswer) -> str:
    return f"{case.title} ({words.organisation(case)}): {case.summary}"


def _owners(answer: Answer) -> Table:
    rows = [
        (
            str(case.rank),
            case.title,
            case.outcomes[0] if case.outcomes else "",
            f"{ASK}: who?",
            f"{ASK}: when?",
        )
        for case in answer.cases
    ]
    header = ("Rank", "Initiative", "Outcome elsewhere", "Owner", "By when")
    return Table("Initiatives to choose from", header, rows)


def _named(slugs: Iterable[str]) -> str:
    return ", ".join(slug.replace("-", " ") for slug in slugs)


def _review(answer: Answer) -> Iterator[Block]:
    yield Heading(2, "7. Review")
    figures = [
        f"{case.rank}. {outcome}"
        for case in answer.cases
        for outcome in case.outcomes
        if any(char.isdigit() for char in outcome)
    ]
    if figures:
        yield Paragraph("What was measured elsewhere:")
        yield Bullets(figures)
    yield Paragraph("what is measured, by whom, how often, and when is the plan redone?", ASK)


def _training(answer: Answer) -> Iterator[Block]:
    yield Heading(2, "6. Training")
    learning = [
        c.title for c in answer.cases if any("learn" in t or "train" in t for t in c.themes)
    ]
    if learning:
        yield Paragraph("Initiatives that train people:")
        yield Bullets(learning)
    yield Paragraph("who must learn what, where are the places, and who pays?", ASK)
