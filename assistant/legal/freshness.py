"""How fresh the legal pack is: what is past its review, and what needs a look before long."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from assistant.legal.wording import has_passed, on, spoken_date, statement
from assistant.models import LegalStatement

if TYPE_CHECKING:
    from assistant.library.considerations import Consideration


class Due(NamedTuple):
    """Something that needs a look: a consideration by its review date, or a rule by the day it comes in."""

    on: str
    id: str
    title: str
    what: str
    overdue: bool
    statement: LegalStatement | None = None  # of the rule


def due(items: Iterable["Consideration"], today: date, within: int = 0) -> list[Due]:
    """What is past its date, or reaches it within so many days, soonest first."""
    until = today + timedelta(days=within)
    found = [one for item in items for one in _due(item, today, until)]
    return sorted(found, key=lambda one: (one.on, one.id, one.what))


def overdue_words(review_by: str) -> str:
    """The mark of a consideration past its review."""
    return f"REVIEW OVERDUE since {spoken_date(review_by)}"


def _due(item: "Consideration", today: date, until: date) -> Iterator[Due]:
    if item.is_due(until):
        late = item.is_due(today)
        what = "review overdue" if late else "review is due"
        yield Due(item.review_by, item.id, item.title, what, late)
    for rule in item.rules:
        if rule.status == "coming" and rule.effective and has_passed(rule.effective, until):
            late = has_passed(rule.effective, today)
            what = f"rule {rule.id} {'was due' if late else 'comes in'} {on(rule.effective)}"
            said = statement(item, rule, today)
            yield Due(rule.effective, item.id, item.title, what, late, said)
