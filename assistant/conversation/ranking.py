"""A turn that shows the ranking in force: what was done, the answer, and one question where it is worth asking."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.conversation import replies, sharpening
from assistant.conversation.layout import page, wrap
from assistant.conversation.state import Choice, Intent, Reply, State
from assistant.models import TurnKind
from assistant.rendering import as_text

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

IN_FULL = 3  # initiatives told of in full in a ranking; a number tells of the rest
BACK = Choice("u", "undo the last change", Intent("undo"))


def ranked(
    talk: "Conversation",
    kind: TurnKind,
    said: Iterable[str] = (),
    choices: tuple[Choice, ...] = (),
    *,
    ask: bool = True,
) -> Reply:
    """The ranking in force as a reply. ``said`` stands before it; ``ask`` allows a question after it."""
    assert talk.answer is not None
    put = sharpening.question(talk) if ask else None
    lines: tuple[str, ...] = ()
    if put is not None:
        talk.state = sharpening.asked(talk.state, put.kind)
        lines, choices = ("\n" + put.lines[0], *put.lines[1:]), (*put.choices, *choices)
    text = page(map(wrap, said), as_text(talk.answer, IN_FULL), lines)
    return Reply(kind, text, talk.shown, choices=choices, focus=())


def refined(
    talk: "Conversation",
    state: State,
    said: Iterable[str] = (),
    choices: tuple[Choice, ...] = (),
) -> Reply:
    """Put a changed state in force and show what comes of it."""
    before = len(talk.shown)
    talk.move(state)
    if talk.answer is None:
        return Reply("refinement", page(map(wrap, said), replies.FILTERS_ONLY), choices=choices)
    if not talk.shown and before:
        said = (*said, replies.NOTHING_LEFT.format(before=before))
        choices = (*choices, BACK)
    return ranked(talk, "refinement", said, choices)
