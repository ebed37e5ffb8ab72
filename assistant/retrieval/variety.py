"""Spreading the first answers over groups, so that one organisation or one initiative does not fill them.

A candidate whose group already has its share among the first answers steps back behind them, unless it is far
better than the one that would take its place. Its score is lowered to fit, so that scores still fall.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from assistant.retrieval.postings import Floats


class Spread(NamedTuple):
    """How many of the first answers one group may have, and how much better makes an exception."""

    first: int = 5
    most: int = 2
    far_better: float = 1.5


USUAL = Spread()


def spread(
    ranked: Sequence[int], scores: Floats, groups: Sequence[str], rule: Spread = USUAL
) -> list[tuple[int, float]]:
    """Documents with their scores in the order to show. ``ranked`` is best first; ``groups`` has one a document."""
    order, waiting = _order(list(ranked), scores, groups, rule)
    lowest = float("inf")
    shown = []
    for number in (*order, *waiting):
        lowest = min(lowest, float(scores[number]))
        shown.append((number, lowest))
    return shown


def _order(
    ranked: list[int], scores: Floats, groups: Sequence[str], rule: Spread
) -> tuple[list[int], list[int]]:
    """The first answers, and the rest in their own order."""
    held: Counter[str] = Counter()
    first: list[int] = []
    rest = list(ranked)
    while rest and len(first) < rule.first:
        best = rest[0]
        other = next((n for n in rest if held[groups[n]] < rule.most), best)
        chosen = best if scores[best] > rule.far_better * scores[other] else other
        rest.remove(chosen)
        held[groups[chosen]] += 1
        first.append(chosen)
    return first, rest
