"""At most three questions that sharpen a problem, each asked only where its answer would change what comes first.

A question orders; it never shuts out. What a problem says already, or a filter fixes, is not asked.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.conversation import replies
from assistant.conversation.layout import wrap
from assistant.conversation.state import Choice, Intent, State, Wishes
from assistant.conversation.steering import factor
from assistant.models import Answer

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

MOST = 3  # questions for one problem
OPTIONS = 5  # answers offered
LOOKED_AT = 3  # initiatives whose order has to change
ASKED = ("sector", "staff_group", "scale")
TELLING = frozenset(
    "paramedics ambulance-staff gps social-workers care-workers".split()
)  # of sector
TEXTS = {
    "sector": (replies.ASK_SECTOR, replies.REASON_SECTOR),
    "staff_group": (replies.ASK_STAFF, replies.REASON_STAFF),
    "scale": (replies.ASK_SCALE, replies.REASON_SCALE),
}
SKIP = Choice("s", replies.SKIP_LABEL, Intent("skip"))


class Question(NamedTuple):
    """A question put: its lines and the choices that answer it."""

    kind: str
    lines: tuple[str, ...]
    choices: tuple[Choice, ...]


def question(talk: "Conversation") -> Question | None:
    """The next question worth asking, if any."""
    answer, state = talk.answer, talk.state
    if answer is None or answer.match == "none" or len(answer.cases) < LOOKED_AT:
        return None
    for kind in ASKED:
        if len(state.asked) >= MOST:
            return None
        if kind in state.asked or _is_known(kind, talk, answer):
            continue
        values = _values(kind, talk)[:OPTIONS]
        if sum(_moves(kind, value, talk, answer) for value in values) > 1:
            return _put(kind, values, talk)
    return None


def asked(state: State, kind: str) -> State:
    """The state once a question has been put."""
    return replace(state, asked=(*state.asked, kind))


def stop_asking(state: State) -> State:
    """The state in which nothing more is asked."""
    return replace(state, asked=ASKED)


def preferred(wishes: Wishes, choice: str) -> Wishes:
    """The wishes once a question is answered; ``choice`` is "sector:acute" and the like."""
    kind, _, value = choice.partition(":")
    if kind == "sector":
        return replace(wishes, sectors=(value,))
    if kind == "staff_group":
        return replace(wishes, staff_groups=(value,))
    return replace(wishes, scale=value)


def value_label(talk: "Conversation", choice: str) -> str:
    """The words for an answer to a question."""
    kind, _, value = choice.partition(":")
    return replies.SCALES[value] if kind == "scale" else talk.assistant.index.taxonomy.label(value)


def _is_known(kind: str, talk: "Conversation", answer: Answer) -> bool:
    filters, wishes, read = talk.filters, talk.state.wishes, answer.understood
    if kind == "scale":
        return bool(wishes.scale or wishes.small)
    named = {one.kind for one in talk.namer.find(talk.state.question)[0]}
    groups = (*filters.staff_group, *wishes.staff_groups, *read.staff_groups)
    if kind == "staff_group":
        return bool(groups or kind in named)
    sectors = set(read.sectors) - {"other"}  # "other trusts" is no sector
    told = TELLING & {*groups, *read.staff_groups}
    return bool(filters.sector or wishes.sectors or sectors or told or kind in named)


def _values(kind: str, talk: "Conversation") -> list[str]:
    """The values that the initiatives shown have, those of the first before those of the last."""
    found: dict[str, None] = {}
    for key in talk.shown:
        case = talk.assistant.index.case(key)
        held = {"sector": (case.sector,), "scale": (case.scale,), "staff_group": case.staff_groups}
        found.update(dict.fromkeys(held[kind]))
    if kind == "scale":
        return [value for value in replies.SCALES if value in found]
    return [value for value in found if value not in ("all-staff", "other", "other-staff")]


def _moves(kind: str, value: str, talk: "Conversation", answer: Answer) -> bool:
    """Whether an answer would change which initiatives come first, or their order."""
    wishes = preferred(Wishes(), f"{kind}:{value}")
    case = talk.assistant.index.case
    scores = {one.id: one.score * factor(case(one.id), wishes) for one in answer.cases}
    order = sorted(scores, key=lambda key: (-scores[key], key))
    return order[:LOOKED_AT] != list(talk.shown[:LOOKED_AT])


def _put(kind: str, values: list[str], talk: "Conversation") -> Question:
    number = len(talk.state.asked) + 1
    text, reason = TEXTS[kind]
    reason = reason.format(count=len(set(_sectors(talk))))
    lines = (
        wrap(replies.QUESTION.format(number=number, most=MOST, question=text)),
        wrap(replies.BECAUSE.format(reason=reason)),
    )
    choices = tuple(
        Choice(
            str(place), value_label(talk, f"{kind}:{value}"), Intent("prefer", f"{kind}:{value}")
        )
        for place, value in enumerate(values, 1)
    )
    return Question(kind, lines, (*choices, SKIP))


def _sectors(talk: "Conversation") -> Iterator[str]:
    return (case.sector for case in talk.answer.cases) if talk.answer else iter(())
