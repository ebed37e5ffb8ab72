"""From a read problem to scored cases: the query with its expansions, and the scores of all cases."""

from collections import Counter
from collections.abc import Mapping
from math import log
from typing import NamedTuple

import numpy as np

from assistant.language.reading import Reading
from assistant.retrieval import search
from assistant.retrieval.postings import Floats
from assistant.retrieval.retriever import Retriever

LIFT = 0.1  # of the best score, for a document about everything that the problem speaks of


class Ranking(NamedTuple):
    """Scores of every document and how they came about."""

    typed: dict[int, float]  # terms typed (or mended), unit length together with expansions
    query: dict[int, float]  # with expansions
    fed_back: dict[int, float]  # with feedback; the query that was scored
    scores: Floats  # shape [D], lifts included
    known: float  # share of the typed weight whose terms the library has
    lifts: Floats  # shape [D]: what of the scores comes from themes understood, not from words


def rank(retriever: Retriever, reading: Reading) -> Ranking:
    """Score every document for a problem."""
    typed, query, known = weigh(retriever, reading)
    first = retriever.field_scores(query) @ retriever.weights
    if not query or retriever.settings.feedback <= 0:
        return Ranking(typed, query, query, first, known, np.zeros_like(first))
    fed_back = retriever.fed_back(query, first)
    scores = retriever.field_scores(fed_back) @ retriever.weights
    return Ranking(typed, query, fed_back, scores, known, np.zeros_like(scores))


def lifted(ranking: Ranking, shares: Floats) -> Ranking:
    """The ranking with documents lifted by how much of what was understood they are about, shape [D], 0 to 1.

    A document that shares no word with the problem stays where it is.
    """
    best = float(ranking.scores.max()) if len(ranking.scores) else 0.0
    lifts = np.float32(LIFT * best) * shares * (ranking.scores > 0)
    return ranking._replace(scores=ranking.scores + lifts, lifts=lifts)


def weigh(
    retriever: Retriever, reading: Reading
) -> tuple[dict[int, float], dict[int, float], float]:
    """Weights of the typed terms, of all terms with expansions, and the share known."""
    counts = Counter(token.term for token in reading.tokens if not token.stop)
    number_of, idf = retriever.number, retriever.postings.idf_of
    raw: dict[int, float] = {}
    total = 0.0
    for term, count in counts.items():
        number = number_of(term)
        weight = idf[number] if number >= 0 else retriever.postings.highest_idf
        if count > 1:
            weight *= 1.0 + log(count)
        total += weight * weight
        if number >= 0:
            raw[number] = weight
    known = sum(weight * weight for weight in raw.values()) / total if total else 0.0
    added = _expansions(retriever, reading)
    merged = dict(raw)
    for number, weight in added.items():
        merged[number] = max(merged.get(number, 0.0), weight)
    query = search.normalise(merged)
    return {number: query[number] for number in raw}, query, known


def _expansions(retriever: Retriever, reading: Reading) -> dict[int, float]:
    added: dict[int, float] = {}
    number_of, idf = retriever.number, retriever.postings.idf_of
    for _, target in reading.expansions:
        strength, root = retriever.settings.expansion * target.weight, len(target.terms) ** 0.5
        for term in target.terms:
            number = number_of(term)
            if number >= 0:
                weight = strength * idf[number] / root
                if weight > added.get(number, 0.0):
                    added[number] = weight
    return added


def term_weights(query: Mapping[int, float], retriever: Retriever) -> dict[str, float]:
    """A query by term instead of number."""
    return {retriever.postings.terms[number]: weight for number, weight in query.items()}
