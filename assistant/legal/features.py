"""What the first initiatives involve that a consideration watches for, by the weights of its triggers."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.index.contents import BuiltIndex

LOOKED_AT = 5  # initiatives whose features count
WEIGHTS = (1, 2, 3)


class Feature(NamedTuple):
    """A feature, how many of the first initiatives are ``having`` it, its weight."""

    name: str
    having: int
    weight: int


def feature_facts(index: BuiltIndex, near: Mapping[int, float]) -> NDArray[np.float64]:
    """For each weight: closeness of the initiatives whose weightiest feature has it, shape [WEIGHTS, L].

    ``near`` holds the numbers of the initiatives with their closeness.
    """
    totals = np.zeros((len(WEIGHTS), len(index.triggers)))
    for number, closeness in near.items():
        weightiest = index.weightiest_features(number)
        for weight, total in zip(WEIGHTS, totals, strict=True):
            total[weightiest == weight] += closeness / LOOKED_AT
    return totals


def features(
    index: BuiltIndex, near: Mapping[int, float], weights: Mapping[str, int]
) -> tuple[Feature, ...]:
    """Features of weight 2 and 3 that the first initiatives have, weightiest and commonest first."""
    counts: dict[str, int] = {}
    for number in near:
        for feature in index.facets.features[number]:
            if weights.get(feature, 0) > 1:
                counts[feature] = counts.get(feature, 0) + 1
    ordered = sorted(counts, key=lambda one: (-weights[one], -counts[one], one))
    return tuple(Feature(feature, counts[feature], weights[feature]) for feature in ordered)
