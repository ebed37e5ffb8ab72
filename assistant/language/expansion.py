"""The thesaurus at work: phrases of a question to the words the library uses for the same thing.

Compiled once when an index is built; every expansion made is reported, so that a person can undo it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from assistant.language.analyser import Analyser, Token

if TYPE_CHECKING:
    from assistant.library.vocabulary import TermGroup

SAME, NEAR = 1.0, 0.35  # weight of an equivalent term, and of a broader or related one
LONGEST = 5  # words in the longest phrase looked for


class Target(NamedTuple):
    """What a phrase leads to: its label, its terms, how strongly (0 to 1)."""

    label: str
    terms: tuple[str, ...]
    weight: float


class Expansion(NamedTuple):
    """One expansion of a question: the words typed, and what they were taken to mean as well."""

    typed: str
    target: Target


Entries = Mapping[str, tuple[Target, ...]]  # phrase, in terms → what it leads to


class Thesaurus(Protocol):
    """Entries by the first of their terms; of a dictionary, or an index's."""

    def beginning_with(self, term: str, /) -> Entries:
        """The entries whose phrases begin with a term."""


class _Compiled:
    """A dictionary's entries."""

    def __init__(self, entries: Entries) -> None:
        self._begun: dict[str, dict[str, tuple[Target, ...]]] = defaultdict(dict)
        for phrase, targets in entries.items():
            self._begun[phrase.partition(" ")[0]][phrase] = targets

    def beginning_with(self, term: str) -> Entries:
        return self._begun.get(term, {})


class Expander:
    """Finds thesaurus phrases in tokens, longest first, and gives what they lead to."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus

    @classmethod
    def compile(cls, groups: Iterable["TermGroup"], analyser: Analyser) -> "Expander":
        """An expander over thesaurus groups."""
        return cls(_Compiled(compile_entries(groups, analyser)))

    def expand(self, tokens: Sequence[Token]) -> list[Expansion]:
        """Every expansion of a tokenised question, in order; a word is used by one phrase only."""
        found: list[Expansion] = []
        free = 0  # the first token that no phrase has used
        for at, first in enumerate(tokens):
            if at < free or not (entries := self._thesaurus.beginning_with(first.term)):
                continue
            for length in range(min(LONGEST, len(tokens) - at), 0, -1):
                run = tokens[at : at + length]
                targets = entries.get(_key(run))
                if targets and not all(token.stop for token in run):
                    typed = " ".join(token.surface for token in run)
                    found += [Expansion(typed, target) for target in targets]
                    free = at + length
                    break
        return found


def compile_entries(
    groups: Iterable["TermGroup"], analyser: Analyser
) -> dict[str, tuple[Target, ...]]:
    """Turn thesaurus groups into phrase → targets, in the analyser's terms, sorted."""
    entries: dict[str, dict[tuple[str, ...], Target]] = defaultdict(dict)

    def lead(source: str, label: str, weight: float) -> None:
        key = _key(analyser.tokens(source))
        terms = tuple(dict.fromkeys(analyser.terms(label)))
        if not key or not terms or set(terms) <= set(key.split()):
            return
        held = entries[key].get(terms)
        if held is None or held.weight < weight:
            entries[key][terms] = Target(label, terms, round(weight, 4))

    for group in groups:
        for other in group.alternative:
            lead(other, group.preferred, SAME * group.weight)
            if group.direction == "both":
                lead(group.preferred, other, SAME * group.weight)
        if group.direction == "both":
            for one in group.alternative:
                for other in group.alternative:
                    lead(one, other, SAME * group.weight * 0.8)
        for near in (*group.broader, *group.related):
            lead(group.preferred, near, NEAR * group.weight)
            for other in group.alternative:
                lead(other, near, NEAR * group.weight * 0.8)
    return {key: tuple(found.values()) for key, found in sorted(entries.items())}


def as_values(targets: Iterable[Target]) -> list[Any]:
    """Targets as plain JSON values."""
    return [[target.label, list(target.terms), target.weight] for target in targets]


def as_targets(values: Iterable[Any]) -> tuple[Target, ...]:
    """The reverse of ``as_values``."""
    return tuple(Target(label, tuple(terms), weight) for label, terms, weight in values)


def _key(tokens: Sequence[Token]) -> str:
    return " ".join(token.term for token in tokens)
