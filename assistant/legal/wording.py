"""Putting a consideration into words: statements that always carry status, date and source.

The one place that decides how a coming rule whose date has passed is worded.
"""

from collections.abc import Iterable, Iterator
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
VERDICTS = {
    "still-right": "still right",
    "partly-out-of-date": "partly out of date",
    "out-of-date": "out of date",
}
MONTHS = (
    "January February March April May June July August September October November December".split()
)


RECENT_YEARS = 2  # how long a rule that has come in still counts as a change


def legal_answer(item: "Consideration", rank: int, why: Iterable[str], today: date) -> LegalAnswer:
    """A consideration as published in an answer."""
    asked: dict[str, tuple[str, ...]] = {}
    for question in item.questions:
        asked[question.of] = (*asked.get(question.of, ()), question.ask)
    return LegalAnswer(
        rank=rank,
        id=item.id,
        title=item.title,
        summary=item.summary,
        why=tuple(why),
        as_at=item.checked_on,
        review_by=item.review_by,
        overdue=_is_due(item, today),
        changes=tuple(_changes(item, today)),
        rules=tuple(statement(item, rule, today) for rule in item.rules),
        questions=tuple(question.ask for question in item.questions),
        questions_by=asked,
        jurisdiction=item.jurisdiction,
        sources=tuple(link(source) for source in item.sources),
    )


def _changes(item: "Consideration", today: date) -> Iterator[LegalStatement]:
    """What changed since 2019, what is coming or was due, soonest first, and what came in lately, newest first."""
    if then := since_2019(item):
        yield then
    ahead = [rule for rule in item.rules if rule.status == "coming" or is_ahead(item, rule)]
    lately = [rule for rule in item.rules if rule not in ahead and _came_lately(rule, today)]
    ahead.sort(key=lambda rule: in_order(rule.effective))
    lately.sort(key=lambda rule: in_order(rule.effective), reverse=True)
    yield from (statement(item, rule, today) for rule in (*ahead, *lately))


def _came_lately(rule: "Rule", today: date) -> bool:
    since = f"{today.year - RECENT_YEARS}-{today:%m-%d}"
    when = rule.effective
    return when is not None and rule.status != "proposal" and when >= since[: len(when)]


def in_order(when: str | None) -> str:
    """A partial date as sorted: after every day that it holds; no date comes last."""
    return (when or "9999") + "-99" * (2 - (when or "9999").count("-"))


def statement(item: "Consideration", rule: "Rule", today: date) -> LegalStatement:
    """A rule as a dated, sourced statement. Past its coming date its text, too, begins with that."""
    status = status_words(rule, today, item)
    lapsed = has_lapsed(item, rule, today)
    text = f"Was due {on(rule.effective or '')}, check: {rule.text}" if lapsed else rule.text
    return LegalStatement(
        text=text,
        status=status,
        effective=rule.effective,
        checked_on=rule.checked_on or item.checked_on,
        doubt=rule.doubt,
        sources=cited(item, rule.sources),
    )


def status_words(rule: "Rule", today: date, item: "Consideration | None" = None) -> str:
    """The status in words; a rule whose coming date has passed is never called coming."""
    when, words = rule.effective, STATUS_WORDS[rule.status]
    if rule.status == "coming":
        return _coming(rule, today, item)
    if when is None:
        return words
    if rule.status == "in-force":
        return f"in force since {spoken_date(when)}"
    if item is not None and is_ahead(item, rule):
        passed = has_passed(when, today)
        return f"{words}; was due {on(when)}, check" if passed else f"{words}; expected {on(when)}"
    return f"{words}; reported from {spoken_date(when)}" if rule.status == "unconfirmed" else words


def _coming(rule: "Rule", today: date, item: "Consideration | None") -> str:
    when = rule.effective
    if when is None:
        stale = item is not None and _is_due(item, today)
        asked = f"when checked on {spoken_date(item.checked_on)}" if item and stale else ""
        return f"was coming {asked}, check" if stale else "coming"
    return (
        f"was due {on(when)}, check"
        if has_passed(when, today)
        else f"coming, due {spoken_date(when)}"
    )


def is_ahead(item: "Consideration", rule: "Rule") -> bool:
    """Whether a rule's date was still to come on the day it was checked."""
    checked, when = rule.checked_on or item.checked_on, rule.effective
    return rule.status != "in-force" and when is not None and when > checked[: len(when)]


def has_lapsed(item: "Consideration", rule: "Rule", today: date) -> bool:
    """Whether a rule was still to come when it was checked (or is called coming), and its date has passed."""
    if rule.effective is None or not has_passed(rule.effective, today):
        return False
    return rule.status == "coming" or is_ahead(item, rule)


def _is_due(item: "Consideration", today: date) -> bool:
    # as Consideration.is_due, which values read from a sealed index do not have
    return today.isoformat() > item.review_by


def has_passed(when: str, today: date) -> bool:
    """Whether a partial date lies wholly before or on today."""
    return when <= today.isoformat() if len(when) == 10 else when < today.isoformat()[: len(when)]


def spoken_date(when: str) -> str:
    """A partial date as people say it: 2027-01-01 → 1 January 2027, 2027-01 → January 2027."""
    parts = when.split("-")
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    words += [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join((*words, parts[0]))


def on(when: str) -> str:
    """A partial date with its preposition: on 1 January 2027, in January 2027."""
    return f"{'on' if len(when) == 10 else 'in'} {spoken_date(when)}"


def since_2019(item: "Consideration") -> LegalStatement | None:
    """What the 2019 source said and what has changed since; None where it did not treat the matter."""
    then = item.since_2019
    if then is None:
        return None
    return LegalStatement(
        text=f"In 2019 the source said: {then.said} Since then: {then.now}",
        status=VERDICTS[then.verdict],
        effective=None,
        checked_on=item.checked_on,
        doubt=None,
        sources=cited(item, then.sources),
    )


def cited(item: "Consideration", ids: Iterable[str]) -> tuple[LegalLink, ...]:
    """The sources of a consideration by their ids."""
    sources = {source.id: source for source in item.sources}
    return tuple(link(sources[key]) for key in ids)


def link(source: "LegalSource") -> LegalLink:
    """A source as published."""
    return LegalLink(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        date=source.date,
        url=source.url,
    )
