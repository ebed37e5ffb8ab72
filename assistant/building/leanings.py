"""Fitting the model of which considerations a question's words lean to: ridge regression over judged problems."""

from collections.abc import Sequence

import numpy as np

from assistant.legal.leanings import Leanings
from assistant.library.judgements import Judgements
from assistant.retrieval import Retriever

PENALTY = 0.5  # of the ridge; 0.3 to 1 do alike on problems not fitted on
MUST = 2  # the highest grade


def fit_leanings(judged: Judgements, cases: Retriever, law_ids: Sequence[str]) -> Leanings:
    """Fit on every judged problem with law grades; without any, no word leans anywhere. Needs scikit-learn."""
    topics = [topic for topic in judged.topics if topic.id in judged.legal]
    asked = np.zeros((len(topics), len(cases.postings.terms)))
    if not topics:
        nothing = np.zeros((asked.shape[1], len(law_ids)), dtype=np.float32)
        return Leanings(np.zeros(len(law_ids), dtype=np.float32), nothing)
    from sklearn.linear_model import Ridge

    for row, topic in zip(asked, topics, strict=True):
        question = _fed_back(topic.text, cases)
        row[list(question)] = list(question.values())
    grades = [[judged.legal[topic.id].get(key, 0) / MUST for key in law_ids] for topic in topics]
    model = Ridge(alpha=PENALTY).fit(asked, np.asarray(grades))
    return Leanings(model.intercept_.astype(np.float32), model.coef_.T.astype(np.float32))


def _fed_back(text: str, cases: Retriever) -> dict[int, float]:
    question = cases.query(text)
    return cases.fed_back(question, cases.field_scores(question) @ cases.weights)
