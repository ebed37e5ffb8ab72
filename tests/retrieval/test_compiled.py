"""The compiled loop gives the scores that numpy gives, to the last bit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.retrieval import RetrievalSettings, Retriever, search
from assistant.retrieval.postings import Floats
from tests.retrieval.documents import Documents, documents, settings_without_feedback, text
from tests.retrieval.test_search import SCORES

pytest.importorskip("numba")


@given(SCORES, st.integers(0, 40))
@settings(deadline=None)
def test_the_same_best(scores: Floats, k: int) -> None:
    from assistant.retrieval import compiled

    assert compiled.top(scores, k).tolist() == search.top(scores, k).tolist()


@given(documents, text, settings_without_feedback)
@settings(max_examples=30, deadline=None)
def test_the_same_scores(held: Documents, problem: str, chosen: RetrievalSettings) -> None:
    retriever = Retriever.fit(held, chosen)
    query = retriever.query(problem)
    expected = retriever.scores(query).tolist()
    hits = retriever.search(problem)
    compiled = retriever.compile()
    assert compiled.scores(query).tolist() == expected
    assert compiled.search(problem) == hits
