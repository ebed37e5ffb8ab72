"""Assembling the published answer from what ranking and raising found. Words and records only; no scoring."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.index.contents import BuiltIndex
from assistant.language.reading import Reading
from assistant.legal.raising import Raised
from assistant.models import CaseAnswer, Change, LegalAnswer, Match, Reason, Understood
from assistant.retrieval.postings import Ints
from assistant.retrieval.ranking import Ranking
from assistant.standing import Standing

if TYPE_CHECKING:
    from assistant.library.cases import Case

CHANGES = ("corrections", "expansions")
REASONS = 8  # most reasons given for one case


class Chosen(NamedTuple):
    """One case of an answer: its number, the score it is ordered by, the chance that it is useful, and its word."""

    number: int
    score: float
    chance: float
    match: Match


def understood_as(reading: Reading) -> Understood:
    """The reading as published: what was understood, mended and expanded."""
    values = said_of_reading(reading)
    changes = {name: tuple(Change(**one) for one in values[name]) for name in CHANGES}
    return Understood(**{**values, **changes})


def said_of_reading(reading: Reading) -> dict[str, Any]:
    """The fields of Understood in their order; changes are mappings of a Change's fields."""
    return {
        "themes": reading.themes,
        "sectors": reading.sectors,
        "staff_groups": reading.staff_groups,
        "corrections": [{"from": one.typed, "to": one.mended} for one in reading.corrections],
        "expansions": [
            {"from": one.typed, "to": one.target.label}
            for one in reading.expansions
            if one.target.weight >= 0.5
        ],
    }


def said_of_cases(
    index: BuiltIndex,
    ranking: Ranking,
    reading: Reading,
    chosen: Sequence[Chosen],
) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each chosen case its id and the fields of CASE_ASKED; reasons are mappings of a Reason's fields."""
    reasons = _reasons(index, ranking, reading, [one.number for one in chosen])
    for place, (one, why) in enumerate(zip(chosen, reasons, strict=True), 1):
        key = index.case_ids[one.number]
        yield (
            key,
            {
                "rank": place,
                "score": round(one.score, 6),
                "probability": round(one.chance, 4),
                "match": "weak" if one.match == "none" else one.match,
                "why": why,
                "differs": _differences(index, reading, index.shown_case(key)),
            },
        )


def assemble_cases(
    standing: Standing, said: Iterable[tuple[str, dict[str, Any]]]
) -> tuple[CaseAnswer, ...]:
    """The chosen cases, best first, from what ``said_of_cases`` gives."""
    return tuple(
        standing.case(key).model_copy(
            update={**values, "why": tuple(Reason(**reason) for reason in values["why"])}
        )
        for key, values in said
    )


def assemble_law(
    standing: Standing, raised: Sequence[Raised], today: date
) -> tuple[LegalAnswer, ...]:
    """The considerations raised, those that must be looked at first."""
    return tuple(
        standing.law(one.id, today).model_copy(update={"rank": place, "why": one.why})
        for place, one in enumerate(raised, 1)
    )


def _reasons(
    index: BuiltIndex, ranking: Ranking, reading: Reading, numbers: Sequence[int]
) -> list[list[dict[str, Any]]]:
    """For each case the words of the question that brought it up, with their share of its score, heaviest first."""
    typed = _typed_words(reading)
    terms = [index.cases.postings.terms.word(number) for number in ranking.fed_back]
    found = index.cases.shares(ranking.fed_back, numbers)
    lifts = ranking.lifts[list(numbers)].astype(np.float64)
    totals = np.bincount(found.documents, found.values, len(numbers)) + lifts
    totals = np.where(totals == 0, 1.0, totals)
    shares = found.values / totals[found.documents]
    size = (len(numbers), len(terms))
    at = found.documents * size[1] + found.terms
    weights = np.bincount(at, shares, size[0] * size[1]).reshape(size)
    fields = _heaviest_fields(index, found.fields, at, shares, size)
    # by word, so that a stable sort breaks ties by it
    shown = sorted((term, place) for place, term in enumerate(terms) if term in typed)
    columns = np.asarray([place for _, place in shown], dtype=np.int64)
    order = np.argsort(-np.round(weights[:, columns], 4), axis=1, kind="stable")[:, :REASONS]
    by_word = [
        [
            _reason(terms[place], field[place], weight[place], typed[terms[place]])
            for place in places
            if weight[place]
        ]
        for places, weight, field in zip(
            columns[order].tolist(), weights.tolist(), fields, strict=True
        )
    ]
    return [
        _with_themes(index, reading, reasons, number, share) if share else reasons
        for reasons, number, share in zip(by_word, numbers, (lifts / totals).tolist(), strict=True)
    ]


def _reason(term: str, field: str, share: float, typed: str) -> dict[str, Any]:
    return {"term": term, "field": field, "weight": round(share, 4), "typed": typed}


def _with_themes(
    index: BuiltIndex,
    reading: Reading,
    reasons: list[dict[str, Any]],
    number: int,
    share: float,
) -> list[dict[str, Any]]:
    """The reasons and the themes understood, which gave this share of the score; heaviest first."""
    themes = [
        _reason(slug, "labels", given, reading.told_by[slug])
        for slug, given in lifts_by_theme(index, reading.themes, number, share).items()
    ]
    return sorted(reasons + themes, key=lambda one: (-one["weight"], one["term"]))[:REASONS]


def lifts_by_theme(
    index: BuiltIndex, themes: Sequence[str], number: int, lift: float
) -> dict[str, float]:
    """What each theme understood gave to the score of a case, out of its whole lift."""
    met = [slug for slug in themes if slug in index.facets.themes[number]] if lift else []
    return {slug: lift / len(met) for slug in met}


def _heaviest_fields(
    index: BuiltIndex, fields: Ints, at: Ints, shares: NDArray[np.float64], size: tuple[int, int]
) -> list[list[str]]:
    """For each case and term the field that gave most; ``whole`` where no other gave anything."""
    names = list(index.cases.postings.field_names)
    by_name = sorted((name for name in names if name != "whole"), reverse=True)
    table = np.zeros((len(by_name) + 1, size[0] * size[1]))  # the first row is that of "whole"
    row = np.asarray([by_name.index(one) + 1 if one in by_name else 0 for one in names])[fields]
    table[row, at] = np.where(row > 0, shares, 0.0)
    named = np.asarray(["whole", *by_name], dtype=object)
    heaviest: list[list[str]] = named[table.argmax(axis=0)].reshape(size).tolist()
    return heaviest


def _typed_words(reading: Reading) -> dict[str, str]:
    """Term → the words of the question it came from: as typed, or the phrase that was expanded."""
    typed: dict[str, str] = {}
    for expansion in reading.expansions:
        for term in expansion.target.terms:
            typed.setdefault(term, expansion.typed)
    typed.update(
        {token.term: token.surface for token in reversed(reading.tokens) if not token.stop}
    )
    return typed


def _differences(index: BuiltIndex, reading: Reading, case: "Case") -> tuple[str, ...]:
    """Where the case's setting differs from the one the question names."""
    label = index.label
    found = []
    everywhere = "system" in (case.sector, *reading.sectors)  # a whole system holds every sector
    if reading.sectors and case.sector not in reading.sectors and not everywhere:
        found.append(
            f"sector: yours is read as {label(reading.sectors[0])}, this is {label(case.sector)}"
        )
    groups = set(case.staff_groups) - {"all-staff"}
    if reading.staff_groups and groups and not groups & set(reading.staff_groups):
        theirs = ", ".join(label(slug) for slug in case.staff_groups)
        found.append(
            f"staff group: yours is read as {label(reading.staff_groups[0])}, this is {theirs}"
        )
    if reading.countries and case.country not in reading.countries:
        found.append(
            f"country: yours is read as {label(reading.countries[0])}, this is {label(case.country)}"
        )
    return tuple(found)
