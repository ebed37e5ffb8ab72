"""Saying of an initiative that it is useful, that it is not, that it was tried and what happened."""

from typing import TYPE_CHECKING

from assistant.conversation.layout import joined, page, points
from assistant.conversation.pointing import pointed, title
from assistant.conversation.state import Intent, Reply
from assistant.desk import noting
from assistant.desk.lines.telling import KEPT, apart, said
from assistant.desk.lines.verbs import Noun
from assistant.desk.words import VERDICTS, day

if TYPE_CHECKING:
    from assistant.desk.desk import Desk
    from assistant.records.feedback import Verdict


def _useful(desk: "Desk", intent: Intent) -> Reply:
    return _judged(desk, intent, "useful")


def _not_useful(desk: "Desk", intent: Intent) -> Reply:
    return _judged(desk, intent, "not-useful")


def _judged(desk: "Desk", intent: Intent, verdict: "Verdict") -> Reply:
    found = pointed(desk.talk, intent)
    return found if isinstance(found, Reply) else _note(desk, found, verdict)


def _tried(desk: "Desk", intent: Intent) -> Reply:
    """``cases`` are there once a choice was made of several; ``words`` then holds what was said."""
    if not intent.cases:
        ref, what = apart(intent.text)
        intent = intent._replace(text=ref, words=what)
    found = pointed(desk.talk, intent)
    if isinstance(found, Reply):
        return found
    if not intent.words:
        return said(
            f"What did you change with “{title(desk.talk, found[0])}”, and what happened? "
            "Say it after a colon, for example “we tried 2: turnover fell by a third”.",
            kind="clarification",
        )
    return desk.safely(intent.words, "keep it", lambda safe: _note(desk, found, "tried", safe))


def _note(desk: "Desk", ids: tuple[str, ...], verdict: "Verdict", what: str = "") -> Reply:
    problem = noting.problem_of(desk.talk.answer)
    for id in ids:
        noting.give(desk.records, desk.assistant, id, verdict, said=what, problem=problem)
    titles = joined(f"“{title(desk.talk, id)}”" for id in ids)
    reply = said(f"Noted on this machine: {VERDICTS[verdict].lower()}. {titles}.")
    return reply._replace(cases=ids, focus=ids)


def _noted(desk: "Desk", intent: Intent) -> Reply:
    found = pointed(desk.talk, intent)
    if isinstance(found, Reply):
        return found
    id = found[0]
    lists = desk.records.shortlists.holding(id)
    rows = [f"On the shortlist “{name}”{f': {note}' if note else ''}" for name, note in lists]
    rows += [
        f"{VERDICTS[one.verdict]}, {day(one.at)}{f': {one.said}' if one.said else ''}"
        for one in desk.records.feedback.about(id)
    ]
    named = title(desk.talk, id)
    if not rows:
        return said(f"You noted nothing of “{named}” yet.")
    return Reply(KEPT, page(points(f"What you noted of “{named}”", rows)), (id,), focus=(id,))


NOUNS = (
    Noun("useful", "Note that one is useful for your problem.", "2 is useful", _useful, takes="case"),
    Noun("not-useful", "Note that one is not useful for your problem.", "2 is not useful", _not_useful,
         takes="case", aliases=("useless",)),
    Noun("tried", "Note what happened when you tried one: its number, a colon, what happened.",
         "we tried 2: turnover fell by a third", _tried, takes="case", aliases=("we-tried",), needs=True),
    Noun("noted", "What you noted of one.", "what did I note of 2?", _noted, takes="case"),
)  # fmt: skip
