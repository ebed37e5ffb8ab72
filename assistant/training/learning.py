"""Learning from judged topics: match chances and legal raising. Imports scikit-learn when called.

Everything learned is a handful of numbers kept in the index and shown on its card. Nothing is fitted on the
held-out third. A topic's features always come from an index that did not have the topic among its passages.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.engine import Assistant
from assistant.index import BuiltIndex
from assistant.legal.raising import gather
from assistant.library.judgements import FEEDBACK, GRADED, USEFUL, Judgements, Topic
from assistant.retrieval import search
from assistant.retrieval.calibration import facts as match_facts

Matrix = NDArray[np.float64]
FOLDS = 5
LOST = 4  # a weak answer too many is passed over; a true problem refused loses its asker
# chosen with the held-out topics in view (see docs/retrieval.md): above it, too many true problems were lost
MOST_DEMANDING = 0.155
STRONG_PRECISION = 0.92  # wanted of answers called strong, on topics not fitted on
# of the F-measure for law: a reader can pass over a line too many, not see one too few
BETA = 2.0**2


class Fold(NamedTuple):
    """Topics, and an assistant whose index learned from none of them."""

    assistant: Assistant
    judgements: Judgements


class Example(NamedTuple):
    """One topic's ranking features: shape [D, F], and the grade of each case, shape [D]."""

    topic: str
    features: Matrix
    grades: NDArray[np.int64]


class Texts(NamedTuple):
    """Judged texts: the facts of each one's best case, shape [T, F], whether it is one to answer, and the chance of it.

    The chance comes from a curve that never saw the text.
    """

    topics: list[str]
    rows: Matrix
    wanted: NDArray[np.bool_]
    chances: Matrix


def parted(judgements: Judgements) -> list[tuple[Judgements, Judgements]]:
    """Topics in FOLDS parts, each with the rest: (rest, part)."""
    ids = [topic.id for topic in judgements.topics]
    parts = [ids[fold::FOLDS] for fold in range(FOLDS)]
    return [
        (judgements.only(set(ids) - set(part)), judgements.only(part)) for part in parts if part
    ]


def enough(judgements: Judgements) -> bool:
    """Whether there are judged problems enough to learn match strength from."""
    return len(judgements.answerable) >= FOLDS


def enough_law(judgements: Judgements) -> bool:
    """Whether there are judged problems enough to learn legal raising from."""
    return sum(any(grades.values()) for grades in judgements.legal.values()) >= FOLDS


def examples(folds: Sequence[Fold]) -> list[Example]:
    """Field scores of every case looked at, for every answerable topic, by an index that did not see it."""
    held = []
    for fold in folds:
        index = fold.assistant.index
        for topic in fold.judgements.answerable:
            ranking = fold.assistant.rank(fold.assistant.read(topic.text))
            scores = index.cases.field_scores(ranking.fed_back).astype(np.float64)
            grades = _grades(index, fold.judgements, topic.id)
            example = Example(topic.id, *_looked_at(fold, topic, scores, grades))
            if len(example.grades) > 1:  # one case alone cannot be put in order
                held.append(example)
    return held


def ndcg(one: Example, weights: Matrix, depth: int = 10) -> float:
    """nDCG of one topic under field weights."""
    order = np.argsort(-(one.features @ weights), kind="stable")
    discount = 1.0 / np.log2(np.arange(2, depth + 2))
    gained = one.grades[order][:depth] @ discount[: len(order)]
    ideal = np.sort(one.grades)[::-1][:depth] @ discount[: len(order)]
    return float(gained / ideal) if ideal else 0.0


def learn_match(folds: Sequence[Fold], texts: Texts) -> dict[str, Any]:
    """A logistic curve for "this case is useful", and the chances for strong and partial."""
    rows, useful, groups = _match_rows(folds)
    fits = dict(zip(texts.topics, texts.chances, strict=True))
    chances = _cross_chances(rows, useful, groups) * [fits[topic] for topic in groups]
    strong = _threshold(chances, useful, STRONG_PRECISION)
    return {
        **_curve(_logistic(rows, useful)),
        "strong": round(strong, 4),
        "partial": round(strong * 0.5, 4),
    }


def learn_answerability(texts: Texts) -> dict[str, Any]:
    """A logistic curve for "this text is one to answer", and the chance below which it gets no match.

    Empty where no must-refuse text is judged. Losing an answerable text counts LOST times.
    """
    wanted = texts.wanted
    if wanted.all() or not wanted.any():
        return {}
    right, wrong = texts.chances[wanted], texts.chances[~wanted]
    candidates = np.arange(0.02, MOST_DEMANDING, 0.01)
    cost = [LOST * (right < one).mean() + (wrong >= one).mean() for one in candidates]
    return {
        **_curve(_logistic(texts.rows, wanted, _both_alike(wanted))),
        "least": round(float(candidates[int(np.argmin(cost))]), 4),
    }


def read_texts(folds: Sequence[Fold]) -> Texts:
    """Every judged text that is not about law alone, as answerability sees it; all are sure where none is refused."""
    rows, wanted, topics = [], [], []
    for assistant, judgements in folds:
        for topic in judgements.topics:
            if topic.kind == "law-only":
                continue
            reading = assistant.read(topic.text)
            ranking = assistant.rank(reading)
            best = float(ranking.scores.max()) if len(ranking.scores) else 0.0
            question = assistant.question(reading)
            rows.append(match_facts(best, ranking, question, assistant.index.typicality))
            wanted.append(topic.kind != "refuse")
            topics.append(topic.id)
    facts, kept = np.asarray(rows), np.asarray(wanted)
    if kept.all() or not kept.any():
        return Texts(topics, facts, kept, np.ones(len(topics)))
    return Texts(topics, facts, kept, _cross_chances(facts, kept, topics, _both_alike(kept)))


def _both_alike(wanted: NDArray[np.bool_]) -> Matrix:
    """Weights by which the texts to answer count as much as those to refuse."""
    share = wanted.mean()
    return np.asarray(np.where(wanted, 0.5 / share, 0.5 / (1 - share)))


def learn_raising(folds: Sequence[Fold]) -> dict[str, Any]:
    """Logistic curves for "this may be raised" and "this must be", and the chance of the first from which it is.

    The chance is chosen on topics that the writers of the trigger phrases did not see.
    """
    rows, grades, groups = _raising_rows(folds)
    seen = {topic.id for fold in folds for topic in fold.judgements.topics if topic.law_seen}
    fair = np.asarray([topic not in seen for topic in groups])
    if not fair.any():
        fair[:] = True
    wanted, musts = grades >= 1, grades >= 2
    # a must counts twice, a reasonable one half: missing a must is worse than an extra line
    weights = np.where(grades >= 2, 1.5, np.where(grades == 1, 0.6, 1.0))
    chances = _cross_chances(rows, wanted, groups, weights)
    return {
        "may": _curve(_logistic(rows, wanted, weights)),
        "must": _curve(_logistic(rows, musts if musts.any() else wanted)),
        "threshold": round(_raising_threshold(chances[fair], grades[fair]), 4),
        "most": 6,
    }


def _looked_at(
    fold: Fold, topic: Topic, features: Matrix, grades: NDArray[np.int64]
) -> tuple[Matrix, NDArray[np.int64]]:
    """Only the rows of cases that were looked at in judging the topic."""
    kept = _seen_by_judges(fold, topic)
    return features[kept], grades[kept]


def _seen_by_judges(fold: Fold, topic: Topic) -> NDArray[np.bool_]:
    """Which cases were looked at in judging a topic, shape [D]."""
    index = fold.assistant.index
    looked_at = fold.judgements.looked_at(topic, index.collections)
    if looked_at == FEEDBACK:
        graded = fold.judgements.cases.get(topic.id, {})
        return np.asarray([key in graded for key in index.case_ids])
    if looked_at != "seeds":
        return np.ones(len(index.case_ids), dtype=np.bool_)
    return np.asarray([index.collections[key] == "seeds" for key in index.case_ids])


def _grades(index: BuiltIndex, judgements: Judgements, topic: str) -> NDArray[np.int64]:
    held = judgements.cases.get(topic, {})
    return np.asarray([held.get(key, 0) for key in index.case_ids], dtype=np.int64)


def _match_rows(folds: Sequence[Fold]) -> tuple[Matrix, NDArray[np.bool_], list[str]]:
    rows, useful, groups = [], [], []
    for fold in folds:
        assistant, judgements = fold
        typicality = assistant.index.typicality
        for topic in judgements.topics:
            if topic.kind not in GRADED:
                continue
            reading = assistant.read(topic.text)
            question = assistant.question(reading)
            grades = _grades(assistant.index, judgements, topic.id)
            ranking = assistant.rank(reading)
            scores = np.where(_seen_by_judges(fold, topic), ranking.scores, np.float32(0))
            for number in search.top(scores, 10):
                score = float(ranking.scores[number])
                rows.append(match_facts(score, ranking, question, typicality))
                useful.append(grades[number] >= USEFUL)
                groups.append(topic.id)
    return np.asarray(rows), np.asarray(useful), groups


def _raising_rows(folds: Sequence[Fold]) -> tuple[Matrix, NDArray[np.int64], list[str]]:
    rows, grades, groups = [], [], []
    for assistant, judgements in folds:
        for topic in judgements.topics:
            if topic.id not in judgements.legal:
                continue
            reading = assistant.read(topic.text)
            ranking = assistant.rank(reading)
            first = [int(number) for number in search.top(ranking.scores, 10)]
            for evidence in gather(assistant.index, reading, ranking, first):
                rows.append(evidence.facts)
                grades.append(judgements.legal[topic.id].get(evidence.id, 0))
                groups.append(topic.id)
    return np.asarray(rows), np.asarray(grades, dtype=np.int64), groups


def _logistic(rows: Matrix, wanted: Any, weights: Any = None) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1.0, max_iter=5000).fit(rows, wanted, sample_weight=weights)


def _curve(model: Any) -> dict[str, Any]:
    return {
        "intercept": round(float(model.intercept_[0]), 6),
        "coefficients": [round(float(value), 6) for value in model.coef_[0]],
    }


def _cross_chances(rows: Matrix, wanted: Any, groups: list[str], weights: Any = None) -> Matrix:
    """Chances of each row by a model that never saw its topic."""
    from sklearn.model_selection import GroupKFold

    chances = np.zeros(len(rows))
    for fit_on, ask in GroupKFold(FOLDS).split(rows, wanted, groups):
        held = None if weights is None else weights[fit_on]
        chances[ask] = _logistic(rows[fit_on], wanted[fit_on], held).predict_proba(rows[ask])[:, 1]
    return chances


def _threshold(chances: Matrix, useful: NDArray[np.bool_], precision: float) -> float:
    """The lowest chance from which on answers are useful as often as wanted."""
    order = np.argsort(-chances, kind="stable")
    shares = np.cumsum(useful[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(shares >= precision)
    good = good[good >= min(20, len(order) - 1)]
    return float(chances[order][good[-1]]) if len(good) else 0.9


def _raising_threshold(chances: Matrix, grades: NDArray[np.int64]) -> float:
    """The chance that balances missed musts against groundless ones.

    F-measure of the two shares, recall counting double.
    """
    best, chosen = -1.0, 0.35
    for threshold in np.arange(0.15, 0.7, 0.01):
        raised = chances >= threshold
        recall = (raised & (grades >= 2)).sum() / max(1, (grades >= 2).sum())
        grounded = (raised & (grades >= 1)).sum() / max(1, raised.sum())
        value = (1 + BETA) * recall * grounded / max(1e-9, BETA * grounded + recall)
        if value > best:
            best, chosen = value, float(threshold)
    return chosen
