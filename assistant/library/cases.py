"""The case record: one initiative, what was wrong, what was done, what came of it."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from assistant.library.fields import (
    NOT_STATED,
    DateOrUndated,
    PartialDate,
    Record,
    Slug,
    Text,
    Url,
)

if TYPE_CHECKING:
    from assistant.library.documents import Document, Section

HEADINGS = ("Problem", "What they did", "Outcomes", "What got in the way", "What to copy")

SITUATIONS = 8
LOCAL_SITUATIONS = 3

Kind = Literal[
    "case-study", "guide", "tool", "blog", "briefing", "podcast", "webinar", "evaluation"
]
Result = Literal["improved", "mixed", "no-effect", "stalled", "not-reported"]
Scale = Literal["team", "organisation", "system"]


class Citation(Record):
    """Where in a publication the case stands. A title, url or date here overrides the publication's."""

    id: Slug
    locator: Text
    title: Text | None = None
    url: Url | None = None
    date: PartialDate | None = None


class FurtherSource(Record):
    """Another page used for facts."""

    id: Slug
    title: Text
    publisher: Text
    date: DateOrUndated
    url: Url | None = None


class Fact(Record):
    """One thing a source says, and which source says it."""

    fact: Text
    source: Slug


class Evidence(Record):
    """How far the outcome can be trusted, by the printed rule."""

    grade: Annotated[int, Field(ge=0, le=4)]
    why: Text


class Case(Record):
    """One initiative. The body's five headings follow the front matter's fields."""

    id: Slug
    local: bool = False
    """Whether it is the user's own, on this machine only."""
    title: Text
    title_ours: bool = False
    organisation: Text
    country: Slug
    sector: Slug
    setting: Text
    themes: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=6)]
    staff_groups: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=5)]
    kind: Kind
    result: Result
    scale: Scale
    date: PartialDate
    date_note: Text | None = None
    source: Citation
    also: tuple[FurtherSource, ...] = ()
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]
    evidence: Evidence
    cost: Text = NOT_STATED
    time: Text = NOT_STATED
    partners: tuple[Text, ...] = ()
    follows: Slug | None = None
    features: tuple[Slug, ...] = ()
    summary: Annotated[str, Field(min_length=20, max_length=400)]
    situations: tuple[Text, ...]
    keywords: Annotated[tuple[Text, ...], Field(min_length=5, max_length=24)]
    problem: Text
    actions: Text
    outcomes: tuple[Text, ...]
    obstacles: tuple[Text, ...]
    lessons: tuple[Text, ...]

    @field_validator("situations")
    @classmethod
    def _enough(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        """A published case needs more situations: people who do not know it must find it."""
        least = LOCAL_SITUATIONS if info.data.get("local") else SITUATIONS
        if len(value) < least:
            raise ValueError(f"has {len(value)}; at least {least} items are needed")
        return value

    @property
    def year(self) -> int:
        """The year of the account."""
        return int(self.date[:4])


def body_fields(document: "Document") -> tuple[dict[str, object], list[tuple[int, str]]]:
    """The five headings as fields, and complaints as (line, sentence)."""
    from assistant.library.documents import bullets

    complaints: list[tuple[int, str]] = []
    found: dict[str, Section] = {}
    for section in document.sections:
        if section.heading not in HEADINGS:
            named = f"`{section.heading}`" if section.heading else "text before the first heading"
            complaints.append((section.line, f"{named} is not one of the five headings"))
        elif section.heading in found:
            complaints.append((section.line, f"`{section.heading}` stands twice; keep one"))
        elif not section.text:
            complaints.append((section.line, f"`{section.heading}` is empty; say so in words"))
        found.setdefault(section.heading, section)
    complaints += [(1, f"has no heading `## {name}`") for name in HEADINGS if name not in found]
    order = [section.heading for section in document.sections if section.heading in HEADINGS]
    if not complaints and order != list(HEADINGS):
        complaints.append((document.sections[0].line, "has its headings in another order"))
    text = {name: found[name].text if name in found else "" for name in HEADINGS}
    fields: dict[str, object] = {
        "problem": text["Problem"],
        "actions": text["What they did"],
        "outcomes": bullets(text["Outcomes"]),
        "obstacles": bullets(text["What got in the way"]),
        "lessons": bullets(text["What to copy"]),
    }
    return fields, complaints
