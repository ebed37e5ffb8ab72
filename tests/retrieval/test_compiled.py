"""The compiled loop gives the scores that numpy gives, to the last bit."""

import pytest
from hypothesis import given, settings

from assistant.retrieval import RetrievalSettings, Retriever
from tests.retrieval.documents import Documents, documents, settings_without_feedback, text

pytest.importorskip("numba")


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
