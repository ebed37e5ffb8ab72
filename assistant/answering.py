"""Assembling the published answer from what ranking and raising found. Words and records only; no scoring."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assistant.index.contents import BuiltIndex
from assistant.language.reading import Reading
from assistant.legal.raising import Raised
from assistant.legal.wording import legal_answer
from assistant.library.evidence import EVIDENCE_RULES
from assistant.models import (
    CaseAnswer,
    CaseSource,
    Change,
    EvidenceGrade,
    LegalAnswer,
    Reason,
    Understood,
)
from assistant.retrieval.calibration import Calibration
from assistant.retrieval.ranking import Ranking

if TYPE_CHECKING:
    from assistant.library.cases import Case

REASONS = 8  # most reasons given for one case


class Chosen(NamedTuple):
    """One case of an answer: its number, the score it is ordered by, the chance that it is useful."""

    number: int
    score: float
    chance: float


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


def assemble_cases(
    index: BuiltIndex,
    ranking: Ranking,
    reading: Reading,
    chosen: Sequence[Chosen],
    calibration: Calibration,
) -> tuple[CaseAnswer, ...]:
    """The chosen cases, best first."""
    answers = []
    for place, (number, score, chance) in enumerate(chosen, 1):
        case = index.shown_case(index.case_ids[number])
        word = calibration.word(chance)
        answers.append(
            CaseAnswer(
                rank=place,
                id=case.id,
                title=case.title,
                organisation=case.organisation,
                organisation_now=index.present_names.get(case.id),
                score=round(score, 6),
                probability=round(chance, 4),
                match="strong" if word == "strong" else "partial" if word == "partial" else "weak",
                sector=case.sector,
                country=case.country,
                themes=case.themes,
                staff_groups=case.staff_groups,
                summary=case.summary,
                outcomes=case.outcomes,
                obstacles=case.obstacles,
                evidence=EvidenceGrade(
                    grade=case.evidence.grade,
                    why=case.evidence.why,
                    rule=EVIDENCE_RULES[case.evidence.grade],
                ),
                result=case.result,
                date=case.date,
                why=_reasons(index, ranking, reading, number),
                differs=_differences(index, reading, case),
                source=_source(index, case),
                local=case.local,
            )
        )
    return tuple(answers)


def assemble_law(
    index: BuiltIndex, raised: Sequence[Raised], today: date
) -> tuple[LegalAnswer, ...]:
    """The considerations raised, those that must be looked at first."""
    return tuple(
        legal_answer(index.shown_consideration(one.id), place, one.why, today)
        for place, one in enumerate(raised, 1)
    )


def _reasons(
    index: BuiltIndex, ranking: Ranking, reading: Reading, number: int
) -> tuple[Reason, ...]:
    """The words of the question that brought a case up, with their share of its score, heaviest first."""
    parts = index.cases.explain(ranking.fed_back, number)
    total = sum(part.weight for part in parts) or 1.0
    typed = _typed_words(reading)
    by_term: dict[str, dict[str, float]] = {}
    for part in parts:
        if part.term in typed:
            fields = by_term.setdefault(part.term, {})
            fields[part.field] = fields.get(part.field, 0.0) + part.weight / total
    reasons = [
        Reason(
            term=term,
            field=max(
                (name for name in fields if name != "whole"),
                key=lambda name: (fields[name], name),
                default="whole",
            ),
            weight=round(sum(fields.values()), 4),
            typed=typed[term],
        )
        for term, fields in by_term.items()
    ]
    reasons.sort(key=lambda reason: (-reason.weight, reason.term))
    return tuple(reasons[:REASONS])


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
    if reading.sectors and case.sector not in reading.sectors and case.sector != "system":
        found.append(f"sector: you say {label(reading.sectors[0])}, this is {label(case.sector)}")
    groups = set(case.staff_groups) - {"all-staff"}
    if reading.staff_groups and groups and not groups & set(reading.staff_groups):
        theirs = ", ".join(label(slug) for slug in case.staff_groups)
        found.append(f"staff group: you say {label(reading.staff_groups[0])}, this is {theirs}")
    if reading.countries and case.country not in reading.countries:
        found.append(
            f"country: you say {label(reading.countries[0])}, this is {label(case.country)}"
        )
    return tuple(found)


def _source(index: BuiltIndex, case: "Case") -> CaseSource:
    publication = index.shown_publication(case.source.id)
    return CaseSource(
        id=case.source.id,
        title=case.source.title or publication.title,
        publisher=publication.publisher,
        date=case.source.date or case.date,
        url=case.source.url or publication.url or next((p.url for p in case.also if p.url), None),
        locator=case.source.locator,
    )
