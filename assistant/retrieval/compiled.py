"""Adding up postings and finding the best in compiled loops, for large collections; needs numba (the extra ``fast``).

The same additions in the same order as in ``search``, so the same scores to the last bit. Compiled anew in
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


@numba.njit(nogil=True)  # type: ignore[untyped-decorator]
def _top(scores: Floats, k: int) -> tuple[Ints, int]:
    """Numbers of the k best positive scores, best first and of equals the lowest number; how many there are."""
    best = np.zeros(k, dtype=np.int64)
    found, least = 0, np.float32(0)
    for number in range(len(scores)):
        if scores[number] > least:
            at = min(found, k - 1)
            while at > 0 and scores[best[at - 1]] < scores[number]:
                best[at] = best[at - 1]
                at -= 1
            best[at] = number
            found = min(found + 1, k)
            if found == k:
                least = scores[best[k - 1]]
    return best, found


def top(scores: Floats, k: int) -> Ints:
    """As ``search.top``, in one pass; for a small k."""
    if k < 1:
        return np.zeros(0, dtype=np.int64)
    best, found = _top(scores, k)
    numbers: Ints = best[:found]
    return numbers
