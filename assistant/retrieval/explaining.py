"""What each term of a query gave to a document's score, by field: the numbers behind the reasons."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.forward import Forward, Held
from assistant.retrieval.postings import Floats, Ints


class Contribution(NamedTuple):
    """What one term in one field gave to a document's score."""

    term: str
    field: str
    weight: float


class Shares(NamedTuple):
    """Columns, a row for each term in a field's best passage, by document, field and term in the query's order.

    ``documents`` and ``terms`` are places in what was asked, ``fields`` those of the index. What is left out
    gave nothing. The values of a document add up to its score.
    """

    documents: Ints
    fields: Ints
    terms: Ints
    values: NDArray[np.float64]


class _Matched(NamedTuple):
    """Where terms of the query stand in passages, in the query's order: place of the term, passage, what it gives."""

    terms: Ints
    passages: Ints
    given: Floats


def shares(forward: Forward, query: Mapping[int, float], documents: Sequence[int]) -> Shares:
    """What each term gave in each field's best passage of each of these documents."""
    held = forward.of(documents)
    slots = np.concatenate(
        [one.slots + place * forward.width for place, one in enumerate(held)] or [_NONE]
    )
    matched = _matched(forward, query, held)
    sums = np.zeros(len(slots), dtype=np.float32)
    np.add.at(sums, matched.passages, matched.given)
    kept = np.flatnonzero(_best(slots, sums, len(held) * forward.width)[matched.passages])
    terms, of_slot = matched.terms[kept], slots[matched.passages[kept]]
    order = np.argsort(of_slot * (len(query) or 1) + terms, kind="stable")
    at, fields = np.divmod(of_slot[order], forward.width or 1)
    values = matched.given[kept[order]].astype(np.float64) * forward.weights[fields]
    return Shares(at, fields, terms[order], values)


def contributions(
    forward: Forward, query: Mapping[int, float], document: int
) -> list[Contribution]:
    """What each term gave in each field's best passage; the weights add up to the score."""
    found = shares(forward, query, [document])
    numbers, postings = list(query), forward.postings
    rows = zip(found.fields.tolist(), found.terms.tolist(), found.values.tolist(), strict=True)
    return [
        Contribution(postings.terms.word(numbers[place]), postings.field_names.word(field), weight)
        for field, place, weight in rows
        if weight > 0
    ]


_NONE: Any = np.zeros(0, dtype=np.int64)


def _matched(forward: Forward, query: Mapping[int, float], held: Sequence[Held]) -> _Matched:
    """Passages are numbered through all documents."""
    begins = np.cumsum([0, *(len(one.slots) for one in held)])
    sizes = [len(one.terms) for one in held]
    place_of = np.full(len(forward.postings.terms), -1, dtype=np.int64)
    place_of[np.fromiter(query, dtype=np.int64, count=len(query))] = np.arange(len(query))
    places = place_of[np.concatenate([one.terms for one in held] or [_NONE])]
    found = np.flatnonzero(places >= 0)
    found = found[np.argsort(places[found], kind="stable")]
    terms = places[found]
    passages = np.concatenate([one.passages for one in held] or [_NONE])
    passages = (passages + np.repeat(begins[:-1], sizes))[found]
    given = np.concatenate([one.weights for one in held] or [_NONE.astype(np.float32)])[found]
    weights = np.fromiter(query.values(), dtype=np.float32, count=len(query))
    return _Matched(terms, passages, weights[terms] * given)


def _best(slots: Ints, sums: Floats, count: int) -> NDArray[np.bool_]:
    """Which passages are the best of their slot, the first of equals."""
    most = np.full(count, -np.inf, dtype=np.float32)
    np.maximum.at(most, slots, sums)
    first = np.zeros(count, dtype=np.int64)
    backwards = np.flatnonzero(sums == most[slots])[::-1]
    first[slots[backwards]] = backwards  # of a repeated place, the last value stays
    best = np.zeros(len(slots), dtype=np.bool_)
    best[first[slots]] = True
    return best
