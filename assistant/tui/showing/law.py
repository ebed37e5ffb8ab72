"""Legal considerations: as an item of an answer, folded or not, and whole."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from assistant.legal.questions import ADVISERS
from assistant.legal.statements import elsewhere, in_short, meaning
from assistant.legal.wording import legal_answer, since_2019, spoken_date, statement
from assistant.library.considerations import Consideration, Rule
from assistant.models import LegalAnswer, LegalLink, LegalStatement
from assistant.tui.showing.cards import Label
from assistant.tui.showing.parts import Part
from assistant.tui.widgets.flow import Line, blank, bullet, line

AMBER = "bold $orange"
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
NONE_RAISED = (
    "No legal consideration was raised by these words. That does not mean that none applies."
)


def law_card(item: LegalAnswer, *, folded: bool) -> list[Line]:
    """An item of an answer: folded to two lines, or with its summary, changes and first questions."""
    because = "; ".join(item.why)
    number = Content.styled(f"{item.rank}. ", "bold $blue")
    title = Line(Content.styled(item.title, "bold") + overdue_mark(item.overdue), number)
    if folded:
        reason = line(f"Because {because}", "$quiet", lead="   ", most=1)
        return [Line(title.text, title.lead, 1), reason]
    return [title, *_unfolded(item, because)]


def overdue_mark(overdue: bool) -> Content:
    """The mark of a consideration past its review, in amber and in words; nothing where it is fresh."""
    return Content.styled("  REVIEW OVERDUE", AMBER) if overdue else Content()


def _unfolded(item: LegalAnswer, because: str) -> Iterator[Line]:
    yield line(f"Raised because {because}.", "$quiet", lead="   ")
    if item.overdue:
        yield line(f"Review overdue since {spoken_date(item.review_by)}.", AMBER, lead="   ")
    yield from _stated(in_short(item), "   ")
    for one in item.changes[:2]:
        yield from _stated(one, "   • ")
    if item.questions:
        yield line("Ask:", "bold", lead="   ")
        for question in item.questions[:2]:
            yield bullet(question, mark="? ", indent=3)
    yield line(
        f"{item.jurisdiction} · checked {spoken_date(item.as_at)} · Enter reads it all",
        "$quiet",
        lead="   ",
    )


def _stated(said: LegalStatement, lead: str = "", name: str = "") -> Iterator[Line]:
    """A statement, then its status, the day it was checked, its sources, and what is not sure."""
    body = Content.assemble((name, "bold"), said.text) if name else Content(said.text)
    yield Line(body, Content.styled(lead, "$quiet"))
    hang = " " * max(2, len(lead))
    passed = any(words in said.status for words in ("was due", "was coming", "overdue", "passed"))
    cited = "; ".join(_cited(link) for link in said.sources)
    status = f"{said.status[:1].upper()}{said.status[1:]} · checked {spoken_date(said.checked_on)}"
    yield line(f"{status} · {cited}", AMBER if passed else "$quiet", lead=hang)
    if said.doubt:
        yield line(said.doubt, "$orange", lead=f"{hang}Not sure: ", lead_style=AMBER)


def law_parts(
    item: Consideration, label: Label, today: date, raised: Sequence[str] = ()
) -> list[Part]:
    """A whole consideration, part by part."""
    held = legal_answer(item, 1, raised, today)
    watch = [bullet(one) for one in item.watch_for]
    rules = [row for rule in item.rules for row in _rule(item, rule, today)]
    parts = [
        Part("", list(_opening(item, held))),
        Part("What it is about", list(_stated(in_short(held, item.about)))),
        Part("What to watch for", [*watch, *_basis(held)]),
        Part(f"The rules ({len(item.rules)})", rules),
        *_then_and_now(item),
        *_elsewhere(item, label, today),
        Part("Questions to ask", list(_questions(item))),
    ]
    if item.glossary:
        terms = [
            row
            for term in item.glossary
            for row in _stated(meaning(item, term, today), name=f"{term.term}: ")
        ]
        parts.append(Part("Terms", terms))
    parts.append(Part("Sources", [bullet(_source(source)) for source in item.sources]))
    return parts


def _basis(held: LegalAnswer) -> list[Line]:
    """What words that state no rule of their own rest on."""
    return list(
        _stated(in_short(held, "Where each of these comes from stands with the rules below."))
    )


def _opening(item: Consideration, held: LegalAnswer) -> Iterator[Line]:
    yield from _stated(in_short(held))
    yield blank()
    if held.why:
        yield _row("Raised", f"because {'; and because '.join(held.why)}")
    yield _row("Covers", item.scope)
    yield _row("Where", item.jurisdiction)
    due = "REVIEW OVERDUE since" if held.overdue else "to be reviewed by"
    fresh = f"{spoken_date(item.checked_on)}; {due} {spoken_date(item.review_by)}"
    yield line(fresh, AMBER if held.overdue else "", lead="Checked   ", lead_style="$quiet")
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
    said, then = since_2019(item), item.since_2019
    if said is None or then is None:
        return []
    named = said.model_copy(update={"text": then.now})
    lines = [
        line(said.status[:1].upper() + said.status[1:], "bold"),
        _row("In 2019", then.said),
        *_stated(named, name="Since: "),
    ]
    return [Part("What has changed since 2019", lines)]


def _elsewhere(item: Consideration, label: Label, today: date) -> list[Part]:
    rows = [
        row
        for one in item.elsewhere
        for row in _stated(elsewhere(item, one, today), name=f"{label(one.country)}: ")
    ]
    return [Part("Elsewhere", rows)] if rows else []


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
