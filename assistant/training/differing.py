"""What changed from one index version to another, problem by problem, and which words and fields made the difference.

Rankings are those that measuring makes; the mean and its interval come from ``comparing``.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import log2

from assistant.answering import lifts_by_theme
from assistant.engine import Assistant
from assistant.index import BuiltIndex
from assistant.library.judgements import Judgements, Topic
from assistant.training import measuring
from assistant.training.comparing import Comparison, compare
from assistant.training.measuring import Frozen

DEPTH = 10  # places looked at
SHIFTS = 3  # cases told of for a problem
REASONS = 4  # words told of for a case
Places = dict[str, int]


class Reason(Frozen):
    """A word in a field, and what it gave to a case's score before and now."""

    word: str
    field: str
    before: float
    now: float


class Shift(Frozen):
    """A case that moved: its places (None beyond the first ten), and why. ``only`` names the one index that has it."""

    case: str
    before: int | None
    now: int | None
    only: str = ""
    reasons: tuple[Reason, ...] = ()


class Moved(Frozen):
    """A problem whose first answers changed. ``ndcg`` is before and now, where its cases were graded."""

    topic: str
    text: str
    movement: float
    ndcg: tuple[float, float] | None
    shifts: tuple[Shift, ...]


class Difference(Frozen):
    """Two versions compared: how many problems were asked, those that moved (most first), the mean of the graded."""

    before: str
    now: str
    asked: int
    moved: tuple[Moved, ...]
    comparison: Comparison | None


def difference(old: Assistant, new: Assistant, judged: Judgements) -> Difference:
    """Ask both versions every problem and tell what moved."""
    judged = judged.among({*old.index.case_ids, *new.index.case_ids})
    before, now = measuring.run(old, judged), measuring.run(new, judged)
    now = replace(now, sectors={**before.sectors, **now.sectors})
    graded = bool(judged.answerable)
    report = measuring.report(now, judged) if graded else None
    compared = compare(report, before.ranking, judged) if report else None
    then = measuring.per_topic(before.ranking, judged, report.per_topic) if report else {}
    moved = []
    for topic in judged.topics:
        places = _places(before.ranking[topic.id]), _places(now.ranking[topic.id])
        movement = _movement(*places)
        if movement > 0:
            ndcg = None
            if report and topic.id in report.per_topic:
                ndcg = (then[topic.id]["ndcg@10"], report.per_topic[topic.id]["ndcg@10"])
            shifts = _shifts(old, new, topic, *places)
            moved.append(
                Moved(topic=topic.id, text=topic.text, movement=movement, ndcg=ndcg, shifts=shifts)
            )
    moved.sort(key=lambda one: (-_worth(one), one.topic))
    return Difference(
        before=old.index.manifest.id,
        now=new.index.manifest.id,
        asked=len(judged.topics),
        moved=tuple(moved),
        comparison=compared,
    )


def _worth(one: Moved) -> float:
    """How much a problem's change matters: its measure's, and then its order's."""
    return (10 * abs(one.ndcg[1] - one.ndcg[0]) if one.ndcg else 0.0) + one.movement


def _places(ranked: Sequence[tuple[str, float]]) -> Places:
    return {key: place for place, (key, _) in enumerate(ranked[:DEPTH], 1)}


def _movement(before: Places, now: Places) -> float:
    """How far cases moved, the first places counting most; 0 where the first ten are the same."""
    return round(sum(_moved_by(key, before, now) for key in before.keys() | now.keys()), 4)


def _moved_by(key: str, before: Places, now: Places) -> float:
    return abs(_gain(before.get(key)) - _gain(now.get(key)))


def _gain(place: int | None) -> float:
    return 1 / log2(1 + place) if place else 0.0


def _shifts(
    old: Assistant, new: Assistant, topic: Topic, before: Places, now: Places
) -> tuple[Shift, ...]:
    """The cases that moved most, each with what moved it."""
    keys = sorted(before.keys() | now.keys(), key=lambda key: (-_moved_by(key, before, now), key))
    shifts = []
    for key in keys[:SHIFTS]:
        if _moved_by(key, before, now) == 0:
            break
        held = key in old.index.number, key in new.index.number
        only = "" if all(held) else "before" if held[0] else "now"
        shifts.append(
            Shift(
                case=key,
                before=before.get(key),
                now=now.get(key),
                only=only,
                reasons=() if only else _reasons(old, new, topic.text, key),
            )
        )
    return tuple(shifts)


def _reasons(old: Assistant, new: Assistant, text: str, key: str) -> tuple[Reason, ...]:
    """The words and fields whose share of a case's score changed most; fields count before the whole text."""
    then, here = _parts(old, text, key), _parts(new, text, key)
    changed = sorted(
        then.keys() | here.keys(),
        key=lambda at: (-abs(here.get(at, 0.0) - then.get(at, 0.0)), at),
    )
    return tuple(
        Reason(
            word=word,
            field=field,
            before=then.get((word, field), 0.0),
            now=here.get((word, field), 0.0),
        )
        for word, field in changed[:REASONS]
        if abs(here.get((word, field), 0.0) - then.get((word, field), 0.0)) >= 0.0005
    )


def _parts(assistant: Assistant, text: str, key: str) -> dict[tuple[str, str], float]:
    """(word, field) → what it gives to a case's score. Words as typed, else as the library spells them most."""
    index = assistant.index
    reading = assistant.read(text)
    typed = {token.term: token.surface for token in reversed(reading.tokens)}
    spelt = _spelt(index)
    found: dict[tuple[str, str], float] = {}
    ranking, number = assistant.rank(reading), index.number[key]
    for part in index.cases.explain(ranking.fed_back, number):
        at = (typed.get(part.term) or spelt.get(part.term, part.term), part.field)
        found[at] = round(found.get(at, 0.0) + part.weight, 4)
    lift = float(ranking.lifts[number])
    for slug, given in lifts_by_theme(index, reading.themes, number, lift).items():
        at = (index.label(slug), "labels")
        found[at] = round(found.get(at, 0.0) + given, 4)
    return found


@lru_cache(maxsize=2)
def _spelt(index: BuiltIndex) -> dict[str, str]:
    """Term → the word of the library that stands for it most often."""
    words = sorted(index.speller.words.items(), key=lambda one: (one[1], one[0]))
    return {token.term: word for word, _ in words for token in index.analyser.tokens(word)}
