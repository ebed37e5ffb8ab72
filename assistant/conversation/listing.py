"""The present ranking shown again, continued, or with a question passed over."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.layout import page
from assistant.conversation.ranking import ranked, refined
from assistant.conversation.state import SHOWN, Intent, Reply
from assistant.conversation.steering import POOL, answer_of
from assistant.rendering import as_text

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation


def again(talk: "Conversation", intent: Intent) -> Reply:
    """The present answer once more."""
    if talk.answer is None:
        return Reply("clarification", replies.NO_PROBLEM)
    return ranked(talk, "answer", ask=False)


def further(talk: "Conversation", intent: Intent) -> Reply:
    """The next initiatives of the ranking; the law of an answer does not change with them."""
    if talk.answer is None:
        return Reply("clarification", replies.NO_PROBLEM)
    before = len(talk.shown)
    state = replace(talk.state, shown=min(POOL, before + SHOWN))
    answer = answer_of(talk.assistant, state)
    if len(answer.cases) <= before:
        return Reply("answer", replies.NO_MORE, talk.shown)
    talk.state, talk.answer = state, answer
    rest = answer.model_copy(update={"cases": answer.cases[before:], "legal": (), "notes": ()})
    first, last = before + 1, len(answer.cases)
    text = page(replies.FURTHER.format(first=first, last=last), as_text(rest, 0))
    return Reply("answer", text, talk.shown[before:])


def nearest(talk: "Conversation", intent: Intent) -> Reply:
    """What comes nearest within the filters, though nothing fits."""
    if talk.answer is None:
        return Reply("clarification", replies.NO_PROBLEM)
    if talk.state.nearest:
        return again(talk, intent)
    return refined(talk, replace(talk.state, nearest=True), [replies.NEAREST_SHOWN])


def skip(talk: "Conversation", intent: Intent) -> Reply:
    """No answer to the question put."""
    if not talk.choices:
        return Reply("smalltalk", replies.NO_QUESTION)
    return Reply("smalltalk", replies.SKIPPED)
