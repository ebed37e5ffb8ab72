"""From scores to chances: how likely an answer is to be useful, and the words for it.

A logistic curve over a few facts of a ranking, fitted on judged topics and kept in the index.
"""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Any, NamedTuple

import numpy as np

from assistant.retrieval.postings import Floats

FACTS = ("score", "top", "known", "words", "margin")


class Calibration(NamedTuple):
    """Coefficients by fact, and the chances from which a match is called strong, partial, weak."""

    intercept: float = -4.0
    coefficients: tuple[float, ...] = (14.0, 2.0, 2.0, 0.2, 0.0)
    strong: float = 0.75
    partial: float = 0.4
    weak: float = 0.15

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Calibration":
        """From the values kept in an index; the defaults where none were fitted."""
        return cls(**{**values, "coefficients": tuple(values["coefficients"])}) if values else cls()

    def chance(self, facts: Sequence[float]) -> float:
        """The chance (0 to 1) that a case with these facts is useful."""
        z = self.intercept + sum(c * f for c, f in zip(self.coefficients, facts, strict=True))
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, z))))

    def word(self, chance: float) -> str:
        """The word for a chance."""
        for word in ("strong", "partial", "weak"):
            if chance >= getattr(self, word):
                return word
        return "none"


def facts(score: float, scores: Floats, known: float, words: int) -> tuple[float, ...]:
    """The facts of one case in a ranking, in the order of FACTS.

    ``known`` is the share of the question's weight that the library has words for; ``words`` its counted terms.
    """
    best = float(scores.max()) if len(scores) else 0.0
    spread = best - float(np.median(scores)) if len(scores) else 0.0
    return (score, best, known, log(1 + words), spread)
