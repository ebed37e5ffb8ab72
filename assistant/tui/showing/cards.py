"""One initiative as a card: full, or brief in three lines."""

from collections.abc import Callable, Iterator

from textual.content import Content

from assistant.legal.wording import spoken_date
from assistant.models import CaseAnswer
from assistant.rendering import words
from assistant.tui.widgets.flow import Line, line

Label = Callable[[str], str]
LEAD = 10  # cells of the labels at the left
DOTS = 5


def case_card(case: CaseAnswer, label: Label, *, brief: bool, marked: bool = False) -> list[Line]:
    """A card. Brief: title, place and strength, and the first line of the outcome."""
    return list(_brief(case, label, marked) if brief else _full(case, label, marked))


def strength(case: CaseAnswer) -> Content:
    """The match in words, number and dots."""
    full = max(1, round(case.probability * DOTS))
    dots = "●" * full + "○" * (DOTS - full)
    word = words.MATCHES[case.match].capitalize()
    return Content.assemble(
        (word, "bold"), f", {round(case.probability * 100)} in 100 ", (dots, "$blue")
    )


def place(case: CaseAnswer) -> Content:
    """The organisation as published, and its present name."""
    if not case.organisation_now:
        return Content.styled(case.organisation, "$quiet")
    return Content.assemble(
        (case.organisation, "$quiet"), (f" (now {case.organisation_now})", "$quiet")
    )


def reasons(case: CaseAnswer, most: int = 4) -> str:
    """Why it matched, in words a reader would use."""
    named = [
        f"“{typed}” in {words.within(field)} {round(share * 100)}%"
        for typed, field, share in words.shares(case)[:most]
    ]
    return " · ".join(named) if named else "related words only, none that you typed"


def _title(case: CaseAnswer, marked: bool) -> Line:
    text = Content.styled(case.title, "bold")
    if case.local:
        text += Content.styled("  ours, private", "$orange")
    if marked:
        text += Content.styled("  ◆ marked to compare", "$orange")
    return Line(text, Content.styled(f"{case.rank}. ", "bold $blue"))


def _facts(case: CaseAnswer, label: Label) -> Content:
    return strength(case) + Content(f" · {label(case.sector)} · {spoken_date(case.date)}")


def _brief(case: CaseAnswer, label: Label, marked: bool) -> Iterator[Line]:
    yield _title(case, marked)
    yield Line(place(case), Content("   "), 1)
    yield Line(_facts(case, label), Content("   "))
    yield line(case.outcomes[0], lead="   Outcome ", lead_style="$quiet", most=1)


def _full(case: CaseAnswer, label: Label, marked: bool) -> Iterator[Line]:
    yield _title(case, marked)
    yield Line(place(case), Content("   "))
    yield Line(_facts(case, label), Content("   "))
    yield line(case.summary, lead="   ")
    yield _row("Outcome", case.outcomes[0], more=len(case.outcomes) - 1)
    yield _row("Evidence", f"grade {case.evidence.grade} of 4. {case.evidence.rule}")
    yield _row("Obstacle", case.obstacles[0], more=len(case.obstacles) - 1)
    yield _row("Why", reasons(case))
    for difference in case.differs:
        yield _row("Differs", difference)


def _row(name: str, text: str, more: int = 0) -> Line:
    body = Content(text)
    if more > 0:
        body += Content.styled(f"  (and {more} more)", "$quiet")
    return Line(body, Content.styled(f"   {name:<{LEAD - 1}}", "$quiet"))
