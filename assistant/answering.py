"""Assembling the published answer from what ranking and raising found. Words and records only; no scoring."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.index.contents import BuiltIndex
from assistant.language.reading import Reading
from assistant.legal.raising import Raised
from assistant.models import CaseAnswer, Change, LegalAnswer, Match, Reason, Understood
from assistant.retrieval.ranking import Ranking
from assistant.standing import Standing

if TYPE_CHECKING:
    from assistant.library.cases import Case

REASONS = 8  # most reasons given for one case


class Chosen(NamedTuple):
    """One case of an answer: its number, the score it is ordered by, the chance that it is useful, and its word."""

    number: int
    score: float
    chance: float
    match: Match


def understood_as(reading: Reading) -> Understood:
    """The reading as published: what was understood, mended and expanded."""
    return Understood(
        themes=reading.themes,
        sectors=reading.sectors,
        staff_groups=reading.staff_groups,
        corrections=tuple(Change(from_=one.typed, to=one.mended) for one in reading.corrections),
        expansions=tuple(
            Change(from_=one.typed, to=one.target.label)
            for one in reading.expansions
            if one.target.weight >= 0.5
        ),
    )


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
) -> Iterator[list[dict[str, Any]]]:
    """For each case the words of the question that brought it up, with their share of its score, heaviest first."""
    typed = _typed_words(reading)
    words = (index.cases.postings.terms.word(number) for number in ranking.fed_back)
    rows = [(row, word) for row, word in enumerate(words) if word in typed]
    names = [index.cases.postings.field_names.word(at) for at in range(len(index.cases.weights))]
    tables = index.cases.shares(ranking.fed_back, numbers)
    own = tables[:, :, [row for row, _ in rows]].transpose(0, 2, 1).tolist()
    for table, shares in zip(tables, own, strict=True):
        total = sum(table.ravel().tolist()) or 1.0
        parts = [[share / total for share in by_field] for by_field in shares]
        weighed = [
            (-round(sum(part), 4), word, part)
            for (_, word), part in zip(rows, parts, strict=True)
            if any(part)
        ]
        yield [
            _reason(word, typed[word], part, names) for _, word, part in sorted(weighed)[:REASONS]
        ]


def _reason(term: str, typed: str, shares: list[float], names: list[str]) -> dict[str, Any]:
    """A word's shares of a score by field as the fields of a Reason."""
    named = [(share, name) for share, name in zip(shares, names, strict=True) if share > 0]
    _, field = max((one for one in named if one[1] != "whole"), default=(0.0, "whole"))
    return {"term": term, "field": field, "weight": round(sum(shares), 4), "typed": typed}


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
