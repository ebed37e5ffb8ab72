"""How the words of a problem are read: a word mended, or looked for in other words, is taken as typed again."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.ranking import refined
from assistant.conversation.state import Intent, Reply
from assistant.language.analyser import fold

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation


def as_typed(talk: "Conversation", intent: Intent) -> Reply:
    """The ranking with the words named read as typed, now and in the next problem."""
    wanted = fold(intent.text.strip(" “”\"'.!"))
    changed = _changed(talk)
    if wanted not in changed:
        return Reply("clarification", _not_changed(intent.text, changed))
    state = replace(talk.state, kept=(*talk.state.kept, wanted))
    return refined(talk, state, [replies.AS_TYPED.format(words=f"“{wanted}”")])


def _changed(talk: "Conversation") -> tuple[str, ...]:
    """Words of the problem that were mended or expanded, as typed."""
    if talk.answer is None:
        return ()
    read = talk.answer.understood
    return tuple(dict.fromkeys(fold(one.from_) for one in (*read.corrections, *read.expansions)))


def _not_changed(words: str, changed: tuple[str, ...]) -> str:
    if not changed:
        return replies.NOTHING_CHANGED
    return replies.NOT_CHANGED.format(words=words, changed=", ".join(f"“{one}”" for one in changed))
