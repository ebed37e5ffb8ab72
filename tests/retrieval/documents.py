"""Small random documents, and the same scores by scikit-learn alone."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

from assistant.language import Analyser
from assistant.retrieval import RetrievalSettings
from assistant.retrieval.fitting import PivotedTfidfTransformer

Fields = Mapping[str, str | Sequence[str]]
Documents = list[tuple[str, Fields]]
Dense = NDArray[np.float64]

WORDS = "nurse ward rota pay agency leave sick crew clinic band trust the our 12 a&e crèche".split()
FIELDS = ("title", "situation", "body")

text = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
fields = st.dictionaries(st.sampled_from(FIELDS), text | st.lists(text, max_size=3), max_size=3)
documents = st.dictionaries(
    st.text("abcxyz", min_size=1, max_size=3), fields, min_size=1, max_size=8
).map(lambda held: list(held.items()))
settings_without_feedback = st.builds(
    RetrievalSettings,
    slope=st.sampled_from([0.0, 0.2, 1.0]),
    sublinear=st.booleans(),
    query_idf_power=st.sampled_from([0.0, 0.5, 1.0]),
    repeats=st.sampled_from([{}, {"title": 2}, {"body": 0}]),
    weights=st.sampled_from([{}, {"whole": 1.0, "title": 0.5}, {"situation": 3.0}]),
    default_weight=st.sampled_from([0.0, 1.0]),
    feedback=st.just(0.0),
)


class Learnt:
    """The same documents fitted with scikit-learn alone, everything dense."""

    def __init__(self, held: Documents, settings: RetrievalSettings) -> None:
        self.settings = settings
        self.held = sorted(held, key=lambda pair: pair[0])
        self.names = list(dict.fromkeys(name for _, parts in self.held for name in parts))
        kinds = {name: self._texts(name) for name in self.names}
        kinds["whole"] = [(place, self._whole(parts)) for place, (_, parts) in enumerate(self.held)]
        self.vectoriser = CountVectorizer(analyzer=Analyser().terms, dtype=np.float64)
        self.vectoriser.fit([text for texts in kinds.values() for _, text in texts])
        self.transformer = PivotedTfidfTransformer(
            slope=settings.slope, sublinear_tf=settings.sublinear
        )
        self.transformer.fit(self._counts(kinds["whole"]))
        self.rows = {
            name: ([place for place, _ in texts], self._weighted(texts))
            for name, texts in kinds.items()
            if texts
        }

    def query(self, problem: str) -> Dense:
        """The problem's weights over all terms, of unit length."""
        counts = self.vectoriser.transform([problem]).toarray()[0]
        if self.settings.sublinear:
            counts[counts > 0] = 1 + np.log(counts[counts > 0])
        weights: Dense = counts * self.transformer.idf_**self.settings.query_idf_power
        return weights / (np.linalg.norm(weights) or 1.0)

    def scores(self, query: Dense) -> Dense:
        """The score of every document, in id order."""
        shares = {
            name: self.settings.weights.get(name, self.settings.default_weight)
            for name in (*self.names, "whole")
        }
        whole = sum(shares.values()) or 1.0
        total = np.zeros(len(self.held))
        for name, (places, matrix) in self.rows.items():
            best = np.zeros(len(self.held))
            np.maximum.at(best, places, matrix @ query)
            total += shares[name] / whole * best
        return total

    def fed_back(self, query: Dense) -> Dense:
        """The query with the best terms of its first answers."""
        settings = self.settings
        totals = self.scores(query)
        _, wholes = self.rows["whole"]
        first = [n for n in np.argsort(-totals, kind="stable") if totals[n] > 0]
        gathered = np.zeros(len(query))
        for number in first[: settings.feedback_documents]:
            gathered += wholes[number] * totals[number]
        gathered *= self.transformer.idf_**settings.query_idf_power
        best = np.argsort(-gathered, kind="stable")[: settings.feedback_terms]
        kept = np.zeros(len(query))
        kept[best] = gathered[best]
        added = query + settings.feedback * kept / (np.linalg.norm(kept) or 1.0)
        fed: Dense = added / (np.linalg.norm(added) or 1.0)
        return fed

    def _texts(self, name: str) -> list[tuple[int, str]]:
        found = []
        for place, (_, parts) in enumerate(self.held):
            value = parts.get(name, ())
            found += [(place, one) for one in ((value,) if isinstance(value, str) else value)]
        return found

    def _whole(self, parts: Fields) -> str:
        texts: list[str] = []
        for name in self.names:
            value = parts.get(name, ())
            for one in (value,) if isinstance(value, str) else value:
                texts += [one] * self.settings.repeats.get(name, 1)
        return "\n".join(texts)

    def _counts(self, texts: list[tuple[int, str]]) -> Any:
        return self.vectoriser.transform([text for _, text in texts])

    def _weighted(self, texts: list[tuple[int, str]]) -> Dense:
        dense: Dense = np.asarray(self.transformer.transform(self._counts(texts)).todense())
        return dense
