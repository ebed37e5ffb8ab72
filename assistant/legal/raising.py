"""Which considerations a problem raises, in what order, and on what grounds.

Three kinds of evidence: trigger phrases in the problem, features of the initiatives found, and TF-IDF over the legal
text. A consideration without a ground that can be said in words is not raised, however high it scores.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from assistant.index.contents import BuiltIndex
from assistant.language.reading import Reading
from assistant.legal.triggers import Ground, grounds, term_places
from assistant.retrieval.ranking import weigh

LOOKED_AT = 5  # initiatives whose features count
NUMBERS = ("none", "one", "two", "three", "four", "five")


class RaisingSettings(NamedTuple):
    """Weights of the evidence and the score from which a consideration is raised; fitted on judged topics."""

    phrase_3: float = 1.0
    phrase_2: float = 0.55
    phrase_1: float = 0.15
    features: float = 0.3
    words: float = 1.2
    threshold: float = 0.55
    most: int = 6


class Evidence(NamedTuple):
    """What speaks for a consideration."""

    id: str
    grounds: tuple[Ground, ...]
    features: tuple[tuple[str, int, float], ...]  # feature, initiatives that have it, strength
    words: float  # TF-IDF score of the legal text, 0 to about 1
    shared: tuple[str, ...]  # the problem's words that the legal text has, heaviest first


class Raised(NamedTuple):
    """A consideration raised, its score and why, as ends of "Raised because …"."""

    id: str
    score: float
    why: tuple[str, ...]


def gather(
    index: BuiltIndex, reading: Reading, found: Sequence[tuple[int, float]]
) -> list[Evidence]:
    """Evidence for every consideration. ``found`` holds (case number, chance that it is useful), best first."""
    places = term_places(reading.tokens)
    present = _features(index, found)
    typed, query, _ = weigh(index.legal, reading)
    scores = index.legal.field_scores(query) @ index.legal.weights
    evidence = []
    for number, trigger in enumerate(index.triggers):
        met = tuple(sorted(grounds(trigger["phrases"], places), key=lambda one: -one.weight))
        features = tuple(
            (feature, count, strength * trigger["features"][feature] / 3)
            for feature, (count, strength) in present.items()
            if feature in trigger["features"]
        )
        shared = _shared(index, reading, typed, number) if scores[number] > 0 else ()
        evidence.append(Evidence(trigger["id"], met, features, float(scores[number]), shared))
    return evidence


def score(evidence: Evidence, settings: RaisingSettings) -> float:
    """How strongly a consideration is raised."""
    by_weight = {1: settings.phrase_1, 2: settings.phrase_2, 3: settings.phrase_3}
    phrases = [by_weight[ground.weight] for ground in evidence.grounds]
    first, rest = (phrases[0], sum(phrases[1:])) if phrases else (0.0, 0.0)
    strongest = max((strength for _, _, strength in evidence.features), default=0.0)
    return (
        first
        + 0.25 * min(rest, 2.0)
        + settings.features * strongest
        + settings.words * evidence.words
    )


def raise_considerations(
    index: BuiltIndex,
    reading: Reading,
    found: Sequence[tuple[int, float]],
    settings: RaisingSettings | None = None,
) -> list[Raised]:
    """The considerations raised, strongest first, ties by id."""
    settings = settings or RaisingSettings(**index.calibration.get("legal", {}))
    raised = []
    for evidence in gather(index, reading, found):
        total = score(evidence, settings)
        why = _why(index, evidence)
        if total >= settings.threshold and why:
            raised.append(Raised(evidence.id, total, why))
    raised.sort(key=lambda one: (-one.score, one.id))
    return raised[: settings.most]


def _features(
    index: BuiltIndex, found: Sequence[tuple[int, float]]
) -> dict[str, tuple[int, float]]:
    """Feature → how many of the first initiatives have it, and their summed chances, at most 1."""
    present: dict[str, tuple[int, float]] = {}
    for number, chance in found[:LOOKED_AT]:
        for feature in index.facets.features[number]:
            count, strength = present.get(feature, (0, 0.0))
            present[feature] = (count + 1, min(1.0, strength + chance / 2))
    return present


def _shared(
    index: BuiltIndex, reading: Reading, typed: Mapping[int, float], number: int
) -> tuple[str, ...]:
    gained: dict[str, float] = {}
    for part in index.legal.explain(typed, number):
        gained[part.term] = gained.get(part.term, 0.0) + part.weight
    surfaces = {token.term: token.surface for token in reversed(reading.tokens)}
    best = sorted(gained, key=lambda term: (-gained[term], term))
    return tuple(surfaces[term] for term in best[:3] if term in surfaces)


def _why(index: BuiltIndex, evidence: Evidence) -> tuple[str, ...]:
    why = list(dict.fromkeys(ground.because for ground in evidence.grounds if ground.weight > 1))[
        :2
    ]
    strong = sorted(evidence.features, key=lambda one: (-one[2], one[0]))
    for feature, count, strength in strong[:2]:
        if strength >= 0.15:
            why.append(_of_initiatives(count, index.taxonomy.features[feature].because))
    if not why and evidence.words > 0.1 and len(evidence.shared) > 1:
        why.append("you mention " + _listed([f"“{word}”" for word in evidence.shared]))
    return tuple(why)


def _of_initiatives(count: int, because: str) -> str:
    if count == 1:
        return f"one of the initiatives below does this: they {because}"
    return f"{NUMBERS[count]} of the initiatives below {because}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def legal_settings(values: Mapping[str, Any]) -> RaisingSettings:
    """Settings kept with an index."""
    return RaisingSettings(**values)
