"""A whole case, part by part: the record as it stands, facts with their sources, evidence with its rule."""

from collections.abc import Iterator

from textual.content import Content

from assistant.index.contents import BuiltIndex
from assistant.legal.wording import spoken_date
from assistant.library.cases import Case
from assistant.library.evidence import EVIDENCE_RULES
from assistant.models import CaseAnswer
from assistant.rendering import words
from assistant.tui.showing.cards import Label, reasons, strength
from assistant.tui.showing.parts import Part
from assistant.tui.widgets.flow import Line, blank, bullet, line


def case_parts(case: Case, index: BuiltIndex, found: CaseAnswer | None = None) -> list[Part]:
    """The record under headings; ``found`` adds why it matched."""
    label = index.taxonomy.label
    parts = [Part("", list(_opening(case, index)))]
    if found is not None:
        parts.append(Part("Why it matched", list(_matched(found))))
    parts += [
        Part("Problem", prose(case.problem)),
        Part("What they did", prose(case.actions)),
        Part("Outcomes", [bullet(one) for one in case.outcomes]),
        Part("Evidence", list(_evidence(case))),
        Part("What got in the way", [bullet(one) for one in case.obstacles]),
        Part("What to copy", [bullet(one) for one in case.lessons]),
        Part("Cost, time, partners", list(_effort(case))),
        Part("Facts and who says so", list(_facts(case, index))),
        Part("Sources", list(_sources(case, index))),
        Part(
            "Problems it answers, as people put them",
            [bullet(f"“{one}”") for one in case.situations],
        ),
        Part("Filed under", list(_filed(case, label))),
    ]
    return parts


def prose(text: str) -> list[Line]:
    """The body of a record: paragraphs and bullets."""
    lines: list[Line] = []
    for block in text.split("\n"):
        row = block.strip()
        if not row:
            lines.append(blank())
        elif row.startswith("- "):
            lines.append(bullet(row[2:]))
        else:
            lines.append(line(row))
    return lines


def title_of(case: Case) -> str:
    """The title, saying where it is this library's own."""
    return f"{case.title} (our title)" if case.title_ours else case.title


def _opening(case: Case, index: BuiltIndex) -> Iterator[Line]:
    label = index.taxonomy.label
    now = index.present_names.get(case.id)
    yield line(case.organisation + (f" (now {now})" if now else ""), "$quiet")
    facts = (label(case.sector), label(case.country), case.setting, spoken_date(case.date))
    yield line(" · ".join(facts), "$quiet")
    if case.date_note:
        yield line(f"Date: {case.date_note}", "$quiet")
    if case.local:
        yield line("Ours: added on this machine, and kept on it.", "$orange")
    yield blank()
    yield line(case.summary)


def _matched(found: CaseAnswer) -> Iterator[Line]:
    yield Line(strength(found), Content())
    yield line(reasons(found, 8))
    for difference in found.differs:
        yield line(difference, lead="Differs in ", lead_style="bold")


def _evidence(case: Case) -> Iterator[Line]:
    grade = case.evidence.grade
    squares = "■" * grade + "□" * (4 - grade)
    yield Line(
        Content.assemble(
            (f"Grade {grade} of 4 ", "bold"),
            (squares, "$blue"),
            f"  Result: {words.RESULTS[case.result]}.",
        )
    )
    yield line(case.evidence.why, lead="This case  ", lead_style="$quiet")
    yield line(EVIDENCE_RULES[grade], lead="The rule   ", lead_style="$quiet")


def _effort(case: Case) -> Iterator[Line]:
    yield line(case.cost, lead="Cost      ", lead_style="$quiet")
    yield line(case.time, lead="Time      ", lead_style="$quiet")
    yield line(", ".join(case.partners) or "none named", lead="Partners  ", lead_style="$quiet")


def _publishers(case: Case, index: BuiltIndex) -> dict[str, str]:
    main = index.publications[case.source.id]
    return {case.source.id: main.publisher, **{one.id: one.publisher for one in case.also}}


def _facts(case: Case, index: BuiltIndex) -> Iterator[Line]:
    names = _publishers(case, index)
    for one in case.facts:
        body = Content.assemble(one.fact, (f" [{names.get(one.source, one.source)}]", "$quiet"))
        yield Line(body, Content.styled("• ", "$quiet"))


def _sources(case: Case, index: BuiltIndex) -> Iterator[Line]:
    main = index.publications[case.source.id]
    title, url = case.source.title or main.title, case.source.url or main.url
    when = spoken_date(case.source.date or main.date or case.date)
    yield bullet(f"{main.publisher}, “{title}”, {when}. {case.source.locator}. {url or ''}".strip())
    for one in case.also:
        dated = "undated" if one.date == "undated" else spoken_date(one.date)
        yield bullet(f"{one.publisher}, “{one.title}”, {dated}. {one.url or ''}".strip())


def _filed(case: Case, label: Label) -> Iterator[Line]:
    for name, slugs in (
        ("Themes", case.themes),
        ("Staff", case.staff_groups),
        ("Features", case.features),
    ):
        yield line(", ".join(map(label, slugs)) or "none", lead=f"{name:<10}", lead_style="$quiet")
    yield line(
        f"{case.kind.replace('-', ' ')}, {case.scale} level", lead="Kind      ", lead_style="$quiet"
    )
    yield line(case.id, lead="Id        ", lead_style="$quiet")
