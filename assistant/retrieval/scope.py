"""Whether a text is a workforce problem at all, rather than a clinical question, an IT ticket or one person's case.

A linear model over the text's words and pairs of words, small words included ("my", "can I"), since they tell a
person's own case from an employer's problem. Fitted by ``building.scope``; asking needs numpy alone.
"""

import json
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.language import Token
from assistant.retrieval.postings import Floats, Strings, load_array

KEPT = 16_384  # words and pairs whose numbers are remembered


class Scope:
    """``grams`` are sorted; ``idf`` and ``weights`` have shape [len(grams)]."""

    def __init__(self, grams: Strings, idf: Floats, weights: Floats, intercept: float) -> None:
        self.grams = grams
        self.idf = idf
        self.weights = weights
        self.intercept = intercept
        self._known = lru_cache(KEPT)(self._look_up)

    def score(self, tokens: Sequence[Token]) -> float:
        """Log-odds that a text is in scope: above 0 likelier than not, about -10 to 10."""
        total = squares = 0.0
        for gram, count in Counter(grams(tokens)).items():
            known = self._known(gram)
            if known is not None:
                value, weight = known
                if count > 1:
                    value *= 1.0 + log(count)
                total += value * weight
                squares += value * value
        return self.intercept + (total / sqrt(squares) if squares else 0.0)

    def _look_up(self, gram: str) -> tuple[float, float] | None:
        """The idf and the weight of a word or pair, None where it is not known."""
        number = self.grams.find(gram)
        return (float(self.idf[number]), float(self.weights[number])) if number >= 0 else None

    def save(self, folder: Path) -> None:
        """Write the model into a folder."""
        folder.mkdir(exist_ok=True)
        np.save(folder / "grams.blob.npy", self.grams.blob, allow_pickle=False)
        np.save(folder / "grams.starts.npy", self.grams.starts, allow_pickle=False)
        np.save(folder / "idf.npy", self.idf, allow_pickle=False)
        np.save(folder / "weights.npy", self.weights, allow_pickle=False)
        text = json.dumps({"intercept": self.intercept})
        (folder / "scope.json").write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Scope":
        """The reverse of ``save``; IndexDamaged, OSError, ValueError or KeyError where it cannot be read."""

        def array(name: str) -> NDArray[Any]:
            return load_array(folder / f"{name}.npy")

        intercept = json.loads((folder / "scope.json").read_text(encoding="utf-8"))["intercept"]
        words = Strings(array("grams.blob"), array("grams.starts"))
        return cls(words, array("idf"), array("weights"), float(intercept))


def grams(tokens: Sequence[Token]) -> list[str]:
    """The words of a text as terms, and every two in a row."""
    terms = [token.term for token in tokens]
    return [*terms, *(f"{one} {two}" for one, two in pairwise(terms))]
