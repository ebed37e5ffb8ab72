"""Putting first what a person wishes: like this, less like that, cheaper, smaller, nearer, better shown.

The engine ranks and filters; wishes multiply its scores by factors given here. What is not recorded moves nothing.
"""

import re
from collections.abc import Mapping

from assistant.conversation import replies
from assistant.conversation.layout import joined
from assistant.conversation.state import State, Wishes
from assistant.engine import Assistant
from assistant.index.contents import Facets
from assistant.library import Case
from assistant.models import Answer, CaseAnswer

POOL = 100  # cases reordered at most
AT_LEAST = 5  # cases that join the ranking where none is so like
ALIKE = 0.2  # likeness from which a case outside the ranking joins it
BIG = re.compile(r"£ ?\d[\d.,]* ?(?:million|m|bn|billion)\b|large|resource-intensive|burden", re.I)
LOW = re.compile(
    r"\b(far below|no (?:extra )?cost|free|low|charity (?:funds|pays)|sponsor\w*|paid (?:for )?by"
    r"|funded by|saving|minimum wage|no sum is stated|team of)\b",
    re.I,
)
SCALES = {"team": 0, "organisation": 1, "system": 2}


def answer_of(assistant: Assistant, state: State) -> Answer:
    """The ranking for a state."""
    if not state.wishes.active:
        return assistant.recommend(
            state.question,
            state.shown,
            filters=state.filters,
            keep=state.kept,
            show_all=state.nearest,
        )
    fitting = assistant.recommend(
        state.question, POOL, filters=state.filters, keep=state.kept, show_all=state.nearest
    )
    if not fitting.cases and not state.wishes.like:
        return fitting
    pool = {case.id: case for case in fitting.cases}
    alike = likeness(assistant, state.wishes.like)
    if state.wishes.like:
        pool = _joined_by_the_like(assistant, state, pool, alike)
    return _reordered(assistant, state, fitting, pool, alike)


def likeness(assistant: Assistant, cases: tuple[str, ...]) -> dict[str, float]:
    """How like the named cases every case is, 0 to 1: half by words, half by themes, staff and features."""
    index, totals = assistant.index, dict[str, float]()
    for key in cases:
        case = index.case(key)
        words = index.cases.scores(
            index.cases.query(" ".join((case.title, case.summary, *case.keywords, case.actions)))
        )
        words = words / (float(words[index.number[key]]) or 1.0)
        own = _marks(index.facets, index.number[key])
        for number, other in enumerate(index.case_ids):
            shared = own & _marks(index.facets, number)
            share = len(shared) / (len(own | _marks(index.facets, number)) or 1)
            value = (min(1.0, float(words[number])) + share) / 2
            totals[other] = max(totals.get(other, 0.0), value)
    return totals


def factor(case: Case, wishes: Wishes) -> float:
    """What the recorded facts of a case do to its score."""
    value = 1.0
    if wishes.sectors:
        value *= 1.7 if case.sector in wishes.sectors else 0.8
    if wishes.staff_groups:
        value *= 1.7 if set(wishes.staff_groups) & set(case.staff_groups) else 0.8
    if wishes.scale:
        value *= (1.7, 0.9, 0.6)[abs(SCALES[case.scale] - SCALES[wishes.scale])]
    if wishes.small:
        value *= {"team": 2.0, "organisation": 1.0, "system": 0.4}[case.scale]
        value *= 0.6 if BIG.search(case.cost) else 1.0
    if wishes.cheap:
        value *= {"team": 1.5, "organisation": 1.0, "system": 0.6}[case.scale]
        value *= 0.5 if BIG.search(case.cost) else 1.8 if LOW.search(case.cost) else 1.0
    if wishes.proven:
        value *= (0.5, 0.9, 1.4, 1.8, 2.2)[case.evidence.grade]
    return value


def _joined_by_the_like(
    assistant: Assistant,
    state: State,
    pool: dict[str, CaseAnswer],
    alike: Mapping[str, float],
) -> dict[str, CaseAnswer]:
    everything = assistant.recommend(
        state.question, POOL, filters=state.filters, keep=state.kept, show_all=True
    )
    likest = sorted(everything.cases, key=lambda case: (-alike[case.id], case.id))
    near = {case.id: case for case in likest if alike[case.id] >= ALIKE}
    near = near or {case.id: case for case in likest[:AT_LEAST]}
    return {**near, **pool}


def _reordered(
    assistant: Assistant,
    state: State,
    fitting: Answer,
    pool: Mapping[str, CaseAnswer],
    alike: Mapping[str, float],
) -> Answer:
    index, wishes = assistant.index, state.wishes
    unlike = likeness(assistant, wishes.unlike)
    scores = {}
    for key, case in pool.items():
        if key in wishes.unlike:
            continue
        score = case.score * factor(index.case(key), wishes)
        score *= 1.0 + 4.0 * alike.get(key, 0.0)
        scores[key] = score * max(0.05, 1.0 - 1.5 * unlike.get(key, 0.0))
    order = sorted(scores, key=lambda key: (-round(scores[key], 6), key))[: state.shown]
    cases = tuple(
        pool[key].model_copy(update={"rank": place, "score": round(scores[key], 6)})
        for place, key in enumerate(order, 1)
    )
    match = "weak" if fitting.match == "none" and cases else fitting.match
    notes = tuple(note for note in fitting.notes if not cases or not note.startswith("Nothing in"))
    return fitting.model_copy(
        update={
            "cases": cases,
            "match": match,
            "notes": (*notes, said(assistant, wishes)),
            "legal": assistant.law_for(state.question, order) if cases else (),
        }
    )


def said(assistant: Assistant, wishes: Wishes) -> str:
    """The wishes in one sentence."""
    return replies.FIRST.format(wishes=joined(wished(assistant, wishes)))


def wished(assistant: Assistant, wishes: Wishes) -> list[str]:
    """The wishes, each in a few words."""
    label, case = assistant.index.taxonomy.label, assistant.index.case
    parts = [replies.LIKE.format(title=case(key).title) for key in wishes.like]
    parts += [replies.UNLIKE.format(title=case(key).title) for key in wishes.unlike]
    parts += [replies.NEARER.format(label=label(slug)) for slug in wishes.sectors]
    parts += [replies.NEARER.format(label=label(slug)) for slug in wishes.staff_groups]
    parts += [replies.SCALE_WISH[wishes.scale]] if wishes.scale else []
    flags = (
        (wishes.cheap, replies.CHEAP),
        (wishes.small, replies.SMALL),
        (wishes.proven, replies.PROVEN),
    )
    return parts + [text for wanted, text in flags if wanted]


def _marks(facets: Facets, number: int) -> frozenset[str]:
    return frozenset(
        (
            facets.sector[number],
            *facets.themes[number],
            *facets.staff_groups[number],
            *facets.features[number],
        )
    )
