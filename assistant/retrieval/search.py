"""Scoring a weighted query against postings with numpy alone.

A document's score is the weighted sum over fields of its best passage in each field. Ties break by id, because
documents are stored in id order and sorts are stable.
"""

from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.postings import Floats, Postings
from assistant.retrieval.settings import RetrievalSettings

GROUP = 64  # documents a group, when looking for the best
Query = Mapping[int, float]  # term number → weight


class Contribution(NamedTuple):
    """What one term in one field gave to a document's score."""

    term: str
    field: str
    weight: float


def passage_scores(postings: Postings, query: Query) -> Floats:
    """Score of every passage, shape [P]."""
    scores = np.zeros(postings.passage_count, dtype=np.float32)
    for term, weight in query.items():
        passages, weights = postings.of_term(term)
        # a third of the time of ``scores[passages] += …``, which gathers and casts first
        np.add.at(scores, passages, np.float32(weight) * weights)
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
    return slots[:, 0] * weights[0] if len(weights) == 1 else slots @ weights


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
    length = float(np.sqrt(np.square(gathered[chosen]).sum()))
    if not length:
        return dict(query)
    added = dict(query)
    for term in chosen:
        added[int(term)] = added.get(int(term), 0.0) + settings.feedback * float(
            gathered[term] / length
        )
    return normalise(added)


def top(scores: Floats, k: int) -> NDArray[np.int64]:
    """Numbers of the k best positive scores, best first, ties by number."""
    threshold = _below_the_best(scores, k)
    candidates = np.flatnonzero(scores >= threshold if threshold > 0 else scores > 0)
    return candidates[np.argsort(-scores[candidates], kind="stable")][:k]


def _below_the_best(scores: Floats, k: int) -> float:
    """A score that at least k documents reach and few others do.

    Documents are dealt into groups; the k-th best of the groups' best is reached by k groups, so by k documents.
    """
    groups = len(scores) // GROUP
    if k >= len(scores) or k < 1:
        return 0.0
    best = scores if groups < 4 * k else scores[: groups * GROUP].reshape(GROUP, groups).max(axis=0)
    return float(np.partition(best, -k)[-k])


def contributions(
    postings: Postings, query: Query, document: int, weights: Floats
) -> list[Contribution]:
    """What each term gave in each field's best passage; the weights add up to the score."""
    width = len(postings.field_names)
    starts = postings.slot_starts[document * width : (document + 1) * width + 1].tolist()
    terms, table = _term_scores(postings, query, starts[0], starts[-1])
    words = [postings.terms.word(term) for term in terms]
    found: list[Contribution] = []
    for place, share in enumerate(weights.tolist()):
        columns = table[:, starts[place] - starts[0] : starts[place + 1] - starts[0]]
        if share <= 0 or not columns.size:
            continue
        best = int(np.add.accumulate(columns, axis=0)[-1].argmax()) if columns.shape[1] > 1 else 0
        name = postings.field_names.word(place)
        scores = columns[:, best]
        found += [
            Contribution(words[row], name, share * float(scores[row]))
            for row in np.flatnonzero(scores > 0).tolist()
        ]
    return found


def _term_scores(
    postings: Postings, query: Query, first: int, last: int
) -> tuple[list[int], Floats]:
    """The query's terms that passages ``first`` to ``last`` have, and what each gives each, [terms, passages]."""
    bounds = np.asarray((first, last), dtype=postings.passages.dtype)  # another type copies all
    terms: list[int] = []
    rows: list[Floats] = []
    for term, weight in query.items():
        passages, weights = postings.of_term(term)
        start, end = passages.searchsorted(bounds)
        if start < end:
            scores = np.zeros(last - first, dtype=np.float32)
            scores[passages[start:end] - first] = np.float32(weight) * weights[start:end]
            terms.append(term)
            rows.append(scores)
    table = np.array(rows) if rows else np.zeros((0, last - first), dtype=np.float32)
    return terms, table
