"""Cases of the library that a draft may repeat: the same organisation or title, and much the same words."""

import math
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz

from assistant.intake.guessing import Guess
from assistant.language import Analyser
from assistant.library import Case
from assistant.library.vocabulary import Organisations

LIKE = 0.42  # from which an existing case is named
MOST = 3


class Like(NamedTuple):
    """An existing case and how like it a draft is, 0 to 1."""

    id: str
    title: str
    likeness: float


class Likeness:
    """Compares texts with the cases of a library."""

    def __init__(self, cases: Mapping[str, Case], organisations: Organisations) -> None:
        self.cases = cases
        self.organisations = organisations
        self.analyser = Analyser()

    def find(self, guess: Guess, text: str) -> list[Like]:
        """The cases most like a draft, the likest first."""
        words = self._vector(text)
        found = [
            Like(key, case.title, round(self._likeness(guess, words, key, case), 2))
            for key, case in self.cases.items()
        ]
        found = [one for one in found if one.likeness >= LIKE]
        return sorted(found, key=lambda one: (-one.likeness, one.id))[:MOST]

    def _likeness(self, guess: Guess, words: dict[str, float], key: str, case: Case) -> float:
        shared = _cosine(words, self._vectors[key])
        same = self._same_body(guess.organisation, case.organisation)
        title = fuzz.token_sort_ratio(guess.title, case.title, processor=str.casefold) / 100
        titled = title if guess.title and title >= 0.75 else 0.0
        return min(1.0, shared + (0.25 if same else 0.0) + 0.45 * titled)

    def _same_body(self, one: str, other: str) -> bool:
        if not one:
            return False
        mine, theirs = self.organisations.find(one), self.organisations.find(other)
        if mine and theirs:
            return bool({body.name for body in mine} & {body.name for body in theirs})
        return fuzz.token_set_ratio(one, other, processor=str.casefold) >= 92

    @cached_property
    def _terms(self) -> dict[str, Counter[str]]:
        return {key: Counter(self.analyser.terms(_text(case))) for key, case in self.cases.items()}

    @cached_property
    def _spread(self) -> Counter[str]:
        return Counter(term for terms in self._terms.values() for term in terms)

    @cached_property
    def _vectors(self) -> dict[str, dict[str, float]]:
        return {key: self._weighed(terms) for key, terms in self._terms.items()}

    def _vector(self, text: str) -> dict[str, float]:
        return self._weighed(Counter(self.analyser.terms(text)))

    def _weighed(self, terms: Counter[str]) -> dict[str, float]:
        size = len(self.cases)
        weights = {
            term: (1 + math.log(times)) * math.log((1 + size) / (1 + self._spread[term]))
            for term, times in terms.items()
        }
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}


def _text(case: Case) -> str:
    facts = " ".join(fact.fact for fact in case.facts)
    return " ".join(
        (case.title, case.organisation, case.summary, case.problem, case.actions, facts)
    )


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())
