"""From what a sentence points at to initiatives, or to a question back with numbered choices."""

import re
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.references import THESE, THIS
from assistant.conversation.state import Choice, Intent, Reply
from assistant.rendering import words

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

Cases = tuple[str, ...]
MARKED = re.compile(
    r"\d|\b(?:one|case|scheme|initiative|first|second|third|fourth|fifth|last|it|that)\b"
)
OWN = f"; {words.LOCAL}"
AT_MOST = 4  # initiatives told of in one turn


def pointed(talk: "Conversation", intent: Intent, *, default: Cases | None = None) -> Cases | Reply:
    """The initiatives meant. Where nothing is named: what was talked of last, else ``default``, else the first."""
    if intent.cases:
        return intent.cases
    if len(parts := _apart(intent.text)) > 1:
        return _each(talk, intent, parts)
    if intent.text:
        found = talk.refer(intent.text)
        if found.cases:
            return found.cases
        if found.beyond is not None:
            return _beyond(talk, found.beyond)
        if found.doubt:
            return which(talk, intent, found.doubt)
        if not (THIS.search(intent.text) or THESE.search(intent.text)):
            return _unnamed(talk, intent)
    return _usual(talk, default)


def which(talk: "Conversation", intent: Intent, cases: Cases, asking: str = replies.WHICH) -> Reply:
    """Ask which of several is meant."""
    choices = tuple(
        Choice(str(number), named(talk, key), intent._replace(cases=(key,), text=""))
        for number, key in enumerate(cases, 1)
    )
    return Reply("clarification", asking, cases, choices=choices)


def place(talk: "Conversation", key: str) -> str:
    """How an initiative is numbered: its rank, or its id where the answer does not have it."""
    return str(talk.shown.index(key) + 1) if key in talk.shown else key


def title(talk: "Conversation", key: str) -> str:
    """An initiative's title."""
    return talk.assistant.index.case(key).title


def named(talk: "Conversation", key: str) -> str:
    """An initiative's title and organisation."""
    case = talk.assistant.index.case(key)
    return f"{case.title} ({case.organisation}{OWN if case.local else ''})"


def heading(talk: "Conversation", key: str) -> str:
    """The line above a record: its number where it has one, title and organisation as it is called now."""
    case = talk.assistant.index.case(key)
    now = talk.assistant.index.present_names.get(key)
    number = f"{place(talk, key)}. " if key in talk.shown else ""
    return f"{number}{case.title} ({case.organisation}{f', now {now}' if now else ''}{OWN if case.local else ''})"


def _apart(text: str) -> list[str]:
    """The parts of "the Leeds one and the York one"; the whole where a part points at nothing by itself."""
    parts = re.split(r",| and | with | to | versus | vs\.? | against ", text)
    parts = [part.strip() for part in parts if part.strip()]
    return parts if parts and all(MARKED.search(part) for part in parts) else [text]


def _each(talk: "Conversation", intent: Intent, parts: list[str]) -> Cases | Reply:
    """Every part's initiatives; the first part in doubt is asked about, the others kept."""
    sure: list[str] = []
    asked: Reply | None = None
    for part in parts:
        found = pointed(talk, intent._replace(text=part))
        if isinstance(found, Reply):
            asked = asked or found
        else:
            sure += found
    return _keeping(asked, tuple(sure)) if asked else tuple(dict.fromkeys(sure))


def _keeping(asked: Reply, sure: Cases) -> Reply:
    """A question back whose choices also have the initiatives that were clear."""
    choices = tuple(
        choice._replace(intent=choice.intent._replace(cases=(*sure, *choice.intent.cases)))
        for choice in asked.choices
    )
    return asked._replace(choices=choices)


def _usual(talk: "Conversation", default: Cases | None) -> Cases | Reply:
    if talk.focus and default is None:
        return talk.focus[:AT_MOST]
    if default:
        return default
    if talk.shown:
        return talk.shown[:1]
    return _nothing(talk)


def _nothing(talk: "Conversation") -> Reply:
    """Why there is nothing to point at."""
    if talk.problem is None:
        return Reply("clarification", replies.NO_PROBLEM)
    return Reply("clarification", replies.NO_CASES)


def _beyond(talk: "Conversation", number: int) -> Reply:
    if not talk.shown:
        return _nothing(talk)
    return Reply("clarification", replies.BEYOND.format(number=number, count=len(talk.shown)))


def _unnamed(talk: "Conversation", intent: Intent) -> Reply:
    if talk.problem is None:
        return Reply("clarification", replies.NO_PROBLEM)
    return which(talk, intent, talk.shown[:AT_MOST], replies.UNNAMED)
