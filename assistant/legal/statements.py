"""The parts of a consideration that are not rules, as statements: none without status, date and source."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from assistant.legal.wording import STATUS_WORDS, cited
from assistant.models import LegalAnswer, LegalLink, LegalStatement

if TYPE_CHECKING:
    from assistant.library.considerations import Consideration, Elsewhere, Term

MOST_CITED = 3  # sources named after words that stand for many rules
IN_SHORT = "summary of its rules"
PASSED = "a date in it has passed: check"


def in_short(item: LegalAnswer, text: str | None = None) -> LegalStatement:
    """The summary, or other words that stand for the rules, with the sources those rest on most."""
    parts = [IN_SHORT, *([PASSED] if has_stale_dates(item) else []), *_overdue(item.overdue)]
    return LegalStatement(
        text=text or item.summary,
        status="; ".join(parts),
        effective=None,
        checked_on=item.as_at,
        doubt=None,
        sources=tuple(_leading(item)),
    )


def elsewhere(item: "Consideration", one: "Elsewhere", today: date) -> LegalStatement:
    """Where the rules stop or differ."""
    status = "; ".join((STATUS_WORDS[one.status], *_overdue(item.is_due(today))))
    return _of(item, one.text, status, one.sources, one.doubt)


def meaning(item: "Consideration", term: "Term", today: date) -> LegalStatement:
    """A term of art, explained."""
    status = "; ".join(("explained", *_overdue(item.is_due(today))))
    return _of(item, term.meaning, status, term.sources)


def has_stale_dates(item: LegalAnswer) -> bool:
    """Whether something it gave as still to come has passed its date."""
    return any("was due" in rule.status or "was coming" in rule.status for rule in item.rules)


def _overdue(overdue: bool) -> tuple[str, ...]:
    return ("review overdue",) if overdue else ()


def _leading(item: LegalAnswer) -> Iterable[LegalLink]:
    firsts = {rule.sources[0].id: rule.sources[0] for rule in item.rules}
    return list(firsts.values())[:MOST_CITED]


def _of(
    item: "Consideration", text: str, status: str, sources: Iterable[str], doubt: str | None = None
) -> LegalStatement:
    return LegalStatement(
        text=text,
        status=status,
        effective=None,
        checked_on=item.checked_on,
        doubt=doubt,
        sources=cited(item, sources),
    )
