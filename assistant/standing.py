"""What an answer says of a case or a consideration whatever the question, made once for an index.

An answer's own part (rank, score, why, …) is laid over it; the fields that make it up are named here.
"""

from datetime import date
from typing import TYPE_CHECKING

from assistant.index.contents import BuiltIndex
from assistant.legal.wording import legal_answer
from assistant.library.evidence import EVIDENCE_RULES
from assistant.models import CaseAnswer, CaseSource, EvidenceGrade, LegalAnswer

if TYPE_CHECKING:
    from assistant.library.cases import Case

CASE_ASKED = frozenset(("rank", "score", "probability", "match", "why", "differs"))
LAW_ASKED = frozenset(("rank", "why"))


class Standing:
    """Cases and considerations as published, with blanks where the question decides."""

    def __init__(self, index: BuiltIndex) -> None:
        self._index = index
        self._cases: dict[str, CaseAnswer] = {}  # grows to the library at most
        # grows to the pack, for each day lived through
        self._law: dict[tuple[str, date], LegalAnswer] = {}

    def case(self, key: str) -> CaseAnswer:
        """A case; the fields of CASE_ASKED are blank. KeyError where there is none."""
        held = self._cases.get(key)
        if held is None:
            held = self._cases[key] = _blank_case(self._index, key)
        return held

    def law(self, key: str, today: date) -> LegalAnswer:
        """A consideration as it reads on a day; the fields of LAW_ASKED are blank."""
        held = self._law.get((key, today))
        if held is None:
            item = self._index.shown_consideration(key)
            held = self._law[key, today] = legal_answer(item, 0, (), today)
        return held


def _blank_case(index: BuiltIndex, key: str) -> CaseAnswer:
    case = index.shown_case(key)
    grade = case.evidence.grade
    return CaseAnswer(
        rank=0,
        id=case.id,
        title=case.title,
        organisation=case.organisation,
        organisation_now=index.present_names.get(case.id),
        score=0.0,
        probability=0.0,
        match="weak",
        sector=case.sector,
        country=case.country,
        themes=case.themes,
        staff_groups=case.staff_groups,
        summary=case.summary,
        outcomes=case.outcomes,
        obstacles=case.obstacles,
        evidence=EvidenceGrade(grade=grade, why=case.evidence.why, rule=EVIDENCE_RULES[grade]),
        result=case.result,
        date=case.date,
        why=(),
        differs=(),
        source=_source(index, case),
        local=case.local,
    )


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
