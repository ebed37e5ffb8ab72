"""The law of the problem or of an initiative, whether a piece of law matters, and what to ask whom.

Every statement is shown with its status, date and source; nothing here words a rule.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.layout import joined, page, points, wrap
from assistant.conversation.pointing import Cases, place, pointed, title
from assistant.conversation.state import Intent, Reply
from assistant.legal.freshness import overdue_words
from assistant.legal.questions import ADVISERS, pack
from assistant.legal.wording import legal_answer
from assistant.models import LegalAnswer
from assistant.rendering import words

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

MOST = 6  # considerations told of in one turn
RULES = 3  # rules told of each, the rest are in its record
LEAST_WEIGHT = 2  # of a feature, from which an initiative raises a consideration by itself


def legal(talk: "Conversation", intent: Intent) -> Reply:
    """Considerations of the problem, of initiatives, or one named."""
    if not intent.text and not intent.cases and not (talk.focus and talk.answer is None):
        return _of_problem(talk)
    law = talk.lookup.law(intent.text) if intent.text and not intent.cases else None
    if law and not talk.refer(intent.text).cases:
        return relevant(talk, intent)
    found = pointed(talk, intent)
    if isinstance(found, Reply):
        return found
    lines, raised = list[str](), list[str]()
    for key in found:
        items = raised_by(talk, key)
        raised += [item.id for item in items]
        lines += [*_of_case(talk, key, items), ""]
    text = page(replies.NOTICE, "\n".join(lines).rstrip())
    return Reply("legal", text, found, tuple(dict.fromkeys(raised)), focus=found)


def relevant(talk: "Conversation", intent: Intent) -> Reply:
    """Whether a piece of law is raised here, with its rules and why."""
    law = talk.lookup.law(intent.text)
    if law is None and intent.text in ("", "the", "law"):
        return _of_problem(talk)
    if law is None:
        titles = joined(
            talk.lookup.consideration(key).title for key in talk.assistant.index.legal_ids
        )
        return Reply("legal", wrap(replies.NO_LAW.format(term=intent.text, titles=titles)))
    item = talk.lookup.consideration(law)
    raised = next((one for one in _in_answer(talk) if one.id == law), None)
    lines = [replies.NOTICE]
    if raised:
        lines.append(wrap(replies.RELEVANT_YES.format(title=item.title)))
        lines.append(wrap(f"Raised because {'; and because '.join(raised.why)}."))
    elif talk.problem:
        lines.append(wrap(replies.RELEVANT_NO.format(title=item.title) + ":"))
        lines += [wrap(f"- {one}", 3) for one in item.watch_for]
    else:
        lines.append(wrap(replies.RELEVANT_ALONE.format(title=item.title)))
    cases = tuple(key for key in talk.shown if law in {one.id for one in raised_by(talk, key)})
    if cases:
        places = joined(place(talk, key) for key in cases)
        lines.append(wrap(replies.RELEVANT_CASES.format(places=places)))
    return Reply("legal", page(lines, rule_lines(talk, law)), cases, (law,))


def lawyer(talk: "Conversation", intent: Intent) -> Reply:
    """Prepared questions, by whom they are for: of the problem, of an initiative, or of one piece of law."""
    found: Cases = ()
    whom = intent.words.removeprefix("of:") if intent.words.startswith("of:") else ""
    if intent.words and intent.words != "command" and not whom:
        items = [_item(talk, intent.words, 1, ())]
    elif intent.text or intent.cases:
        law = talk.lookup.law(intent.text) if intent.text else None
        pointed_at = pointed(talk, intent) if not law else ()
        if isinstance(pointed_at, Reply):
            return pointed_at
        found = pointed_at
        items = [one for key in found for one in raised_by(talk, key)]
        items = [_item(talk, law, 1, ())] if law else items
    else:
        items = list(_in_answer(talk))
    if not items:
        return Reply("legal", wrap(replies.QUESTIONS_NONE), found)
    items = list({item.id: item for item in items}.values())
    text = page(replies.NOTICE, replies.QUESTIONS + ":", _questions(items, whom))
    return Reply("legal", text, found, tuple(item.id for item in items), focus=found or None)


def raised_by(talk: "Conversation", key: str) -> list[LegalAnswer]:
    """The considerations that an initiative's own features raise, weightiest first."""
    index = talk.assistant.index
    features = index.facets.features[index.number[key]]
    found = []
    for trigger in index.triggers:
        held = {one: trigger["features"].get(one, 0) for one in features}
        best = max(held.values(), default=0)
        if best >= LEAST_WEIGHT:
            why = [
                index.taxonomy.features[one].because
                for one in features
                if held[one] >= LEAST_WEIGHT
            ]
            found.append((-best, -len(why), trigger["id"], why))
    return [
        _item(talk, law, place, why)
        for place, (_, _, law, why) in enumerate(sorted(found)[:MOST], 1)
    ]


def rule_lines(talk: "Conversation", law: str, most: int = RULES) -> Iterator[str]:
    """A consideration's heading, its first rules and what has changed, each with status, date and source."""
    item = _item(talk, law, 1, ())
    yield wrap(f"{item.title}: {_status(item)}.")
    yield from (wrap(f"- {line}", 3) for line in _statements(item, most))


def _statements(item: LegalAnswer, most: int = RULES) -> list[str]:
    chosen = dict.fromkeys((*item.rules[:most], *item.changes[:2]))
    return [words.statement_line(one) for one in chosen]


def _of_problem(talk: "Conversation") -> Reply:
    items = _in_answer(talk)
    if talk.answer is None:
        return Reply("clarification", replies.NO_PROBLEM)
    if not items:
        return Reply("legal", wrap(replies.LEGAL_NONE))
    lines = [replies.NOTICE, replies.LEGAL_ALL + ":"]
    for item in items:
        lines += _considered(item, f"Raised because {'; and because '.join(item.why)}.")
    return Reply("legal", page(lines), legal=tuple(item.id for item in items))


def _of_case(talk: "Conversation", key: str, items: Iterable[LegalAnswer]) -> Iterator[str]:
    held = {item.id for item in _in_answer(talk)}
    items = list(items)
    if not items:
        yield wrap(replies.LEGAL_NONE_OF.format(title=title(talk, key)))
        return
    yield wrap(replies.LEGAL_OF.format(title=title(talk, key)) + ":")
    for item in items:
        because = replies.LEGAL_BECAUSE.format(because=joined(item.why))
        also = f" {replies.LEGAL_ALSO}" if item.id in held else ""
        yield from _considered(item, because + also)


def _considered(item: LegalAnswer, why: str) -> Iterator[str]:
    yield wrap(f"{item.rank}. {item.title}: {_status(item)}.")
    yield wrap(why, 3)
    yield from (wrap(f"- {line}", 3) for line in _statements(item))


def _status(item: LegalAnswer) -> str:
    text = replies.STATUS_LINE.format(
        jurisdiction=item.jurisdiction, as_at=item.as_at, review_by=item.review_by
    )
    due = replies.OVERDUE.format(mark=overdue_words(item.review_by)) if item.overdue else ""
    return text + due


def _questions(items: Iterable[LegalAnswer], only: str) -> Iterator[str]:
    held = list(items)
    for whom, asked in pack(held, only).items():
        yield from points(ADVISERS[whom], [f"{one.ask} ({'; '.join(one.about)})" for one in asked])
    yield from (wrap(f"{item.title}: {_status(item)}.") for item in held)


def _item(talk: "Conversation", law: str, rank: int, why: Iterable[str]) -> LegalAnswer:
    return legal_answer(talk.lookup.consideration(law), rank, why, talk.assistant.today)


def _in_answer(talk: "Conversation") -> tuple[LegalAnswer, ...]:
    return talk.answer.legal if talk.answer else ()
