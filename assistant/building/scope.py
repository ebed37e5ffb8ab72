"""Fitting the model of scope on the corpus's own situations and on judged texts that must be refused."""

from collections.abc import Sequence

import numpy as np

from assistant.language import Analyser
from assistant.retrieval.postings import Strings
from assistant.retrieval.scope import Scope, grams

STRENGTH = 10.0  # inverse of the L2 penalty


def fit_scope(inside: Sequence[str], outside: Sequence[str], analyser: Analyser) -> Scope:
    """Fit on texts in and out of scope; a model that lets everything through where there are none outside."""
    if not inside or not outside:
        none = np.zeros(0, dtype=np.float32)
        return Scope(Strings.of([]), none, none, 0.0)
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectoriser = TfidfVectorizer(
        analyzer=lambda text: grams(analyser.tokens(text)), sublinear_tf=True
    )
    rows = vectoriser.fit_transform([*inside, *outside])
    wanted = np.r_[np.ones(len(inside)), np.zeros(len(outside))]
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=3000)
    model.fit(rows, wanted)
    names = vectoriser.get_feature_names_out()
    order = np.argsort([name.encode() for name in names], kind="stable")
    return Scope(
        grams=Strings.of(names[order].tolist()),
        idf=vectoriser.idf_[order].astype(np.float32),
        weights=model.coef_[0][order].astype(np.float32),
        intercept=round(float(model.intercept_[0]), 6),
    )
