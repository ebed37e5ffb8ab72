"""The legal consideration: dated, sourced statements, what raises them, and what to ask."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from assistant.library.fields import DateOrUndated, FullDate, PartialDate, Record, Slug, Text, Url

if TYPE_CHECKING:
    from assistant.library.documents import Document

HEADINGS = ("What it is about", "What to watch for")

Status = Literal["in-force", "coming", "policy", "proposal", "unconfirmed"]
Authority = Literal[
    "statute",
    "code",
    "case-law",
    "regulator-guidance",
    "policy",
    "contract",
    "analysis",
    "general-law",
]
Adviser = Literal["legal-adviser", "staff-side", "information-governance", "finance"]
Jurisdiction = Literal["England", "England and Wales", "Great Britain", "United Kingdom"]
SourceIds = Annotated[tuple[Slug, ...], Field(min_length=1)]
Weight = Annotated[int, Field(ge=1, le=3)]


class LegalSource(Record):
    """A published source of a statement."""

    id: Slug
    title: Text
    publisher: Text
    date: DateOrUndated
    url: Url | None = None
    kind: Literal["statute", "code", "case-law", "guidance", "analysis", "news"]


class Rule(Record):
    """One statement of law or policy, with how sure it is and since when."""

    id: Slug
    text: Text
    status: Status
    authority: Authority
    effective: PartialDate | None = None
    sources: SourceIds
    doubt: Text | None = None
    checked_on: FullDate | None = None

    @model_validator(mode="after")
    def _say_what_is_doubted(self) -> "Rule":
        if self.status == "unconfirmed" and not self.doubt:
            raise ValueError("is unconfirmed; say in `doubt` what was not confirmed")
        return self


class Since2019(Record):
    """What the 2019 source said, and what has changed since."""

    said: Text
    now: Text
    verdict: Literal["still-right", "partly-out-of-date", "out-of-date"]
    sources: SourceIds


class Elsewhere(Record):
    """Where the rules stop or differ."""

    country: Slug
    text: Text
    status: Status
    sources: SourceIds
    doubt: Text | None = None


class Question(Record):
    """A question to take to an adviser."""

    ask: Annotated[str, Field(pattern=r"\?$")]
    of: Adviser


class Term(Record):
    """A term of art, explained."""

    term: Text
    meaning: Text
    sources: SourceIds


class PhraseTrigger(Record):
    """Words in a problem that raise the consideration; ``because`` completes "Raised because …"."""

    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    weight: Weight
    because: Text


class FeatureTrigger(Record):
    """A feature of an initiative that raises the consideration."""

    feature: Slug
    weight: Weight


class Triggers(Record):
    """What raises a consideration."""

    phrases: Annotated[tuple[PhraseTrigger, ...], Field(min_length=1)]
    features: tuple[FeatureTrigger, ...] = ()


class Consideration(Record):
    """One legal consideration of the pack."""

    id: Slug
    title: Text
    scope: Text
    jurisdiction: Jurisdiction
    checked_on: FullDate
    review_by: FullDate
    confidence: Text
    summary: Annotated[str, Field(min_length=20, max_length=400)]
    rules: Annotated[tuple[Rule, ...], Field(min_length=2)]
    since_2019: Since2019 | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=2)]
    glossary: tuple[Term, ...] = ()
    triggers: Triggers
    situations: Annotated[tuple[Text, ...], Field(min_length=6)]
    keywords: Annotated[tuple[Text, ...], Field(min_length=4)]
    sources: Annotated[tuple[LegalSource, ...], Field(min_length=1)]
    about: Text
    watch_for: Annotated[tuple[Text, ...], Field(min_length=1)]

    def is_due(self, today: date) -> bool:
        """Whether its review-by date has passed."""
        return today.isoformat() > self.review_by


def body_fields(document: "Document") -> tuple[dict[str, object], list[tuple[int, str]]]:
    """The two headings as fields, and complaints as (line, sentence)."""
    from assistant.library.documents import bullets

    text = {section.heading: section.text for section in document.sections}
    complaints = [(1, f"has no heading `## {name}`") for name in HEADINGS if not text.get(name)]
    complaints += [
        (section.line, f"`{section.heading}` is not one of the two headings")
        for section in document.sections
        if section.heading not in HEADINGS
    ]
    complaints += [
        (section.line, f"`{section.heading}` stands twice; keep one")
        for place, section in enumerate(document.sections)
        if section.heading in HEADINGS
        and section.heading in (held.heading for held in document.sections[:place])
    ]
    fields: dict[str, object] = {
        "about": text.get(HEADINGS[0], ""),
        "watch_for": bullets(text.get(HEADINGS[1], "")),
    }
    return fields, complaints
