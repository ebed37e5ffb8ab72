"""Scoring a weighted query against postings with numpy alone.

A document's score is the weighted sum over fields of its best passage in each field. Ties break by id, because
documents are stored in id order and sorts are stable.
"""

from collections.abc import Mapping
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.postings import Floats, Postings
from assistant.retrieval.settings import RetrievalSettings

GROUP = 64  # documents a group, when looking for the best
Query = Mapping[int, float]  # term number → weight


def passage_scores(postings: Postings, query: Query) -> Floats:
    """Score of every passage, shape [P]."""
    scores = np.zeros(postings.passage_count, dtype=np.float32)
    if query:
        passages, weights, sizes = postings.of_terms(query)
        given = np.repeat(np.fromiter(query.values(), dtype=np.float32, count=len(query)), sizes)
        given *= weights
        # in the order of the query, term after term, so that sums do not depend on how many are added at once
        np.add.at(scores, passages, given)
    return scores


def slot_scores(postings: Postings, scores: Floats) -> Floats:
    """Best passage of each field of each document, shape [D, F]; 0 where a field is empty."""
    width = len(postings.field_names)
    if postings.one_a_slot:
        return scores.reshape(postings.documents, width)
    best = np.maximum.reduceat(np.append(scores, np.float32(0)), postings.slot_starts[:-1])
    best[postings.empty_slots] = 0
    return best.reshape(postings.documents, width)


def totals(slots: Floats, weights: Floats) -> Floats:
    """Document scores from field scores [D, F] and shares [F]."""
    if len(weights) == 1:
        return slots[:, 0] if weights[0] == 1 else slots[:, 0] * weights[0]
    return slots @ weights


def field_weights(postings: Postings, settings: RetrievalSettings) -> Floats:
    """Share of each field, shape [F], summing to 1."""
    chosen = [settings.weights.get(name, settings.default_weight) for name in postings.field_names]
    total = sum(chosen) or 1.0
    return np.asarray(chosen, dtype=np.float32) / np.float32(total)


def normalise(query: Query) -> dict[int, float]:
    """The query with unit length."""
    length = sqrt(sum(weight * weight for weight in query.values()))
    return {term: weight / length for term, weight in query.items()} if length else {}


def with_feedback(
    postings: Postings, query: Query, totals: Floats, settings: RetrievalSettings
) -> dict[int, float]:
    """The query with terms of its own first answers added (pseudo-relevance feedback)."""
    first = top(totals, settings.feedback_documents)
    gathered = np.zeros(len(postings.terms), dtype=np.float32)
    for document in first:
        start, end = postings.whole_starts[document], postings.whole_starts[document + 1]
        gathered[postings.whole_terms[start:end]] += (
            postings.whole_weights[start:end] * totals[document]
        )
    gathered *= postings.idf
    chosen = top(gathered, settings.feedback_terms)
    best = gathered[chosen]
    length = float(np.sqrt(np.square(best).sum()))
    if not length:
        return dict(query)
    added = dict(query)
    for term, share in zip(chosen.tolist(), (best / length).tolist(), strict=True):
        added[term] = added.get(term, 0.0) + settings.feedback * share
    return normalise(added)


def top(scores: Floats, k: int) -> NDArray[np.int64]:
    """Numbers of the k best positive scores, best first, ties by number."""
    candidates = _near_the_best(scores, k)
    return candidates[np.argsort(-scores[candidates], kind="stable")][:k]


def _near_the_best(scores: Floats, k: int) -> NDArray[np.int64]:
    """Numbers of the k best positive scores and of few others, ascending.

    Documents are dealt into groups; the k-th best of the groups' best is reached by k groups, so by k documents.
    """
    groups = len(scores) // GROUP
    if k < 1 or groups < 4 * k:
        least = float(np.partition(scores, -k)[-k]) if 0 < k < len(scores) else 0.0
        return np.flatnonzero(scores >= least if least > 0 else scores > 0)
    dealt = groups * GROUP
    best = scores[:dealt].reshape(GROUP, groups).max(axis=0)
    least = float(np.partition(best, -k)[-k])
    if least <= 0:
        return np.flatnonzero(scores > 0)
    in_groups = (np.arange(0, dealt, groups)[:, None] + np.flatnonzero(best >= least)).ravel()
    numbers = np.concatenate([in_groups, np.arange(dealt, len(scores))])
    near: NDArray[np.int64] = numbers[scores[numbers] >= least]
    return near
