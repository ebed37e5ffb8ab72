"""Fitting with scikit-learn: counts, inverse document frequency, pivoted weights. Imported only to build.

The only module of the package that imports scikit-learn or scipy.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from assistant.language import Analyser
from assistant.retrieval.counting import count
from assistant.retrieval.postings import Ints, Postings, Strings
from assistant.retrieval.settings import WHOLE, RetrievalSettings

Fields = Mapping[str, str | Sequence[str]]
Documents = Iterable[tuple[str, Fields]]


class PivotedTfidfTransformer(TfidfTransformer):  # type: ignore[misc]
    """TF-IDF with pivoted unique normalisation (Singhal, Buckley and Mitra, SIGIR 1996).

    A passage's weights are divided by ``(1 - slope) + slope * u / mean(u)``, u being its number of different
    terms, then by the mean norm, so that scores stay of the order of cosines.
    """

    def __init__(self, *, slope: float = 0.2, sublinear_tf: bool = True) -> None:
        super().__init__(norm=None, use_idf=True, smooth_idf=True, sublinear_tf=sublinear_tf)
        self.slope = slope

    def fit(self, X: Any, y: Any = None) -> "PivotedTfidfTransformer":  # noqa: N803 (scikit-learn's name)
        """Learn idf from the rows of X."""
        super().fit(X, y)
        return self

    def transform(self, X: Any, copy: bool = True) -> Any:  # noqa: N803
        """Weigh the rows of X; their mean length is the pivot."""
        weighted = sparse.csr_matrix(super().transform(X, copy=copy))
        unique = np.diff(weighted.indptr).astype(np.float64)
        filled = unique > 0
        pivot = unique[filled].mean() if filled.any() else 1.0
        norm = np.where(filled, (1.0 - self.slope) + self.slope * unique / pivot, 1.0)
        squares = np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel()
        scale = np.sqrt(squares[filled].mean()) if filled.any() else 1.0
        return sparse.diags(1.0 / (norm * (scale or 1.0))) @ weighted


def fit(
    documents: Documents, analyser: Analyser, settings: RetrievalSettings, workers: int = 1
) -> Postings:
    """Fit postings. Fields keep the order in which they first appear; ids must differ."""
    held = sorted(((key, dict(parts)) for key, parts in documents), key=lambda pair: pair[0])
    ids = [key for key, _ in held]
    if len(set(ids)) != len(ids):
        raise ValueError("two documents have the same id")
    names = list(dict.fromkeys(name for _, parts in held for name in parts))
    one_text = settings.whole and names != ["text"]
    fields = [*names, WHOLE] if one_text else names
    texts, slots = _passages(held, names, one_text, settings)
    slot_count = len(held) * len(fields)
    values, columns, starts, terms = count(texts, analyser, workers)
    if not terms:
        return _wordless(slots, slot_count, ids, fields)
    counts = sparse.csr_matrix((values, columns, starts), shape=(len(texts), len(terms)))
    counts.sort_indices()
    wholes = _whole_rows(slots, fields, one_text)
    transformer = PivotedTfidfTransformer(slope=settings.slope, sublinear_tf=settings.sublinear)
    transformer.fit(counts[wholes])
    asking_idf = transformer.idf_**settings.query_idf_power
    weighted = _weigh_by_kind(transformer, counts, slots % max(1, len(fields)))
    return _arrays(weighted, wholes, asking_idf, terms, slots, slot_count, ids, fields)


def _passages(
    held: list[tuple[str, dict[str, str | Sequence[str]]]],
    names: list[str],
    one_text: bool,
    settings: RetrievalSettings,
) -> tuple[list[str], Any]:
    texts: list[str] = []
    slots: list[int] = []
    per_document = len(names) + one_text
    for number, (_, parts) in enumerate(held):
        whole: list[str] = []
        for place, name in enumerate(names):
            value = parts.get(name, ())
            for text in (value,) if isinstance(value, str) else value:
                texts.append(text)
                slots.append(number * per_document + place)
                whole += [text] * settings.repeats.get(name, 1)
        if one_text:
            texts.append("\n".join(whole))
            slots.append(number * per_document + len(names))
    return texts, np.asarray(slots, dtype=np.int64)


def _whole_rows(slots: Any, fields: list[str], one_text: bool) -> Any:
    if not one_text:
        return np.arange(len(slots))
    return np.flatnonzero(slots % len(fields) == len(fields) - 1)


def _weigh_by_kind(transformer: PivotedTfidfTransformer, counts: Any, kinds: Any) -> Any:
    """Each field has its own pivot: a title is not a short case."""
    parts = [np.flatnonzero(kinds == kind) for kind in np.unique(kinds)]
    stacked = sparse.vstack([transformer.transform(counts[rows]) for rows in parts]).tocsr()
    order = np.concatenate(parts)
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return stacked[back]


def _arrays(
    weighted: Any,
    wholes: Any,
    idf: Any,
    terms: list[str],
    slots: Any,
    slot_count: int,
    ids: list[str],
    fields: list[str],
) -> Postings:
    light = weighted.astype(np.float32)
    columns = light.tocsc()
    columns.sort_indices()
    rows = light[wholes]
    rows.sort_indices()
    return Postings(
        term_starts=columns.indptr.astype(np.int64),
        passages=columns.indices.astype(np.int32),
        weights=columns.data.astype(np.float32),
        idf=np.asarray(idf).astype(np.float32),
        slot_starts=_slot_starts(slots, slot_count),
        whole_starts=rows.indptr.astype(np.int64),
        whole_terms=rows.indices.astype(np.int32),
        whole_weights=rows.data.astype(np.float32),
        terms=Strings.of(terms),
        ids=Strings.of(ids),
        field_names=Strings.of(fields),
    )


def _wordless(slots: Any, slot_count: int, ids: list[str], fields: list[str]) -> Postings:
    """Postings of documents without a word that counts: nothing is ever found."""
    nothing = np.zeros(0, dtype=np.float32)
    nowhere = np.zeros(0, dtype=np.int32)
    return Postings(
        term_starts=np.zeros(1, dtype=np.int64),
        passages=nowhere,
        weights=nothing,
        idf=nothing,
        slot_starts=_slot_starts(slots, slot_count),
        whole_starts=np.zeros(len(ids) + 1, dtype=np.int64),
        whole_terms=nowhere,
        whole_weights=nothing,
        terms=Strings.of([]),
        ids=Strings.of(ids),
        field_names=Strings.of(fields),
    )


def _slot_starts(slots: Any, slot_count: int) -> Ints:
    starts = np.zeros(slot_count + 1, dtype=np.int64)
    np.cumsum(np.bincount(slots, minlength=slot_count), out=starts[1:])
    return starts
