"""Mending misspelt words against the words the library knows, with RapidFuzz.

A word is mended only where the library has never seen it, it is not ordinary English, and a known word is near.
"""

from collections.abc import Container, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

SHORTEST = 5  # letters; shorter words have too many neighbours
WORDS_REMEMBERED = 50_000


class Correction(NamedTuple):
    """A word as typed and as mended."""

    typed: str
    mended: str


class Speller:
    """Mends words. ``frequencies`` counts known words; ``english`` is never mended and never offered."""

    def __init__(self, frequencies: Mapping[str, int], english: Container[str] = ()) -> None:
        self._frequencies = frequencies
        self._english = english
        self._by_length: dict[tuple[int, int], list[str]] = {}
        self.mend = lru_cache(maxsize=WORDS_REMEMBERED)(self._mend)

    @property
    def words(self) -> Mapping[str, int]:
        """The known words and how often each stands in the library."""
        return self._frequencies

    def knows(self, word: str) -> bool:
        """Whether the word needs no mending."""
        return word in self._frequencies or word in self._english

    def _mend(self, word: str) -> Correction | None:
        """The word mended, or None where it is known, short, has digits, or nothing is near."""
        if len(word) < SHORTEST or not word.isalpha() or self.knows(word):
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        allowed = 1 if len(word) < 8 else 2
        near = process.extract(
            word,
            self._of_about(len(word), allowed),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=allowed,
            limit=8,
        )
        near = [found for found in near if found[0][0] == word[0] or found[1] == 1]
        if not near:
            return None
        best = min(near, key=lambda found: (found[1], -self._frequencies[found[0]], found[0]))
        return Correction(word, best[0])

    def _of_about(self, length: int, allowed: int) -> list[str]:
        """Known words whose length differs by no more than is ``allowed``, sorted."""
        held = self._by_length.get((length, allowed))
        if held is None:
            held = [word for word in self._candidates if abs(len(word) - length) <= allowed]
            self._by_length[length, allowed] = held
        return held

    @cached_property
    def _candidates(self) -> list[str]:
        return sorted(word for word in self._frequencies if len(word) >= SHORTEST - 1)
