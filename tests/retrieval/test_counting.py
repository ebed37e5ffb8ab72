"""Counting chunk by chunk is what scikit-learn's CountVectorizer does with the same analyser."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from assistant.language import Analyser
from assistant.retrieval import counting

WORDS = (
    "nurses",
    "nursing",
    "the",
    "a&e",
    "L&D&x",
    "o'neill's",
    "band 5",
    "12",
    "24",
    "ward's",
    "crèche",
    "&",
    "'",
)
TEXT = st.lists(st.sampled_from(WORDS) | st.text("abz&'. \n’é7", max_size=6), max_size=12)
TEXTS = st.lists(TEXT.map(" ".join) | TEXT.map("&".join), min_size=1, max_size=9)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_counts_are_those_of_scikit_learn(texts: list[str]) -> None:
    texts = [*texts, "nurses"]  # scikit-learn refuses texts without a word
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(counting, "CHUNK", 3)
        counts = counting.count(texts, Analyser())
    learnt = CountVectorizer(analyzer=Analyser().terms, dtype=np.float64)
    expected = learnt.fit_transform(texts)
    assert counts.terms == learnt.get_feature_names_out().tolist()
    held = _matrix(counts)
    assert held.nnz == expected.nnz
    assert held.toarray().tolist() == expected.toarray().tolist()


def test_several_processes_count_what_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "CHUNK", 5)
    texts = [" ".join(WORDS[at % 7 : at % 11]) + f" w{at // 3}" for at in range(40)]
    one, two = (counting.count(texts, Analyser(), workers) for workers in (1, 2))
    assert one.terms == two.terms
    assert (_matrix(one) != _matrix(two)).nnz == 0


def _matrix(counts: counting.Counts) -> Any:
    arrays = (counts.values, counts.columns, counts.starts)
    return sparse.csr_matrix(arrays, shape=(len(counts.starts) - 1, len(counts.terms)))
