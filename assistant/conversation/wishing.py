"""What is to come first: wishes made and taken back, likeness, a sharpening question answered."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation import replies, sharpening
from assistant.conversation.changing import change
from assistant.conversation.pointing import pointed, title
from assistant.conversation.ranking import refined
from assistant.conversation.refining import apply, parse
from assistant.conversation.state import Intent, Reply, State

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation


def wish(talk: "Conversation", intent: Intent) -> Reply:
    """Cheaper, smaller or better proven ones first."""
    return change(talk, Intent("change", wishes=(intent.name,)))


def unwish(talk: "Conversation", intent: Intent) -> Reply:
    """A wish taken back; the name is a field of Wishes."""
    empty = getattr(State().wishes, intent.text)
    return refined(talk, talk.state.wishing(**{intent.text: empty}))


def more_like(talk: "Conversation", intent: Intent) -> Reply:
    """Those like some first, with further changes where there are any ("like 2 but in community")."""
    found = pointed(talk, intent)
    if isinstance(found, Reply):
        return found
    wishes = talk.state.wishes
    state = talk.state.wishing(
        like=tuple(dict.fromkeys((*wishes.like, *found))),
        unlike=tuple(key for key in wishes.unlike if key not in found),
    )
    if intent.words and intent.words != "command":
        year = talk.assistant.today.year
        parsed = parse(intent.words.casefold(), talk.namer, state.filters, year)
        state = replace(state, filters=apply(state.filters, parsed.changes))
        state = state.wishing(**dict.fromkeys(parsed.wishes, True))
    return _on_problem(talk, state)


def less_like(talk: "Conversation", intent: Intent) -> Reply:
    """Some left out, and those like them last."""
    found = pointed(talk, intent)
    if isinstance(found, Reply):
        return found
    wishes = talk.state.wishes
    state = talk.state.wishing(
        unlike=tuple(dict.fromkeys((*wishes.unlike, *found))),
        like=tuple(key for key in wishes.like if key not in found),
    )
    said = [replies.LEFT_OUT.format(title=title(talk, key)) for key in found]
    return _on_problem(talk, state, said)


def prefer(talk: "Conversation", intent: Intent) -> Reply:
    """A sharpening question answered."""
    state = replace(talk.state, wishes=sharpening.preferred(talk.state.wishes, intent.text))
    words = sharpening.value_label(talk, intent.text)
    return refined(talk, state, [replies.ANSWERED.format(label=words)])


def _on_problem(talk: "Conversation", state: State, said: list[str] | None = None) -> Reply:
    if talk.problem is None:
        return Reply("clarification", replies.NO_PROBLEM)
    return refined(talk, state, said or ())
