"""What the record of an initiative says: the whole of it, or the part asked for. Words are the record's own."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.layout import labelled, page, points, wrap
from assistant.conversation.pointing import heading, pointed
from assistant.conversation.state import Intent, Reply
from assistant.legal.wording import spoken_date
from assistant.library import Case
from assistant.library.documents import bullets
from assistant.library.evidence import EVIDENCE_RULES
from assistant.rendering import words

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

Part = Callable[["Conversation", Case], Iterator[str]]
YEARS_OLD = 3  # age in years from which law and pay rules are said to have moved


def tell(talk: "Conversation", intent: Intent) -> Reply:
    """The whole record."""
    return of_each(talk, intent, whole)


def obstacles(talk: "Conversation", intent: Intent) -> Reply:
    """What got in the way, and how it ended."""
    return of_each(talk, intent, _obstacles)


def outcomes(talk: "Conversation", intent: Intent) -> Reply:
    """What came of it, and how sure that is."""
    return of_each(talk, intent, _outcomes)


def lessons(talk: "Conversation", intent: Intent) -> Reply:
    """What others can copy."""
    return of_each(talk, intent, lambda talk, case: iter(points(HEAD["lessons"], case.lessons)))


def cost(talk: "Conversation", intent: Intent) -> Reply:
    """What it cost and how long it took, where the source states it."""
    return of_each(talk, intent, _cost)


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


def of_each(talk: "Conversation", intent: Intent, part: Part) -> Reply:
    """One part of the record of every initiative meant."""
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
