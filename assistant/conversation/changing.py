"""What changes the ranking: problems, filters, wishes, undo, starting afresh."""

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation import replies, sharpening
from assistant.conversation.layout import wrap
from assistant.conversation.limits import KINDS, limits
from assistant.conversation.ranking import ranked, refined
from assistant.conversation.refining import apply, parse
from assistant.conversation.state import Change, Choice, Intent, Reply, State
from assistant.models import Filters

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation


def problem(talk: "Conversation", intent: Intent) -> Reply:
    """A new problem; filters of the last one are dropped, save those set to stand, and it is said."""
    before = talk.state
    talk.move(before.about(intent.text))
    said, choices = [], []
    if before.problem and not intent.sure:
        said.append(replies.TAKEN_AS_NEW)
        other = intent._replace(name="change", sure=True)
        choices.append(Choice("c", replies.AS_CHANGE_LABEL, other, before))
    dropped = [one for one in limits(before.filters, talk.assistant.index) if before.problem]
    if dropped and before.filters != before.standing:
        said.append(replies.KEEP_FILTERS.format(filters="; ".join(one.words for one in dropped)))
        choices.append(Choice("k", replies.KEEP_FILTERS_LABEL, Intent("keep_filters")))
    assert talk.answer is not None
    if before.problem and not talk.shown:
        choices.append(Choice("u", replies.BACK_LABEL, Intent("undo")))
    return ranked(talk, "answer" if talk.answer.cases else "none", said, tuple(choices))


def keep_filters(talk: "Conversation", intent: Intent) -> Reply:
    """The new problem with the filters of the one before."""
    before = talk.past[-1].filters if talk.past else Filters()
    return refined(talk, replace(talk.state, filters=before))


def change(talk: "Conversation", intent: Intent) -> Reply:
    """Filters to change, what to put first, words to add to the problem."""
    before = talk.state
    added = _addable(talk, intent)
    if not (intent.changes or intent.wishes or added):
        return unplaced(talk, intent)
    state = replace(before, filters=apply(before.filters, intent.changes))
    if before.problem is None:
        state = replace(state, standing=state.filters)
    state = state.wishing(**dict.fromkeys(intent.wishes, True))
    said: list[str] = []
    choices: tuple[Choice, ...] = ()
    if added and before.problem:
        state = replace(state, added=(*state.added, added))
        said.append(replies.ADDED.format(words=added))
    if not intent.sure and before.problem:
        said.append(replies.TAKEN_AS_CHANGE)
        as_new = Choice("n", replies.AS_NEW_LABEL, Intent("problem", intent.text), before)
        choices = (as_new,)
    return refined(talk, state, said, choices)


def only(talk: "Conversation", intent: Intent) -> Reply:
    """A command that names filter values: ``intent.name`` is only, also or not."""
    text = f"{intent.name} {intent.text}" if intent.name != "only" else intent.text
    parsed = parse(text.casefold(), talk.namer, talk.filters, talk.assistant.today.year)
    if not parsed.changes:
        return Reply("clarification", replies.UNKNOWN_FILTER.format(words=intent.text))
    return change(talk, Intent("change", intent.text, changes=parsed.changes))


def one_kind(talk: "Conversation", intent: Intent) -> Reply:
    """A command for one kind of filter; alone it lifts that filter. UsageError where the value is unknown."""
    kind = intent.name
    if not intent.text:
        return change(talk, Intent("change", changes=(Change("reset", kind),)))
    named, left = talk.namer.find(intent.text)
    slugs = tuple(slug for one in named if one.kind == kind for slug in one.slugs)
    said: list[str] = []
    if not slugs or left:
        taken, said = talk.assistant.filters({kind: (intent.text,)})
        slugs = getattr(taken, kind)
    changes = tuple(Change("only", kind, slug) for slug in slugs)
    reply = change(talk, Intent("change", changes=changes))
    return reply._replace(text="\n".join((*said, reply.text)))


def since(talk: "Conversation", intent: Intent) -> Reply:
    """Only accounts from a year on; alone, from any year."""
    year = intent.text.strip()
    if year and not (year.isdigit() and 1900 <= int(year) <= 2100):
        return Reply("clarification", replies.NO_YEAR.format(words=year))
    return change(talk, Intent("change", changes=(Change("only", "since", year),)))


def clear(talk: "Conversation", intent: Intent) -> Reply:
    """Every filter and wish lifted, or those named."""
    if not intent.text:
        state = replace(talk.state, filters=Filters(), standing=Filters(), wishes=State().wishes)
        return refined(talk, state, [replies.CLEARED])
    kind = intent.text.casefold().replace(" ", "_").rstrip("s")
    if kind in (*KINDS, "since"):
        return change(talk, Intent("change", changes=(_lifted(kind),)))
    named, _ = talk.namer.find(intent.text)
    wanted = {(one.kind, slug) for one in named for slug in one.slugs}
    held = [one.removal for one in limits(talk.filters, talk.assistant.index)]
    changes = tuple(one for one in held if one[1:] in wanted)
    if not changes:
        return Reply("clarification", replies.NOT_IN_FORCE)
    return change(talk, Intent("change", changes=changes))


def filters(talk: "Conversation", intent: Intent) -> Reply:
    """The filters and wishes in force, each with the number that takes it away."""
    rows = [
        (one.words, Intent("change", changes=(one.removal,)))
        for one in limits(talk.filters, talk.assistant.index)
    ]
    held, empty = talk.state.wishes, State().wishes
    rows += [
        (replies.WISHES[name], Intent("unwish", name))
        for name in replies.WISHES
        if getattr(held, name) != getattr(empty, name)
    ]
    if not rows:
        return Reply("clarification", replies.NO_FILTERS)
    choices = tuple(
        Choice(str(number), replies.REMOVE.format(words=words), removal)
        for number, (words, removal) in enumerate(rows, 1)
    )
    return Reply("clarification", replies.REMOVE_HINT, choices=choices)


def undo(talk: "Conversation", intent: Intent) -> Reply:
    """The state before the last change."""
    if not talk.past:
        return Reply("clarification", replies.NO_UNDO)
    past = talk.past[:-1]
    talk.move(sharpening.stop_asking(talk.past[-1]))
    talk.past = past
    if talk.answer is None:
        return Reply("refinement", f"{replies.UNDONE} {replies.EMPTY_NOW}", focus=())
    return ranked(talk, "refinement", [replies.UNDONE], ask=False)


def restart(talk: "Conversation", intent: Intent) -> Reply:
    """No problem, no filters; undo brings them back."""
    talk.move(State())
    return Reply("refinement", replies.RESTARTED, focus=())


def unplaced(talk: "Conversation", intent: Intent) -> Reply:
    """Nothing in the sentence could be placed: say so, and offer to take it as a problem."""
    choices = (Choice("n", replies.AS_NEW_LABEL, Intent("problem", intent.text)),)
    words = intent.words or intent.text
    text = wrap(replies.UNKNOWN_FILTER.format(words=words))
    return Reply("clarification", text, choices=choices if talk.problem else ())


def _addable(talk: "Conversation", intent: Intent) -> str:
    """The words of a change that can be added to the problem: those the library knows."""
    words = [word for word in intent.words.split() if word != "command" and talk.in_library(word)]
    return " ".join(words) if talk.problem else ""


def _lifted(kind: str) -> Change:
    return Change("only", "since") if kind == "since" else Change("reset", kind)
