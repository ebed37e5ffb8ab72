"""The postings the other way round: for a document, the terms of each of its passages. Made when asked for, and kept.

Explaining needs it for the few documents shown. Fields that count for nothing in a score are left out.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from assistant.retrieval.postings import Floats, Ints, Postings, ShortInts

MOST_KEPT = 10_000  # documents


class Held(NamedTuple):
    """A document's terms, by passage and then by number. ``slots`` has each passage's field, shape [passages]."""

    terms: Ints
    passages: ShortInts  # numbered within the document
    weights: Floats
    slots: Ints


class Forward:
    """Documents as they are asked for. ``weights`` are the shares of the fields, shape [F]."""

    def __init__(self, postings: Postings, weights: Floats) -> None:
        self.postings = postings
        self.width = len(postings.field_names)
        self.weights = np.maximum(weights.astype(np.float64), 0.0)
        self._held: dict[int, Held] = {}

    def of(self, documents: Sequence[int]) -> list[Held]:
        """The terms of documents, in order."""
        held = self._held
        missing = sorted({number for number in documents if number not in held})
        if missing:
            made = self._turned(missing)
            if len(held) + len(made) > MOST_KEPT:
                held = self._held = {}
                made = {**made, **self._turned(sorted(set(documents) - set(missing)))}
            held.update(made)
        return [held[number] for number in documents]

    def _turned(self, documents: Sequence[int]) -> dict[int, Held]:
        """One look through all postings, whatever the number of documents, which is why they are kept."""
        width, starts = self.width, self.postings.slot_starts
        layouts = [starts[one * width : (one + 1) * width + 1] for one in documents]
        wanted = np.zeros(self.postings.passage_count, dtype=np.bool_)
        counting = np.flatnonzero(self.weights > 0).tolist()
        for layout in layouts:
            for field in counting:
                wanted[layout[field] : layout[field + 1]] = True
        places = np.flatnonzero(wanted[self.postings.passages])
        places = places[np.argsort(self.postings.passages[places], kind="stable")]
        passages = self.postings.passages[places]
        terms = np.searchsorted(self.postings.term_starts, places, side="right") - 1
        bounds = [(int(one[0]), int(one[-1])) for one in layouts]
        cuts = np.searchsorted(passages, bounds).tolist()
        return {
            number: Held(
                terms[begin:end],
                passages[begin:end] - np.int32(first),
                self.postings.weights[places[begin:end]],
                np.repeat(np.arange(width), np.diff(layout)),
            )
            for number, layout, (first, _), (begin, end) in zip(
                documents, layouts, bounds, cuts, strict=True
            )
        }
