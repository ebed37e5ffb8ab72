"""Which considerations the words of a question lean to, once its first answers have lent it theirs.

A linear model from terms to considerations. It hears what trigger phrases do not: that words which seldom stand in the
law, such as those of a remedy, often come with a duty. ``assistant/building/leanings.py`` fits it.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from assistant.retrieval.postings import Floats


class Leanings(NamedTuple):
    """``base`` is how far each consideration is raised by no word at all, shape [L]; ``by_term``, [T, L]."""

    base: Floats
    by_term: Floats

    def of(self, question: Mapping[int, float]) -> Floats:
        """How far a question (term number → weight, unit length) leans to each, shape [L]; about 0 to 1."""
        terms = np.fromiter(question, dtype=np.int64, count=len(question))
        weights = np.fromiter(question.values(), dtype=np.float32, count=len(question))
        return np.asarray(self.base + weights @ self.by_term[terms], dtype=np.float32)
