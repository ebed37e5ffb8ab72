"""A turn that shows the ranking in force: what was done, the answer, and one question where it is worth asking."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation import replies, sharpening
from assistant.conversation.layout import page, wrap
from assistant.conversation.state import Choice, Intent, Reply, State
from assistant.filtering import allowed
from assistant.models import TurnKind
from assistant.rendering import as_text

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

NEAREST = Choice("a", replies.NEAREST_LABEL, Intent("nearest"))
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
    fits_alike = (state.filters, state.question) == (talk.state.filters, talk.state.question)
    if talk.state.nearest and not fits_alike:  # asked for once; another search looks for what fits
        state = replace(state, nearest=False)
    talk.move(state)
    if talk.answer is None:
        return Reply("refinement", page(map(wrap, said), replies.FILTERS_ONLY), choices=choices)
    if not talk.shown:
        within = _within(talk)
        said = (*said, *_nothing_fits(before, within))
        choices = (*choices, BACK, *((NEAREST,) if within and talk.filters.active else ()))
    return ranked(talk, "refinement", said, choices)


def _within(talk: "Conversation") -> int:
    """How many initiatives of the library the filters let through."""
    mask = allowed(talk.assistant.index.facets, talk.filters)
    return len(talk.assistant.index.case_ids) if mask is None else int(mask.sum())


def _nothing_fits(before: int, within: int) -> list[str]:
    """What is said where nothing is left, or where there was nothing before either."""
    said = [replies.NOTHING_LEFT.format(before=before)] if before else []
    return [*said, replies.WITHIN.format(within=within)]
