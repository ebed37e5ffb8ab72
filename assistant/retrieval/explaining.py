"""What each term of a query gave to a document's score, by field: the numbers behind the reasons."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.postings import Floats, Ints, Postings

Shares = NDArray[np.float64]


class Contribution(NamedTuple):
    """What one term in one field gave to a document's score."""

    term: str
    field: str
    weight: float


def shares(
    postings: Postings, query: Mapping[int, float], documents: Sequence[int], weights: Floats
) -> Shares:
    """What each term gave in each field's best passage, shape [documents, fields, terms].

    Terms stand in the query's order. Over fields and terms the values of a document add up to its score.
    """
    width = len(postings.field_names)
    starts = [
        postings.slot_starts[number * width : (number + 1) * width + 1].tolist()
        for number in documents
    ]
    passages = [number for slots in starts for number in range(slots[0], slots[-1])]
    table = _term_scores(postings, query, np.asarray(passages, dtype=np.int64))
    if not table.size:
        return np.zeros((len(documents), width, len(query)))
    best = _best_columns(starts, np.add.accumulate(table, axis=0)[-1].tolist())
    of_fields = np.maximum(np.tile(weights.astype(np.float64), len(documents)), 0.0)
    found: Shares = table[:, best].astype(np.float64) * of_fields
    return found.T.reshape(len(documents), width, len(query))


def contributions(
    postings: Postings, query: Mapping[int, float], document: int, weights: Floats
) -> list[Contribution]:
    """What each term gave in each field's best passage; the weights add up to the score."""
    (table,) = shares(postings, query, [document], weights).tolist()
    words = [postings.terms.word(term) for term in query]
    names = (postings.field_names.word(place) for place in range(len(table)))
    return [
        Contribution(word, name, weight)
        for name, row in zip(names, table, strict=True)
        for word, weight in zip(words, row, strict=True)
        if weight > 0
    ]


def _term_scores(postings: Postings, query: Mapping[int, float], passages: Ints) -> Floats:
    """What each term gives each of these passages, [terms, passages + 1]; the last is no passage."""
    table = np.zeros((len(query), len(passages) + 1), dtype=np.float32)
    everywhere = np.zeros(postings.passage_count, dtype=np.float32)
    for row, (term, weight) in zip(table, query.items(), strict=True):
        holders, given = postings.of_term(term)
        everywhere[holders] = np.float32(weight) * given
        row[:-1] = everywhere[passages]
        everywhere[holders] = 0
    return table


def _best_columns(starts: Sequence[Sequence[int]], sums: Sequence[float]) -> list[int]:
    """For each field of each document the column of its best passage, the first of equals; -1 where it has none."""
    best: list[int] = []
    offset = 0
    for slots in starts:
        shift = offset - slots[0]
        for first, last in pairwise(slots):
            if last - first < 2:
                best.append(first + shift if first < last else -1)
            else:
                best.append(max(range(first + shift, last + shift), key=sums.__getitem__))
        offset += slots[-1] - slots[0]
    return best
