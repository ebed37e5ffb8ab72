"""From scores to chances: how likely an answer is to be useful, and the words for it.

A logistic curve over a few facts of a ranking, fitted on judged topics and kept in the index.
"""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.models import Match
from assistant.retrieval.postings import Floats
from assistant.retrieval.ranking import Ranking

FACTS = ("score", "best", "known", "in the field", "words", "margin", "in scope")


class Calibration(NamedTuple):
    """Coefficients by fact, and the chances from which a match is called strong, partial, weak.

    ``strong`` is of the chance that the case is useful times that the text is one to answer: a text that borrows the
    field's words may lie near a case and yet ask for something else. An answer whose best case is below ``weak`` is
    none. In an answer, cases down to ``least`` are shown.
    """

    intercept: float = -4.0
    coefficients: tuple[float, ...] = (14.0, 2.0, 1.0, 2.0, 0.2, 0.0, 0.3)
    strong: float = 0.75
    partial: float = 0.4
    weak: float = 0.08
    least: float = 0.02

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Calibration":
        """From the values kept in an index; the defaults where none were fitted."""
        return cls(**{**values, "coefficients": tuple(values["coefficients"])}) if values else cls()

    def chance(self, facts: Sequence[float]) -> float:
        """The chance (0 to 1) that a case with these facts is useful."""
        return logistic(self.intercept, self.coefficients, facts)

    def word(self, chance: float, fits: float) -> Match:
        """The word for the chance that a case is useful, in answer to a text that ``fits`` with that chance."""
        if chance * fits >= self.strong:
            return "strong"
        if chance >= self.partial:
            return "partial"
        return "weak" if chance >= self.weak else "none"


class Answerability(NamedTuple):
    """Whether a text is to be answered at all, from the facts of its best case.

    Below ``least`` it gets no match. By default everything is answered.
    """

    intercept: float = 30.0  # as good as certain
    coefficients: tuple[float, ...] = (0.0,) * len(FACTS)
    least: float = 0.0

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Answerability":
        """From the values kept in an index; the default where none were fitted."""
        return cls(**{**values, "coefficients": tuple(values["coefficients"])}) if values else cls()

    def chance(self, facts: Sequence[float]) -> float:
        """The chance (0 to 1) that a text is a problem to answer."""
        return logistic(self.intercept, self.coefficients, facts)


class Question(NamedTuple):
    """What is known of a question apart from its ranking: its number of terms, and its log-odds of being in scope."""

    words: int
    scope: float


def facts(
    score: float, ranking: Ranking, question: Question, typicality: Floats
) -> tuple[float, ...]:
    """The facts of one case in a ranking, in the order of FACTS.

    ``typicality`` (0 to 1 a term) says how much a term belongs to the field rather than to English at large.
    """
    return (score, *common_facts(ranking, question, typicality))


def common_facts(ranking: Ranking, question: Question, typicality: Floats) -> tuple[float, ...]:
    """The facts that all cases of a ranking share: those after the score, the best score first."""
    scores = ranking.scores
    best = float(scores.max()) if len(scores) else 0.0
    margin = best - _median(scores) if len(scores) else 0.0
    field = in_the_field(ranking, typicality)
    return (best, ranking.known, field, log(1 + question.words), margin, question.scope)


def _median(scores: Floats) -> float:
    """``np.median`` without what it imports when first called, which is a tenth of a fresh start."""
    high = len(scores) // 2
    low = high - 1 if len(scores) % 2 == 0 else high
    return float(np.partition(scores, [low, high])[low : high + 1].mean())


def in_the_field(ranking: Ranking, typicality: Floats) -> float:
    """The share of the question's weight that lies on words typical of the field."""
    squares = {number: weight * weight for number, weight in ranking.typed.items()}
    total = sum(squares.values())
    if not total:
        return 0.0
    typical = sum(square * float(typicality[number]) for number, square in squares.items())
    return ranking.known * typical / total


def logistic(intercept: float, coefficients: Sequence[float], facts: Sequence[float]) -> float:
    """A chance (0 to 1) by a logistic curve, whatever the size of the facts."""
    return _chance(intercept + sum(c * f for c, f in zip(coefficients, facts, strict=True)))


def logistics(
    intercept: float, coefficients: Sequence[float], facts: NDArray[np.float64]
) -> list[float]:
    """``logistic`` of each row of facts."""
    # accumulated, so that a row adds up in the order of its facts however many rows there are
    sums = np.add.accumulate(facts * np.asarray(coefficients), axis=1)[:, -1]
    return [_chance(intercept + total) for total in sums.tolist()]


def _chance(z: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, z))))
