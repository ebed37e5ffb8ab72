"""Trigger phrases of the legal pack, compiled to terms and matched in any order within a few words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.index.contents import Beginnings
from assistant.language import Analyser, Token

if TYPE_CHECKING:
    from assistant.library import Consideration

SLACK = 3  # words that may stand between the words of a phrase


class Ground(NamedTuple):
    """A trigger that a problem meets: its weight and what to say after "Raised because"."""

    weight: int
    because: str


def compile_triggers(
    considerations: Mapping[str, "Consideration"], analyser: Analyser
) -> list[dict[str, Any]]:
    """Each consideration's phrases as lists of terms, and its features with weights."""
    compiled = []
    for key in sorted(considerations):
        item = considerations[key]
        phrases = []
        for trigger in item.triggers.phrases:
            keys = (_phrase_terms(analyser.tokens(words)) for words in trigger.words)
            phrases.append(
                {
                    "terms": sorted({key for key in keys if key}),
                    "weight": trigger.weight,
                    "because": trigger.because,
                }
            )
        features = {trigger.feature: trigger.weight for trigger in item.triggers.features}
        compiled.append({"id": key, "phrases": phrases, "features": features})
    return compiled


def grounds(
    triggers: Sequence[Mapping[str, Any]], words: Beginnings, places: Mapping[str, list[int]]
) -> dict[int, list[Ground]]:
    """The triggers met by a text, whose terms stand at ``places``: number of the consideration → its grounds.

    ``words`` are the triggers' by first term, so that only those are tried whose first word the text has.
    """
    met = {
        (number, place)
        for term in places
        for number, place, terms in words.get(term, ())
        if _near(terms, places)
    }
    found: dict[int, list[Ground]] = {}
    for number, place in sorted(met):
        phrase = triggers[number]["phrases"][place]
        found.setdefault(number, []).append(Ground(phrase["weight"], phrase["because"]))
    return found


def term_places(tokens: Sequence[Token]) -> dict[str, list[int]]:
    """Where each term of a text stands."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        places.setdefault(token.term, []).append(place)
    return places


def _phrase_terms(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The terms that must all be near: numbers always; small words only where one word would be left."""
    counted = [token.term for token in tokens if not token.stop or token.term.isdigit()]
    if len(counted) < 2:
        counted = [token.term for token in tokens]
    return tuple(dict.fromkeys(counted))


def _near(terms: Sequence[str], places: Mapping[str, list[int]]) -> bool:
    """Whether all terms stand within a short span, in any order."""
    for term in terms:
        if term not in places:
            return False
    events = sorted((place, term) for term in terms for place in places[term])
    span, last = len(terms) + SLACK, dict[str, int]()
    for place, term in events:
        last[term] = place
        if len(last) == len(terms) and place - min(last.values()) < span:
            return True
    return False
