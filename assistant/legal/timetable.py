"""The legal timetable: what has come in and what is coming, by date, each entry a dated, sourced statement."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from assistant.legal.wording import in_order, statement
from assistant.models import LegalAnswer, LegalChange

if TYPE_CHECKING:
    from assistant.library.considerations import Consideration

COME_IN = "What has come in"
TO_CHECK = "To check, as the date has passed and nothing confirms it"
COMING = "What is coming"
SECTIONS = (COMING, TO_CHECK, COME_IN)


def timetable(
    items: Iterable["Consideration"], today: date, since: int | None = None
) -> list[LegalChange]:
    """Every rule with a date, and those coming without one, earliest first; ``since`` leaves out earlier years."""
    found = [
        LegalChange(
            date=rule.effective,
            id=item.id,
            title=item.title,
            overdue=item.is_due(today),
            statement=statement(item, rule, today),
        )
        for item in items
        for rule in item.rules
        if rule.effective or rule.status == "coming"
    ]
    return _sorted(one for one in found if since is None or (one.date or "9999") >= str(since))


def touching(legal: Iterable[LegalAnswer]) -> list[LegalChange]:
    """The entries that touch the considerations of an answer: coming, due, or come in lately."""
    return _sorted(
        LegalChange(
            date=one.effective, id=item.id, title=item.title, overdue=item.overdue, statement=one
        )
        for item in legal
        for one in item.changes
        if one.effective or one.status.startswith(("coming", "was coming"))
    )


def sectioned(entries: Iterable[LegalChange]) -> dict[str, list[LegalChange]]:
    """Entries under the headings of ``SECTIONS``, in that order; what has come in newest first."""
    found: dict[str, list[LegalChange]] = {name: [] for name in SECTIONS}
    for entry in entries:
        found[_section(entry.statement.status)].append(entry)
    found[COME_IN].reverse()
    return {name: held for name, held in found.items() if held}


def _section(status: str) -> str:
    if any(words in status for words in ("was due", "was coming", "; reported from")):
        return TO_CHECK
    return COMING if status.startswith("coming") or "; expected" in status else COME_IN


def _sorted(entries: Iterable[LegalChange]) -> list[LegalChange]:
    return sorted(entries, key=lambda one: (in_order(one.date), one.id))
