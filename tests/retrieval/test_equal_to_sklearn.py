"""What numpy answers from the stored arrays is what scikit-learn computes from the documents."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from sklearn.feature_extraction.text import TfidfTransformer

from assistant.building.scope import fit_scope
from assistant.language import Analyser
from assistant.retrieval import RetrievalSettings, Retriever
from assistant.retrieval.fitting import PivotedTfidfTransformer
from assistant.retrieval.scope import grams
from tests.retrieval.documents import (
    Dense,
    Documents,
    Learnt,
    documents,
    settings_without_feedback,
    text,
)


def _has_words(held: Documents) -> bool:
    texts = (
        one
        for _, parts in held
        for value in parts.values()
        for one in ([value] if isinstance(value, str) else value)
    )
    return any(Analyser().terms(one) for one in texts)


@given(documents, text, settings_without_feedback)
@settings(max_examples=50, deadline=None)
def test_scores(held: Documents, problem: str, chosen: RetrievalSettings) -> None:
    assume(_has_words(held))
    retriever = Retriever.fit(held, chosen)
    learnt = Learnt(held, chosen)
    expected = learnt.scores(learnt.query(problem))
    assert list(retriever.postings.ids) == sorted(key for key, _ in held)
    np.testing.assert_allclose(retriever.scores(retriever.query(problem)), expected, atol=1e-5)


@given(documents, text)
@settings(max_examples=15, deadline=None)
def test_scores_with_feedback(held: Documents, problem: str) -> None:
    assume(_has_words(held))
    chosen = RetrievalSettings(feedback=0.5, feedback_documents=100, feedback_terms=100)
    retriever = Retriever.fit(held, chosen)
    learnt = Learnt(held, chosen)
    query = learnt.query(problem)
    assume(query.any())
    expected = learnt.scores(learnt.fed_back(query))
    np.testing.assert_allclose(retriever.scores(retriever.query(problem)), expected, atol=1e-5)


@given(st.lists(text, min_size=3, max_size=8), st.lists(text, min_size=3, max_size=8), text)
@settings(max_examples=15, deadline=None)
def test_scope(inside: list[str], outside: list[str], problem: str) -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    analyser = Analyser()
    assume(any(analyser.tokens(one) for one in (*inside, *outside)))
    scope = fit_scope(inside, outside, analyser)
    whole = make_pipeline(
        TfidfVectorizer(analyzer=lambda one: grams(analyser.tokens(one)), sublinear_tf=True),
        LogisticRegression(C=10.0, class_weight="balanced", max_iter=3000),
    )
    whole.fit([*inside, *outside], [1] * len(inside) + [0] * len(outside))
    expected = whole.decision_function([problem])[0]
    np.testing.assert_allclose(scope.score(analyser.tokens(problem)), expected, atol=1e-4)


def test_everything_is_let_through_where_nothing_must_be_refused() -> None:
    scope = fit_scope(["nurses leave"], [], Analyser())
    assert scope.score(Analyser().tokens("my printer is broken")) == 0.0


@given(
    arrays.arrays(
        np.float64,
        st.tuples(st.integers(1, 6), st.integers(1, 5)),
        elements=st.integers(0, 3).map(float),
    ),
    st.sampled_from([0.0, 0.3, 1.0]),
)
@settings(max_examples=50, deadline=None)
def test_pivoted_weights_are_those_of_the_paper(counts: Dense, slope: float) -> None:
    assume(counts.any())
    plain = TfidfTransformer(norm=None, sublinear_tf=True).fit_transform(counts).toarray()
    unique = (counts > 0).sum(axis=1)
    filled = unique > 0
    norm = (1 - slope) + slope * unique[filled] / unique[filled].mean()
    scale = np.sqrt((plain[filled] ** 2).sum(axis=1).mean())
    expected = np.zeros_like(plain)
    expected[filled] = plain[filled] / norm[:, None] / scale
    weighed = PivotedTfidfTransformer(slope=slope).fit(counts).transform(counts)
    np.testing.assert_allclose(weighed.toarray(), expected, atol=1e-9)
