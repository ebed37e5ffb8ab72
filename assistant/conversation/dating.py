"""How old the accounts and the law are, and where to ask further: the publisher's page, never a person."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.layout import labelled, page, wrap
from assistant.conversation.pointing import AT_MOST, pointed
from assistant.conversation.state import Intent, Reply
from assistant.conversation.telling import YEARS_OLD, assumed, of_each, years_since
from assistant.legal.wording import spoken_date
from assistant.library import Case

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation


def age(talk: "Conversation", intent: Intent) -> Reply:
    """How old an initiative's account is; with nothing named, how old the accounts and the law shown are."""
    unnamed = not intent.text and not intent.cases and len(talk.focus) != 1
    if talk.answer and (unnamed or assumed(talk, intent)):
        return Reply("detail", page(map(wrap, _ages(talk))), talk.shown, _law_shown(talk))
    found = pointed(talk, intent)
    if not isinstance(found, Reply) and len(found) > AT_MOST:
        return age(talk, Intent("age"))
    return of_each(talk, intent, _age)


def contact(talk: "Conversation", intent: Intent) -> Reply:
    """The publisher's page; never a person."""
    return of_each(talk, intent, _contact)


def _age(talk: "Conversation", case: Case) -> Iterator[str]:
    years, date = years_since(talk, case), spoken_date(case.date)
    if years < 1:
        yield wrap(replies.AGE_THIS_YEAR.format(title=case.title, date=date))
    else:
        yield wrap(replies.AGE.format(title=case.title, date=date, years=_years(years)))
    if case.date_note:
        yield labelled(replies.UNDATED_NOTE, case.date_note)
    if years >= YEARS_OLD:
        yield wrap(replies.LAW_MOVED.format(date=date))


def _ages(talk: "Conversation") -> Iterator[str]:
    assert talk.answer is not None
    dates = sorted(case.date for case in talk.answer.cases)
    if dates:
        oldest, newest = spoken_date(dates[0]), spoken_date(dates[-1])
        yield replies.AGES.format(oldest=oldest, newest=newest)
    by_place = (f"{case.rank}: {spoken_date(case.date)}" for case in talk.answer.cases)
    yield "By number: " + "; ".join(by_place) + "."
    checked = sorted(item.as_at for item in talk.answer.legal)
    if checked:
        oldest, newest = spoken_date(checked[0]), spoken_date(checked[-1])
        yield replies.LAW_AGE.format(oldest=oldest, newest=newest)
    late = [item.title for item in talk.answer.legal if item.overdue]
    if late:
        yield replies.LAW_OVERDUE.format(count=len(late), titles="; ".join(late))


def _law_shown(talk: "Conversation") -> tuple[str, ...]:
    return tuple(item.id for item in talk.answer.legal) if talk.answer else ()


def _contact(talk: "Conversation", case: Case) -> Iterator[str]:
    publication = talk.assistant.index.publications[case.source.id]
    yield labelled("Published by", publication.publisher)
    page_there = case.source.url or publication.url
    yield labelled("Page", page_there) if page_there else wrap(replies.NO_PAGE)
    yield labelled(
        "Where in it", f"“{case.source.title or publication.title}”, {case.source.locator}"
    )
    for source in case.also:
        yield labelled(
            "Also", f"{source.publisher}, “{source.title}”{f'; {source.url}' if source.url else ''}"
        )
    yield wrap(replies.NO_CONTACT)


def _years(count: int) -> str:
    return f"{count} year{'' if count == 1 else 's'}"
