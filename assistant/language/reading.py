"""Reading a problem: its words, mended and expanded, and the sector, staff and themes it speaks of.

Every reading is kept with the words it came from, so that it can be shown and undone.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.language.abbreviations import SINGULAR
from assistant.language.analyser import Analyser, Token, fold
from assistant.language.expansion import Expander, Expansion
from assistant.language.spelling import Correction, Speller

LONGEST_SIGN = 5
MOST_READ = 5_000  # words mended and expanded; in a text longer still, the rest are taken as typed


Place = tuple[int, int]  # the first word of a sign in the text, and how many words it has


class SignBook:
    """Phrases that are signs of something and the slugs they speak for, found by their first term.

    A false friend spends its words and has no slug.
    """

    def __init__(self, signs: Mapping[str, Sequence[str]]) -> None:
        self._begun: dict[str, tuple[int, dict[str, Sequence[str]]]] = {}
        for phrase, slugs in signs.items():
            first, longest = phrase.partition(" ")[0], phrase.count(" ") + 1
            held, phrases = self._begun.get(first, (0, {}))
            phrases[phrase] = slugs
            self._begun[first] = (max(held, min(longest, LONGEST_SIGN)), phrases)

    def places(self, terms: Sequence[str]) -> dict[str, list[Place]]:
        """Where the signs of each slug stand among terms (see ``sign_terms``), the longest phrase at each."""
        places: dict[str, list[Place]] = {}
        begun = self._begun
        free = 0  # the first term that no sign has spent
        for at, term in enumerate(terms):
            if at < free or term not in begun:
                continue
            longest, phrases = begun[term]
            for length in range(min(longest, len(terms) - at), 0, -1):
                slugs = phrases.get(" ".join(terms[at : at + length]))
                if slugs is not None:
                    for slug in slugs:
                        places.setdefault(slug, []).append((at, length))
                    free = at + length
                    break
        return places

    def counted(self, terms: Sequence[str]) -> dict[str, int]:
        """How many signs of each slug stand among terms."""
        return {slug: len(held) for slug, held in self.places(terms).items()}


Signs = Mapping[str, SignBook]


class Reading(NamedTuple):
    """A problem as understood. ``tokens`` are after mending."""

    text: str
    tokens: tuple[Token, ...]
    corrections: tuple[Correction, ...]
    expansions: tuple[Expansion, ...]
    sectors: tuple[str, ...]
    staff_groups: tuple[str, ...]
    themes: tuple[str, ...]
    countries: tuple[str, ...]
    told_by: Mapping[str, str]  # theme → the words that first spoke of it


def read(
    text: str,
    *,
    analyser: Analyser,
    speller: Speller,
    expander: Expander,
    signs: Signs,
    keep: frozenset[str] = frozenset(),
) -> Reading:
    """Read a problem. Words in ``keep`` (lower case) are neither mended nor expanded."""
    tokens, corrections = _mended(analyser.tokens(text), analyser, speller, keep)
    expansions = expander.expand(tokens[:MOST_READ])
    if keep:
        expansions = [one for one in expansions if fold(one.typed) not in keep]
    terms = sign_terms(tokens)
    themes = signs["themes"].places(terms)
    return Reading(
        text=text,
        tokens=tuple(tokens),
        corrections=tuple(corrections),
        expansions=tuple(expansions),
        sectors=_signed(terms, signs["sectors"]),
        staff_groups=_signed(terms, signs["staff_groups"]),
        themes=_commonest(themes),
        countries=_signed(terms, signs["countries"]),
        told_by={slug: _said(tokens, *places[0]) for slug, places in themes.items()},
    )


def _said(tokens: Sequence[Token], at: int, length: int) -> str:
    return " ".join(token.surface for token in tokens[at : at + length])


def _mended(
    tokens: Sequence[Token], analyser: Analyser, speller: Speller, keep: frozenset[str]
) -> tuple[list[Token], list[Correction]]:
    mended: list[Token] = []
    corrections: list[Correction] = []
    for place, token in enumerate(tokens):
        as_typed = token.stop or token.surface in keep or place >= MOST_READ
        found = None if as_typed else speller.mend(token.surface)
        if found is None:
            mended.append(token)
            continue
        mended += analyser.tokens(found.mended)
        if found not in corrections:
            corrections.append(found)
    return mended, corrections


def sign_terms(tokens: Sequence[Token]) -> list[str]:
    """The terms by which signs are compared: stems, stop words too, abbreviations in the singular."""
    return [SINGULAR.get(token.term, token.term) for token in tokens]


def _signed(terms: Sequence[str], signs: SignBook) -> tuple[str, ...]:
    return _commonest(signs.places(terms))


def _commonest(places: Mapping[str, Sequence[Place]]) -> tuple[str, ...]:
    """Slugs whose signs stand in the text, most signs first."""
    return tuple(sorted(places, key=lambda slug: (-len(places[slug]), slug)))
