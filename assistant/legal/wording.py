"""Putting a consideration into words: statements that always carry status, date and source.

The one place that decides how a coming rule whose date has passed is worded.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from assistant.models import LegalAnswer, LegalLink, LegalStatement

if TYPE_CHECKING:
    from assistant.library.considerations import Consideration, LegalSource, Rule

STATUS_WORDS = {
    "in-force": "in force",
    "coming": "coming",
    "policy": "policy, not law",
    "proposal": "proposal only",
    "unconfirmed": "not confirmed",
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def legal_answer(item: "Consideration", rank: int, why: Iterable[str], today: date) -> LegalAnswer:
    """A consideration as published in an answer."""
    rules = tuple(statement(item, rule, today) for rule in item.rules)
    return LegalAnswer(
        rank=rank,
        id=item.id,
        title=item.title,
        summary=item.summary,
        why=tuple(why),
        as_at=item.checked_on,
        review_by=item.review_by,
        overdue=today.isoformat() > item.review_by,
        changes=tuple(one for one in (*_since_2019(item), *rules) if _is_change(one)),
        rules=rules,
        questions=tuple(question.ask for question in item.questions),
        jurisdiction=item.jurisdiction,
        sources=tuple(_link(source) for source in item.sources),
    )


def statement(item: "Consideration", rule: "Rule", today: date) -> LegalStatement:
    """A rule as a dated, sourced statement."""
    sources = {source.id: source for source in item.sources}
    return LegalStatement(
        text=rule.text,
        status=status_words(rule, today),
        effective=rule.effective,
        checked_on=rule.checked_on or item.checked_on,
        doubt=rule.doubt,
        sources=tuple(_link(sources[key]) for key in rule.sources),
    )


def status_words(rule: "Rule", today: date) -> str:
    """The status in words; a coming rule whose date has passed is never called coming."""
    if rule.status == "coming" and rule.effective:
        if has_passed(rule.effective, today):
            return f"was due {spoken_date(rule.effective)}: check whether it came into force"
        return f"coming, due {spoken_date(rule.effective)}"
    if rule.status == "in-force" and rule.effective:
        return f"in force since {spoken_date(rule.effective)}"
    return STATUS_WORDS[rule.status]


def has_passed(when: str, today: date) -> bool:
    """Whether a partial date lies wholly before or on today."""
    return when <= today.isoformat() if len(when) == 10 else when < today.isoformat()[: len(when)]


def spoken_date(when: str) -> str:
    """A partial date as people say it: 2027-01-01 → 1 January 2027, 2027-01 → January 2027."""
    parts = when.split("-")
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    words += [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join((*words, parts[0]))


def _since_2019(item: "Consideration") -> Iterable[LegalStatement]:
    if item.since_2019 is None:
        return
    sources = {source.id: source for source in item.sources}
    then = item.since_2019
    yield LegalStatement(
        text=f"In 2019 the source said: {then.said} Since then: {then.now}",
        status={
            "still-right": "still right",
            "partly-out-of-date": "partly out of date",
            "out-of-date": "out of date",
        }[then.verdict],
        effective=None,
        checked_on=item.checked_on,
        doubt=None,
        sources=tuple(_link(sources[key]) for key in then.sources),
    )


def _is_change(one: LegalStatement) -> bool:
    return one.text.startswith("In 2019") or one.status.startswith(("coming", "was due"))


def _link(source: "LegalSource") -> LegalLink:
    return LegalLink(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        date=source.date,
        url=source.url,
    )
