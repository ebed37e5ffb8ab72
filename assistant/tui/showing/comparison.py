"""Cases side by side over the same headings."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from assistant.index.contents import BuiltIndex
from assistant.legal.wording import spoken_date
from assistant.library.cases import Case
from assistant.rendering import words
from assistant.tui.showing.case import prose
from assistant.tui.widgets.flow import Flow, Line, bullet, line


class CompareRow(NamedTuple):
    """A heading and what each case says under it."""

    heading: str
    cells: list[list[Line]]


def comparison(cases: Sequence[Case], index: BuiltIndex) -> list[CompareRow]:
    """The rows, each with one cell a case."""
    label = index.taxonomy.label
    rows = {
        "Where and when": [_place(case, index) for case in cases],
        "In short": [[line(case.summary)] for case in cases],
        "Problem": [prose(case.problem) for case in cases],
        "What they did": [prose(case.actions) for case in cases],
        "Outcomes": [[bullet(one) for one in case.outcomes] for case in cases],
        "Evidence": [_evidence(case) for case in cases],
        "What got in the way": [[bullet(one) for one in case.obstacles] for case in cases],
        "What to copy": [[bullet(one) for one in case.lessons] for case in cases],
        "Cost": [[line(case.cost)] for case in cases],
        "Time": [[line(case.time)] for case in cases],
        "Themes": [[line(", ".join(map(label, case.themes)))] for case in cases],
        "Staff": [[line(", ".join(map(label, case.staff_groups)))] for case in cases],
        "Features": [[line(", ".join(map(label, case.features)) or "none")] for case in cases],
    }
    return [CompareRow(heading, cells) for heading, cells in rows.items()]


def shared(cases: Sequence[Case], index: BuiltIndex) -> list[Line]:
    """What all of the cases have in common."""
    label = index.taxonomy.label
    found = []
    for name in ("features", "themes", "staff_groups"):
        common = set.intersection(*(set(getattr(case, name)) for case in cases))
        found += [label(slug) for slug in sorted(common)]
    text = ", ".join(found) or "no theme, staff group or feature"
    return [line(text, lead="In common  ", lead_style="bold $orange")]


def as_text(cases: Sequence[Case], index: BuiltIndex) -> str:
    """The comparison as plain text."""
    blocks = ["\n".join(f"{n}. {case.title} ({case.id})" for n, case in enumerate(cases, 1))]
    for row in comparison(cases, index):
        cells = "\n".join(f"{n}. {Flow(cell).plain}" for n, cell in enumerate(row.cells, 1))
        blocks.append(f"{row.heading.upper()}\n{cells}")
    return "\n\n".join(blocks)


def _place(case: Case, index: BuiltIndex) -> list[Line]:
    now = index.present_names.get(case.id)
    return [
        line(case.organisation + (f" (now {now})" if now else "")),
        line(f"{index.taxonomy.label(case.sector)} · {spoken_date(case.date)}", "$quiet"),
    ]


def _evidence(case: Case) -> list[Line]:
    grade = case.evidence.grade
    squares = "■" * grade + "□" * (4 - grade)
    head = Content.assemble((f"Grade {grade} of 4 ", "bold"), (squares, "$blue"))
    return [Line(head), line(f"{words.RESULTS[case.result].capitalize()}. {case.evidence.why}")]
