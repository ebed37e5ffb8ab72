"""What the record of an initiative says: the whole of it, or the part asked for. Words are the record's own."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.layout import labelled, page, points, wrap
from assistant.conversation.pointing import AT_MOST, heading, pointed
from assistant.conversation.state import Intent, Reply
from assistant.legal.wording import spoken_date
from assistant.library import Case
from assistant.library.cases import EVIDENCE_RULES
from assistant.library.documents import bullets
from assistant.rendering import words

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

Part = Callable[["Conversation", Case], Iterator[str]]
YEARS_OLD = 3  # age in years from which law and pay rules are said to have moved


def tell(talk: "Conversation", intent: Intent) -> Reply:
    """The whole record."""
    return _parts(talk, intent, whole)


def obstacles(talk: "Conversation", intent: Intent) -> Reply:
    """What got in the way, and how it ended."""
    return _parts(talk, intent, _obstacles)


def outcomes(talk: "Conversation", intent: Intent) -> Reply:
    """What came of it, and how sure that is."""
    return _parts(talk, intent, _outcomes)


def lessons(talk: "Conversation", intent: Intent) -> Reply:
    """What others can copy."""
    return _parts(talk, intent, lambda talk, case: iter(points(HEAD["lessons"], case.lessons)))


def cost(talk: "Conversation", intent: Intent) -> Reply:
    """What it cost and how long it took, where the source states it."""
    return _parts(talk, intent, _cost)


def age(talk: "Conversation", intent: Intent) -> Reply:
    """How old an initiative's account is; with nothing named, how old the accounts and the law shown are."""
    unnamed = not intent.text and not intent.cases and len(talk.focus) != 1
    if talk.answer and (unnamed or assumed(talk, intent)):
        return Reply("detail", page(map(wrap, _ages(talk))), talk.shown, _law_shown(talk))
    found = pointed(talk, intent)
    if not isinstance(found, Reply) and len(found) > AT_MOST:
        return age(talk, Intent("age"))
    return _parts(talk, intent, _age)


def contact(talk: "Conversation", intent: Intent) -> Reply:
    """The publisher's page; never a person."""
    return _parts(talk, intent, _contact)


def whole(talk: "Conversation", case: Case) -> Iterator[str]:
    """Every part of a record, in the order of the headings."""
    if case.id not in talk.shown:
        yield wrap(replies.OUTSIDE)
    yield wrap(case.summary)
    yield from (part for name in HEAD for part in part_of(talk, case, name))
    yield labelled("Id", case.id)


def part_of(talk: "Conversation", case: Case, name: str) -> list[str]:
    """One part of a record under its heading."""
    text = words_of(talk, case, name)
    return [labelled(HEAD[name], text)] if isinstance(text, str) else points(HEAD[name], text)


def words_of(talk: "Conversation", case: Case, name: str) -> str | tuple[str, ...]:
    """What a record says under a heading: a text, or points."""
    label = talk.assistant.index.taxonomy.label
    if name == "evidence":
        grade = case.evidence.grade
        return f"Grade {grade} of 4. {case.evidence.why} ({EVIDENCE_RULES[grade]})"
    if name == "scale":
        return replies.SCALE_NAMES[case.scale]
    if name == "sector":
        return label(case.sector)
    if name in ("staff", "themes"):
        slugs = case.staff_groups if name == "staff" else case.themes
        return ", ".join(map(label, slugs))
    if name == "date":
        return spoken_date(case.date) + (f" ({case.date_note})" if case.date_note else "")
    if name == "source":
        return cited(talk, case)
    held: str | tuple[str, ...] = getattr(case, name)
    told = bullets(held) if isinstance(held, str) else held
    return told[0] if len(told) == 1 else told


def cited(talk: "Conversation", case: Case) -> str:
    """Publisher, title, place in the publication, address."""
    publication = talk.assistant.index.publications[case.source.id]
    title = case.source.title or publication.title
    return f"{publication.publisher}, “{title}”; {case.source.locator}; {page_of(talk, case)}"


def page_of(talk: "Conversation", case: Case) -> str:
    """The address of the published account, or a word that there is none."""
    publication = talk.assistant.index.publications[case.source.id]
    also = next((source.url for source in case.also if source.url), None)
    return case.source.url or publication.url or also or replies.NO_PAGE


def years_since(talk: "Conversation", case: Case) -> int:
    """Whole calendar years between an account and today."""
    return talk.assistant.today.year - case.year


HEAD = replies.HEADINGS


def _parts(talk: "Conversation", intent: Intent, part: Part) -> Reply:
    found = pointed(talk, intent)
    if isinstance(found, Reply):
        return found
    lines: list[str] = []
    if assumed(talk, intent):
        lines.append(wrap(replies.TOOK_FIRST) + "\n")
    for number, key in enumerate(found):
        gap = "\n" if number else ""
        lines.append(gap + wrap(heading(talk, key)))
        lines += part(talk, talk.assistant.index.case(key))
    return Reply("detail", page(lines), found, focus=found)


def assumed(talk: "Conversation", intent: Intent) -> bool:
    """Whether nothing said which initiative is meant, so that the first was taken."""
    if intent.cases or talk.focus or not talk.shown:
        return False
    return not intent.text or not talk.refer(intent.text).cases


def _obstacles(talk: "Conversation", case: Case) -> Iterator[str]:
    yield from points(HEAD["obstacles"], case.obstacles)
    yield labelled("Result", words.RESULTS[case.result])


def _outcomes(talk: "Conversation", case: Case) -> Iterator[str]:
    yield from points(HEAD["outcomes"], case.outcomes)
    yield labelled("Result", words.RESULTS[case.result])
    yield from part_of(talk, case, "evidence")


def _cost(talk: "Conversation", case: Case) -> Iterator[str]:
    for name in ("cost", "time", "scale"):
        yield from part_of(talk, case, name)


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
