"""What can be told of a case from its own words: organisation, sector, country, themes, staff groups, source.

Every guess stands on words of the document or on the record of the organisation that it names. Where neither says,
there is no guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.intake.naming import Named, Names
from assistant.intake.splitting import Portion
from assistant.language import Analyser
from assistant.language.reading import Signs, sign_terms
from assistant.library.vocabulary import Entry, Publication, Taxonomy

BEGINNING = 700  # characters in which the organisation of a case is looked for
MOST_THEMES = 5
MOST_GROUPS = 4
SURE = 2  # signs from which a slug is taken, where any has as many


@dataclass(frozen=True)
class Guess:
    """What was found of a case; empty where nothing was."""

    title: str = ""
    organisation: str = ""
    country: str = ""
    sector: str = ""
    themes: tuple[str, ...] = ()
    staff_groups: tuple[str, ...] = ()
    kind: str = ""
    date: str = ""
    source: str = ""
    locator: str = ""
    also_named: tuple[str, ...] = field(default=())


class Guesser:
    """Guesses by one library's words."""

    def __init__(self, names: Names, signs: Signs, sources: dict[str, Publication]) -> None:
        self.names = names
        self.signs = signs
        self.sources = sources
        self.analyser = Analyser()

    def guess(self, portion: Portion, *, date: str = "", source: str = "") -> Guess:
        """What is known of one case of a document."""
        named = self._named(portion)
        body = named[0].record if named else None
        terms = sign_terms(self.analyser.tokens(portion.text))
        others = dict.fromkeys(one.text for one in named[1:] if one.text != named[0].text)
        return Guess(
            title=""
            if "[" in portion.title or self.names.is_only(portion.title)
            else portion.title,
            organisation=named[0].text if named else "",
            country=body.country if body else _only(self.signs["countries"].counted(terms)),
            sector=body.sector if body else _only(self.signs["sectors"].counted(terms)),
            themes=_most(self.signs["themes"].counted(terms), MOST_THEMES),
            staff_groups=_most(self.signs["staff_groups"].counted(terms), MOST_GROUPS),
            kind="case-study" if portion.marked else "",
            date=date,
            source=source,
            locator="; ".join(filter(None, (portion.section, portion.title))),
            also_named=tuple(others)[:12],
        )

    def _named(self, portion: Portion) -> list[Named]:
        """Organisations of a case: of its title, then of its text; the owner first where it is named early."""
        titled = self.names.find(portion.title)
        text = "\n".join(block.text for block in portion.blocks)
        inside = self.names.find(text)
        early = [one for one in inside if one.start < BEGINNING]
        return [*titled, *inside] if titled or early else []

    def source_of(self, title: str, text: str) -> str:
        """The publication that a document is, where the library has it; empty where not.

        Its title must be the document's own, or stand in the document in full and be long enough to be no accident.
        """
        from rapidfuzz import fuzz

        words, plain = _plain(text), _plain(title)
        best, length = "", 0
        for slug, one in self.sources.items():
            theirs = _plain(one.title)
            begins = len(plain.split()) >= 4 and theirs.startswith(plain)
            stands = len(theirs) >= 25 and len(theirs.split()) >= 4 and theirs in words
            if (begins or stands or fuzz.ratio(theirs, plain) >= 92) and len(theirs) > length:
                best, length = slug, len(theirs)
        return best


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def widened(taxonomy: Taxonomy) -> Taxonomy:
    """The taxonomy with further signs of themes and staff groups: their slugs as words, the parts of their labels."""
    themes = {slug: _with_signs(slug, one) for slug, one in taxonomy.themes.items()}
    groups = {
        slug: _with_signs(slug, one)
        for slug, one in taxonomy.staff_groups.items()
        if slug != "all-staff"
    }
    return taxonomy.model_copy(update={"themes": themes, "staff_groups": groups})


def _with_signs(slug: str, entry: Entry) -> Entry:
    parts = [slug.replace("-", " "), *re.split(r" and |, ", entry.label)]
    signs = [part for part in parts if len(part) > 3]
    return entry.model_copy(update={"signs": (*entry.signs, *signs)})


def _most(counts: dict[str, int], most: int) -> tuple[str, ...]:
    """The slugs with the most signs: those with several, or the two best where none has."""
    ranked = sorted(counts, key=lambda slug: (-counts[slug], slug))
    sure = [slug for slug in ranked if counts[slug] >= SURE]
    return tuple((sure or ranked[:2])[:most])


def _only(counts: dict[str, int]) -> str:
    """The slug that clearly leads; empty where none does."""
    ranked: Sequence[str] = sorted(counts, key=lambda slug: (-counts[slug], slug))
    if not ranked:
        return ""
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    return ranked[0] if counts[ranked[0]] >= 2 * second + 1 else ""
