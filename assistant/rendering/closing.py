"""What closes every paper: limits, questions for an adviser, sources, receipt."""

from collections.abc import Iterator

from assistant.legal.freshness import overdue_words
from assistant.models import Answer
from assistant.rendering import words
from assistant.rendering.blocks import Block, Bullets, Heading, Paragraph, Table
from assistant.rendering.bundle import proof
from assistant.rendering.law import questions_blocks
from assistant.rendering.prose import cited

WEAK_EVIDENCE = 1  # the highest evidence grade that needs a word of caution


def limits(answer: Answer) -> list[str]:
    """What a reader must not take from the answer."""
    found = [
        "Ranked by the words of the problem and of published accounts; nobody has judged whether an initiative "
        "would work here.",
        "Accounts are mostly the organisations' own, and seldom say what failed.",
    ]
    if answer.match in ("weak", "none"):
        found.append(f"The match is {answer.match}: the library may hold nothing for this problem.")
    thin = [str(case.rank) for case in answer.cases if case.evidence.grade <= WEAK_EVIDENCE]
    if thin:
        found.append(f"Evidence is thin (grade 0 or 1 of 4) for initiatives {', '.join(thin)}.")
    for case in answer.cases:
        found += [f"Initiative {case.rank} differs in {one}." for one in case.differs]
    found += [
        f"“{item.title}”: {overdue_words(item.review_by)}. Check it before use."
        for item in answer.legal
        if item.overdue
    ]
    return found


def closing_blocks(answer: Answer) -> Iterator[Block]:
    """Limits, questions, sources and receipt, each under a heading of level 2."""
    yield Heading(2, "Limits")
    yield Bullets(limits(answer))
    yield from questions_blocks(answer.legal, 2)
    yield Heading(2, "Sources")
    for case in answer.cases:
        yield Paragraph(f"{cited(case)}.", str(case.rank), case.source.url)
    links = {link.id: link for item in answer.legal for link in item.sources}
    for link in links.values():
        yield Paragraph(f"{link.publisher}, {link.title} ({link.date}).", "Law", link.url)
    yield from receipt_blocks(answer)


def receipt_blocks(answer: Answer) -> Iterator[Block]:
    """What the answer was made from, and its proof."""
    held = answer.receipt
    rows = [
        ("Index", held.index),
        ("Corpus", held.corpus),
        ("Legal pack", held.legal),
        ("Program", held.version),
        ("Proof (SHA-256 of the answer)", proof(answer)),
    ]
    yield Heading(2, "Receipt")
    yield Paragraph("Two answers with the same proof are the same, word for word.")
    yield Table("What this was made from", ("What", "Value"), rows)


def initiatives_table(answer: Answer) -> Table:
    """The initiatives at a glance."""
    rows = [
        (
            str(case.rank),
            case.title,
            words.organisation(case),
            words.strength(case),
            f"{case.evidence.grade} of 4",
            words.RESULTS.get(case.result, case.result),
        )
        for case in answer.cases
    ]
    header = ("Rank", "Initiative", "Organisation", "Match", "Evidence", "Result")
    return Table("Initiatives, best match first", header, rows)
