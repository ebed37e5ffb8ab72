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

Phrases = Sequence[Sequence[tuple[int, str]]]  # at each word: (length, phrase), longest first

Place = tuple[int, int]  # the first word of a sign in the text, and how many words it has
Signs = Mapping[str, Mapping[str, Sequence[str]]]


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
    phrases = _phrases(tokens)
    themes = _found(phrases, signs["themes"])
    return Reading(
        text=text,
        tokens=tuple(tokens),
        corrections=tuple(corrections),
        expansions=tuple(expansions),
        sectors=_signed(phrases, signs["sectors"]),
        staff_groups=_signed(phrases, signs["staff_groups"]),
        themes=_commonest(themes),
        countries=_signed(phrases, signs["countries"]),
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


def _phrases(tokens: Sequence[Token]) -> Phrases:
    """At each word, the phrases that begin there with their lengths, longest first."""
    terms = sign_terms(tokens)
    return [
        [
            (length, " ".join(terms[at : at + length]))
            for length in range(min(LONGEST_SIGN, len(terms) - at), 0, -1)
        ]
        for at in range(len(terms))
    ]


def _signed(phrases: Phrases, signs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Slugs whose signs stand in the text, most signs first."""
    return _commonest(_found(phrases, signs))


def _commonest(found: Mapping[str, Sequence[Place]]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda slug: (-len(found[slug]), slug)))


def counted(tokens: Sequence[Token], signs: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many signs of each slug stand in a text, the longest phrase at each word."""
    return {slug: len(places) for slug, places in _found(_phrases(tokens), signs).items()}


def _found(phrases: Phrases, signs: Mapping[str, Sequence[str]]) -> dict[str, list[Place]]:
    """Where the signs of each slug stand."""
    found: dict[str, list[Place]] = {}
    at = 0
    while at < len(phrases):
        for length, phrase in phrases[at]:
            slugs = signs.get(phrase)
            if slugs is not None:  # a false friend spends its words and has no slug
                for slug in slugs:
                    found.setdefault(slug, []).append((at, length))
                at += length
                break
        else:
            at += 1
    return found
