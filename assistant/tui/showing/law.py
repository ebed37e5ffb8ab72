"""Legal considerations: as an item of an answer, folded or not, and whole."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from assistant.legal.wording import spoken_date, statement
from assistant.library.considerations import Consideration, Rule
from assistant.models import LegalAnswer, LegalLink, LegalStatement
from assistant.tui.showing.cards import Label
from assistant.tui.showing.parts import Part
from assistant.tui.widgets.flow import Line, blank, bullet, line

ADVISERS = {
    "legal-adviser": "Your legal adviser",
    "staff-side": "Staff side and unions",
    "information-governance": "Information governance",
    "finance": "Finance",
}
AUTHORITIES = {
    "statute": "statute",
    "code": "code of practice",
    "case-law": "case law",
    "regulator-guidance": "regulator's guidance",
    "policy": "policy",
    "contract": "contract",
    "analysis": "analysis by others",
    "general-law": "general law",
}
VERDICTS = {
    "still-right": "Still right",
    "partly-out-of-date": "Partly out of date",
    "out-of-date": "Out of date",
}
NONE_RAISED = (
    "No legal consideration was raised by these words. That does not mean that none applies."
)


def law_card(item: LegalAnswer, *, folded: bool) -> list[Line]:
    """An item of an answer: folded to two lines, or with its summary, changes and first questions."""
    because = "; ".join(item.why)
    number = Content.styled(f"{item.rank}. ", "bold $blue")
    if folded:
        return [
            Line(Content.styled(item.title, "bold"), number, 1),
            line(f"Because {because}", "$quiet", lead="   ", most=1),
        ]
    return [Line(Content.styled(item.title, "bold"), number), *_unfolded(item, because)]


def _unfolded(item: LegalAnswer, because: str) -> Iterator[Line]:
    yield line(f"Raised because {because}.", "$quiet", lead="   ")
    yield line(item.summary, lead="   ")
    if item.overdue:
        yield line(
            f"Review overdue since {spoken_date(item.review_by)}.", "bold $orange", lead="   "
        )
    for one in item.changes[:2]:
        yield bullet(f"{one.text} ({one.status})", mark="• ", indent=3)
    if item.questions:
        yield line("Ask:", "bold", lead="   ")
        for question in item.questions[:2]:
            yield bullet(question, mark="? ", indent=3)
    yield line(
        f"{item.jurisdiction} · checked {spoken_date(item.as_at)} · Enter reads it all",
        "$quiet",
        lead="   ",
    )


def law_parts(
    item: Consideration, label: Label, today: date, raised: Sequence[str] = ()
) -> list[Part]:
    """A whole consideration, part by part."""
    parts = [Part("", list(_opening(item, today, raised)))]
    parts.append(Part("What it is about", [line(item.about)]))
    parts.append(Part("What to watch for", [bullet(one) for one in item.watch_for]))
    rules = [row for rule in item.rules for row in _rule(item, rule, today)]
    parts.append(Part(f"The rules ({len(item.rules)})", rules))
    parts += _then_and_now(item)
    parts += _elsewhere(item, label)
    parts.append(Part("Questions to ask", list(_questions(item))))
    if item.glossary:
        terms = [
            line(term.meaning, lead=f"{term.term}: ", lead_style="bold") for term in item.glossary
        ]
        parts.append(Part("Terms", terms))
    parts.append(Part("Sources", [bullet(_source(source)) for source in item.sources]))
    return parts


def _opening(item: Consideration, today: date, raised: Sequence[str]) -> Iterator[Line]:
    yield line(item.summary)
    yield blank()
    if raised:
        yield _row("Raised", f"because {'; and because '.join(raised)}")
    yield _row("Covers", item.scope)
    yield _row("Where", item.jurisdiction)
    due = "REVIEW OVERDUE" if item.is_due(today) else "to be reviewed by"
    yield _row("Checked", f"{spoken_date(item.checked_on)}; {due} {spoken_date(item.review_by)}")
    yield _row("How sure", item.confidence)


def _rule(item: Consideration, rule: Rule, today: date) -> Iterator[Line]:
    said = statement(item, rule, today)
    yield line(said.text, lead=_mark(said), lead_style="bold $blue")
    status = said.status[:1].upper() + said.status[1:]
    checked = spoken_date(said.checked_on)
    facts = f"{status} · {AUTHORITIES[rule.authority]} · checked {checked}"
    yield line(facts, "bold" if rule.status not in ("in-force", "policy") else "$quiet", lead="  ")
    if said.doubt:
        yield line(said.doubt, "$orange", lead="  Not sure: ", lead_style="bold $orange")
    yield line("; ".join(_cited(link) for link in said.sources), "$quiet", lead="  ")
    yield blank()


def _mark(said: LegalStatement) -> str:
    """A sign of the status, beside its words."""
    if said.status.startswith("in force"):
        return "■ "
    return "◐ " if said.status.startswith(("coming", "was due")) else "□ "


def _then_and_now(item: Consideration) -> list[Part]:
    then = item.since_2019
    if then is None:
        return []
    cited = "; ".join(_source(source) for source in item.sources if source.id in then.sources)
    lines = [
        line(VERDICTS[then.verdict], "bold"),
        _row("In 2019", then.said),
        _row("Since", then.now),
        _row("Sources", cited),
    ]
    return [Part("What has changed since 2019", lines)]


def _elsewhere(item: Consideration, label: Label) -> list[Part]:
    if not item.elsewhere:
        return []
    lines: list[Line] = []
    for one in item.elsewhere:
        lines.append(
            line(
                f"{one.text} ({one.status.replace('-', ' ')})",
                lead=f"{label(one.country)}: ",
                lead_style="bold",
            )
        )
        if one.doubt:
            lines.append(line(one.doubt, "$orange", lead="  Not sure: ", lead_style="bold $orange"))
    return [Part("Elsewhere", lines)]


def _questions(item: Consideration) -> Iterator[Line]:
    for adviser, name in ADVISERS.items():
        asked = [question.ask for question in item.questions if question.of == adviser]
        if asked:
            yield line(name, "bold")
            yield from (bullet(question, mark="? ") for question in asked)


def _source(source: object) -> str:
    publisher, title = getattr(source, "publisher", ""), getattr(source, "title", "")
    when, url = getattr(source, "date", ""), getattr(source, "url", None)
    return f"{publisher}, {title} ({when})" + (f" {url}" if url else "")


def _cited(link: LegalLink) -> str:
    return f"{link.publisher}, {link.title} ({link.date})"


def _row(name: str, text: str) -> Line:
    return line(text, lead=f"{name:<10}", lead_style="$quiet")
