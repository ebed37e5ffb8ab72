"""The answer, as every front end, file and script sees it.

The published JSON Schema (``answer.schema.json``) is made from these models and checked in a test. To write it anew:
``python -m assistant.models > assistant/answer.schema.json``.
"""

import json
import sys
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Match = Literal["strong", "partial", "weak", "none"]
CaseMatch = Literal["strong", "partial", "weak"]
NOT_ADVICE = "General information, not legal advice."


class Frozen(BaseModel):
    """Base of all published models: frozen, nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Change(Frozen):
    """A word of the question and what it was also read as."""

    from_: Annotated[str, Field(alias="from", serialization_alias="from")]
    to: str

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Understood(Frozen):
    """How the problem was read; every reading can be undone by the user."""

    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    staff_groups: tuple[str, ...] = ()
    corrections: tuple[Change, ...] = ()
    expansions: tuple[Change, ...] = ()


class Reason(Frozen):
    """A word of the question (``typed``), where the case has it, and its share of the score (0 to 1)."""

    term: str
    field: str
    weight: float
    typed: str


class EvidenceGrade(Frozen):
    """How far the outcome can be trusted, 0 to 4, by the printed rule."""

    grade: int
    why: str
    rule: str


class CaseSource(Frozen):
    """Where the case was published."""

    id: str
    title: str
    publisher: str
    date: str
    url: str | None
    locator: str


class CaseAnswer(Frozen):
    """One initiative in an answer. ``score`` orders; ``probability`` is the calibrated chance that it is useful."""

    rank: int
    id: str
    title: str
    organisation: str
    organisation_now: str | None
    score: float
    probability: float
    match: CaseMatch
    sector: str
    country: str
    themes: tuple[str, ...]
    staff_groups: tuple[str, ...]
    summary: str
    outcomes: tuple[str, ...]
    obstacles: tuple[str, ...]
    evidence: EvidenceGrade
    result: str
    date: str
    why: tuple[Reason, ...]
    differs: tuple[str, ...]
    source: CaseSource
    local: bool = False


class LegalLink(Frozen):
    """A published source of a legal statement."""

    id: str
    title: str
    publisher: str
    date: str
    url: str | None


class LegalStatement(Frozen):
    """One statement about the law, never without status, date and source."""

    text: str
    status: str
    effective: str | None
    checked_on: str
    doubt: str | None
    sources: tuple[LegalLink, ...]


class LegalAnswer(Frozen):
    """One consideration in an answer, why it was raised, and how fresh it is.

    ``changes`` holds what changed since 2019, what is coming or was due, and what came in lately; ``questions_by``
    holds the questions by whom they are for.
    """

    rank: int
    id: str
    title: str
    summary: str
    why: tuple[str, ...]
    as_at: str
    review_by: str
    overdue: bool
    changes: tuple[LegalStatement, ...]
    rules: tuple[LegalStatement, ...]
    questions: tuple[str, ...]
    questions_by: dict[str, tuple[str, ...]] = {}
    jurisdiction: str
    sources: tuple[LegalLink, ...]
    notice: str = NOT_ADVICE


class LegalChange(Frozen):
    """An entry of the legal timetable: a statement, its consideration, and when it came or comes in."""

    date: str | None
    id: str
    title: str
    overdue: bool
    statement: LegalStatement


class Receipt(Frozen):
    """What the answer was made from; the same receipt and question give the same bytes."""

    index: str
    corpus: str
    legal: str
    version: str


class Answer(Frozen):
    """The answer to one problem."""

    query: str
    id: str | None = None
    match: Match
    understood: Understood
    cases: tuple[CaseAnswer, ...]
    legal: tuple[LegalAnswer, ...]
    receipt: Receipt
    notes: tuple[str, ...] = ()

    def json_text(self, *, indent: int | None = None) -> str:
        """The contract's JSON."""
        return self.model_dump_json(by_alias=True, indent=indent)


class Filters(Frozen):
    """What the ranking is limited to, by slug; empty means no limit. ``without`` excludes."""

    sector: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    staff_group: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    since: int | None = None
    without: dict[str, tuple[str, ...]] = {}

    @property
    def active(self) -> bool:
        """Whether anything is limited."""
        return self != Filters()


TurnKind = Literal[
    "answer",
    "refinement",
    "detail",
    "comparison",
    "explanation",
    "legal",
    "common",
    "glossary",
    "clarification",
    "saved",
    "exported",
    "declined",
    "urgent",
    "help",
    "smalltalk",
    "none",
]


class TurnFilters(Frozen):
    """The filters in force, as the conversation's JSON names them."""

    sector: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    staff_group: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    since: int | None = None
    not_: Annotated[dict[str, tuple[str, ...]], Field(alias="not", serialization_alias="not")] = {}

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Turn(Frozen):
    """One turn of a conversation: what was said, what it was taken for, what a reader is shown."""

    turn: int
    said: str
    kind: TurnKind
    text: str
    cases: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    filters: TurnFilters = TurnFilters()
    answer: Answer | None = None

    def json_text(self) -> str:
        """The contract's JSON, on one line."""
        return self.model_dump_json(by_alias=True)


def answer_schema() -> str:
    """The published JSON Schema of an answer, as text."""
    schema = Answer.model_json_schema(mode="serialization")
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(named, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(answer_schema())
