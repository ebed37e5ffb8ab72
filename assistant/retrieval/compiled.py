"""Adding up postings in one compiled loop, for large collections; needs numba (the extra ``fast``).

The same additions in the same order as ``search.passage_scores``, so the same scores to the last bit. Compiled anew in
each process, about a second: numba's cache on disk is made of pickles, which are never loaded here.
"""

import numba
import numpy as np

from assistant.retrieval.postings import Floats, Ints, Postings, ShortInts
from assistant.retrieval.search import Query


@numba.njit(nogil=True)  # type: ignore[untyped-decorator]
def _add_up(
    terms: Ints, by: Floats, starts: Ints, passages: ShortInts, weights: Floats, scores: Floats
) -> None:
    for number in range(len(terms)):
        term, weight = terms[number], by[number]
        for at in range(starts[term], starts[term + 1]):
            scores[passages[at]] += weight * weights[at]


def passage_scores(postings: Postings, query: Query) -> Floats:
    """Score of every passage, shape [P]."""
    scores = np.zeros(postings.passage_count, dtype=np.float32)
    terms = np.fromiter(query.keys(), dtype=np.int64, count=len(query))
    by = np.fromiter(query.values(), dtype=np.float32, count=len(query))
    _add_up(terms, by, postings.term_starts, postings.passages, postings.weights, scores)
    return scores
