"""Why an initiative was found, what would be different for the asker, and what a word means."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.called import SCHEMES
from assistant.conversation.law import rule_lines
from assistant.conversation.layout import joined, labelled, page, points, wrap
from assistant.conversation.lookup import Meaning
from assistant.conversation.pointing import Cases, heading, pointed
from assistant.conversation.state import Intent, Reply
from assistant.conversation.telling import YEARS_OLD, assumed, years_since
from assistant.legal.statements import meaning as explained
from assistant.legal.wording import spoken_date
from assistant.library import Case
from assistant.models import CaseAnswer
from assistant.rendering import words

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

TOLD_FROM = 0.01  # share of the score from which a word is told of


def why(talk: "Conversation", intent: Intent) -> Reply:
    """The words and fields by which an initiative was found, its chance, and where it differs."""
    found = pointed(talk, intent)
    if isinstance(found, Reply):
        return found
    lines = _told_first(talk, intent)
    for key in found:
        lines += [*_why(talk, key), ""]
    return Reply("explanation", "\n".join(lines).strip(), found, focus=found)


def differs(talk: "Conversation", intent: Intent) -> Reply:
    """What is the same, what differs and what is not known between an initiative and the asker."""
    found = pointed(talk, intent)
    if isinstance(found, Reply):
        return found
    lines = _told_first(talk, intent)
    for key in found:
        case = talk.assistant.index.case(key)
        lines += [wrap(heading(talk, key)), *_compared(talk, case), *_to_check(talk, case), ""]
    return Reply("explanation", "\n".join(lines).strip(), found, focus=found)


def best(talk: "Conversation", intent: Intent) -> Reply:
    """The closest match and the best evidence among those shown; no judgement beyond."""
    if not talk.answer or not talk.answer.cases:
        return Reply("clarification", replies.NO_CASES if talk.problem else replies.NO_PROBLEM)
    first = talk.answer.cases[0]
    proven = max(talk.answer.cases, key=lambda case: (case.evidence.grade, -case.rank))
    text = page(
        wrap(replies.BEST_MATCH.format(rank=1, title=first.title, strength=words.strength(first))),
        wrap(
            replies.BEST_EVIDENCE.format(
                rank=proven.rank,
                title=proven.title,
                grade=proven.evidence.grade,
                why=proven.evidence.why,
            )
        ),
        wrap(replies.NOT_JUDGED),
    )
    return Reply("explanation", text, tuple(dict.fromkeys((first.id, proven.id))))


def define(talk: "Conversation", intent: Intent) -> Reply:
    """A word of the glossary; the nearest ones where it is not there."""
    term = intent.text.strip(" ?.!\"'“”")
    meaning = talk.lookup.meaning(term)
    if meaning is not None:
        return Reply("glossary", page(_meant(talk, meaning)), legal=_laws_of(meaning))
    near = talk.lookup.nearest(term)
    nearest = replies.NEAREST_TERMS.format(terms=joined(near, "or")) if near else ""
    return Reply("glossary", page(wrap(replies.NO_TERM.format(term=term)), wrap(nearest)))


def _told_first(talk: "Conversation", intent: Intent) -> list[str]:
    return [wrap(replies.TOOK_FIRST), ""] if assumed(talk, intent) else []


def _why(talk: "Conversation", key: str) -> Iterator[str]:
    case = _in_answer(talk, key)
    if case is None:
        yield wrap(heading(talk, key))
        yield wrap(replies.NOT_RANKED)
        return
    yield wrap(replies.WHY.format(title=case.title, rank=case.rank) + ":")
    if case.why:
        yield from points(replies.WHY_WORDS, map(_reason, _reasons(case)))
    else:
        yield wrap(replies.WHY_RELATED, 3)
    yield wrap(replies.WHY_CHANCE.format(strength=words.strength(case)) + ".")
    if case.differs:
        yield from points(replies.WHY_DIFFERS, case.differs)


def _reasons(case: CaseAnswer) -> list[tuple[str, str, float]]:
    return [
        (typed, words.FIELDS.get(field, field), share)
        for typed, field, share in words.shares(case)
        if share >= TOLD_FROM
    ]


def _reason(reason: tuple[str, str, float]) -> str:
    typed, field, weight = reason
    return f"“{typed}”, in “{field}”: {round(weight * 100)} in 100 of its score"


def _in_answer(talk: "Conversation", key: str) -> CaseAnswer | None:
    cases = talk.answer.cases if talk.answer else ()
    return next((case for case in cases if case.id == key), None)


def _compared(talk: "Conversation", case: Case) -> Iterator[str]:
    """Sector, staff and country: the same, different, or not said by the asker."""
    label = talk.assistant.index.taxonomy.label
    same, different, unsaid = list[str](), list[str](), list[str]()
    for name, theirs, yours in _settings(talk, case):
        held = joined(map(label, theirs))
        if not yours:
            unsaid.append(replies.THEIRS.format(name=name, theirs=held))
        elif set(theirs) & set(yours):
            same.append(replies.THEIRS.format(name=name, theirs=held))
        else:
            you = joined(map(label, yours), "or")
            different.append(replies.YOURS.format(name=name, yours=you, theirs=held))
    for heading_, rows in ((replies.SAME, same), (replies.DIFFERENT, different)):
        if rows:
            yield from points(heading_, rows)
    if not different:
        yield wrap(replies.NO_DIFFERENCE)
    if unsaid:
        yield from points(replies.UNSAID, unsaid)


def _settings(talk: "Conversation", case: Case) -> Iterator[tuple[str, Cases, Cases]]:
    """Name, the initiative's values, the asker's: by filter, by answer to a question, by the problem's words."""
    filters, wishes = talk.filters, talk.state.wishes
    read = talk.assistant.read(talk.state.question) if talk.problem else None
    yield (
        "sector",
        (case.sector,),
        filters.sector or wishes.sectors or (read.sectors if read else ()),
    )
    groups = filters.staff_group or wishes.staff_groups or (read.staff_groups if read else ())
    yield "staff", case.staff_groups, groups
    yield "country", (case.country,), filters.country or (read.countries if read else ())


def _to_check(talk: "Conversation", case: Case) -> Iterator[str]:
    setting = f"{case.setting}; {replies.SCALE_NAMES[case.scale]}"
    yield labelled(replies.ITS_SETTING, setting)
    if case.partners:
        yield labelled(replies.ITS_PARTNERS, joined(case.partners))
    yield from points(replies.CHECK_FOR_YOU, case.obstacles)
    if years_since(talk, case) >= YEARS_OLD:
        yield wrap(replies.LAW_MOVED.format(date=spoken_date(case.date)))


def _meant(talk: "Conversation", meaning: Meaning) -> Iterator[str]:
    yield wrap(f"{meaning.label}.")
    if meaning.kind:
        source = f" [{SCHEMES[meaning.scheme]}]" if meaning.scheme else ""
        told = replies.THEME_OF.format(kind=meaning.kind, gloss=meaning.gloss).strip()
        yield wrap(told + source)
    if meaning.because:
        yield wrap(replies.FEATURE_OF.format(because=meaning.because))
    if meaning.readings:
        targets = joined(f"“{one}”" for one in meaning.readings)
        yield wrap(replies.ABBREVIATION.format(typed=meaning.label, targets=targets))
    for law, term in meaning.terms:
        item = talk.lookup.consideration(law)
        yield wrap(words.statement_line(explained(item, term, talk.assistant.today)))
        yield wrap(replies.TERM_OF.format(title=item.title))
    if meaning.law:
        yield from rule_lines(talk, meaning.law)
    if meaning.terms or meaning.law:
        yield replies.NOTICE


def _laws_of(meaning: Meaning) -> Cases:
    return (meaning.law,) if meaning.law else tuple(law for law, _ in meaning.terms)
