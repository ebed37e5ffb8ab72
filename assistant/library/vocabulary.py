"""The controlled words and names: taxonomy, thesaurus, publications, organisations."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from assistant.library.fields import PartialDate, Record, Slug, Text, Url


class Entry(Record):
    """One controlled word: its label, what it covers, and words by which people mean it."""

    label: Text
    gloss: Text | None = None
    scheme: Literal["safe-staffing", "nhs-employers", "a-place-to-work", "ours"] | None = None
    signs: tuple[Text, ...] = ()


class Feature(Record):
    """What an initiative may involve; ``because`` completes "N of the initiatives below …"."""

    label: Text
    because: Text


class FalseFriends(Record):
    """Phrases that hold a sign and do not mean it, by what they would be mistaken for."""

    sectors: tuple[Text, ...] = ()
    countries: tuple[Text, ...] = ()
    themes: tuple[Text, ...] = ()
    staff_groups: tuple[Text, ...] = ()


class Taxonomy(Record):
    """Sectors, countries, themes, staff groups and features, by slug."""

    sectors: dict[Slug, Entry]
    countries: dict[Slug, Entry]
    themes: dict[Slug, Entry]
    staff_groups: dict[Slug, Entry]
    features: dict[Slug, Feature]
    false_friends: FalseFriends = FalseFriends()

    def label(self, slug: str) -> str:
        """The label of any slug, or the slug itself where there is none."""
        for group in (self.sectors, self.countries, self.themes, self.staff_groups):
            if slug in group:
                return group[slug].label
        return self.features[slug].label if slug in self.features else slug


class TermGroup(Record):
    """Words that mean the same (SKOS preferred and alternative labels), and their neighbours.

    ``direction`` "to-preferred" leads from an alternative to the preferred term and not back.
    """

    preferred: Text
    alternative: tuple[Text, ...] = ()
    broader: tuple[Text, ...] = ()
    related: tuple[Text, ...] = ()
    direction: Literal["both", "to-preferred"] = "both"
    weight: Annotated[float, Field(ge=0.1, le=1.0)] = 1.0


class Thesaurus(Record):
    """The groups of terms."""

    groups: tuple[TermGroup, ...] = ()


class Publication(Record):
    """A publication that cases cite, or a publisher whose pages they cite one by one.

    ``collection`` groups publications whose cases were judged together (see `evaluate`).
    """

    title: Text
    publisher: Text
    date: PartialDate | None = None
    collection: Literal["seeds", "library"] = "library"
    url: Url | None = None
    note: Text | None = None


class FormerName(Record):
    """A name an organisation went by."""

    name: Text
    until: PartialDate | None = None


class Organisation(Record):
    """A body, its names over time, and what became of it."""

    name: Text
    formerly: tuple[FormerName, ...] = ()
    now: Slug | None = None
    since: PartialDate | None = None
    type: Literal[
        "nhs-trust",
        "foundation-trust",
        "health-board",
        "icb",
        "system",
        "local-authority",
        "social-care-provider",
        "primary-care",
        "company",
        "charity",
        "university",
        "police",
        "fire",
        "national-body",
        "other",
    ]
    sector: Slug
    region: Text
    country: Slug
    aliases: tuple[Text, ...] = ()
    note: Text | None = None


class Organisations(Record):
    """All organisations by slug, findable by any of their names."""

    by_slug: dict[Slug, Organisation]

    @cached_property
    def _slugs(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for slug, body in self.by_slug.items():
            for name in (body.name, *(old.name for old in body.formerly), *body.aliases):
                names.setdefault(_key(name), slug)
        return names

    def find(self, name: str) -> tuple[Organisation, ...]:
        """The organisations a published name stands for; several where it joins names."""
        whole = self._slugs.get(_key(name))
        if whole is not None:
            return (self.by_slug[whole],)
        parts = [self._slugs.get(_key(part)) for part in name.replace(" with ", ";").split(";")]
        return tuple(self.by_slug[slug] for slug in parts if slug is not None)

    def present_name(self, name: str) -> str | None:
        """The name now of the body published as ``name``; None where it has not changed."""
        bodies = self.find(name)
        if not bodies:
            return None
        names = [self._latest(body) for body in bodies]
        changed = [new for new in names if _key(new) not in _key(name)]
        return "; ".join(dict.fromkeys(changed)) or None

    def _latest(self, body: Organisation) -> str:
        for _ in range(5):
            if body.now is None or body.now not in self.by_slug:
                break
            body = self.by_slug[body.now]
        return body.name


def _key(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().removeprefix("the ").split())
