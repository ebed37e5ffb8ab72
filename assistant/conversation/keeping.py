"""The shortlist of this conversation, and a note of it to take to a meeting. Nothing is written to disk here."""

from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.layout import joined, page, wrap
from assistant.conversation.pointing import named, pointed, title
from assistant.conversation.state import Intent, Reply
from assistant.rendering import as_markdown

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation


def save(talk: "Conversation", intent: Intent) -> Reply:
    """Put some on the shortlist."""
    found = pointed(talk, intent)
    if isinstance(found, Reply):
        return found
    talk.saved = tuple(dict.fromkeys((*talk.saved, *found)))
    titles = joined(f"“{title(talk, key)}”" for key in talk.saved)
    return Reply("saved", wrap(replies.SAVED.format(titles=titles)), talk.saved)


def unsave(talk: "Conversation", intent: Intent) -> Reply:
    """Take some off the shortlist."""
    found = pointed(talk, intent)
    if isinstance(found, Reply):
        return found
    talk.saved = tuple(key for key in talk.saved if key not in found)
    return shortlist(talk, intent)


def shortlist(talk: "Conversation", intent: Intent) -> Reply:
    """What is on the shortlist."""
    if not talk.saved:
        return Reply("saved", replies.SHORTLIST_EMPTY)
    rows = [wrap(f"- {named(talk, key)}. Id: {key}", 3) for key in talk.saved]
    return Reply("saved", page(replies.SHORTLIST + ":", rows), talk.saved)


def export(talk: "Conversation", intent: Intent) -> Reply:
    """The shortlist where there is one, else the whole answer, as Markdown."""
    if talk.answer is None:
        return Reply("exported", replies.EXPORT_NONE)
    held = [case for case in talk.answer.cases if case.id in talk.saved]
    cases = tuple(held) or talk.answer.cases
    note = as_markdown(talk.answer.model_copy(update={"cases": cases}))
    missing = [title(talk, key) for key in talk.saved if key not in talk.shown]
    left = [wrap(replies.NOT_EXPORTED.format(titles=joined(missing)))] if missing else []
    return Reply("exported", page(left, note.strip()), tuple(case.id for case in cases))
