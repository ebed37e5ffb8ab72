"""Which considerations a problem raises, in what order, and on what grounds.

Three kinds of evidence: trigger phrases in the problem, features of the initiatives found, and TF-IDF over the legal
text. A consideration without a ground that can be said in words is not raised, however high it scores.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.index.contents import BuiltIndex
from assistant.language.reading import Reading
from assistant.legal.features import LOOKED_AT, feature_facts, features
from assistant.legal.leanings import Leanings
from assistant.legal.precedents import Precedents
from assistant.legal.triggers import Ground, grounds, term_places
from assistant.retrieval import search
from assistant.retrieval.calibration import logistics
from assistant.retrieval.postings import Floats
from assistant.retrieval.ranking import Ranking, weigh

NUMBERS = ("none", "one", "two", "three", "four", "five")
FACTS = (
    "phrases of weight 3",
    "a phrase of weight 3",
    "phrases of weight 2",
    "a phrase of weight 2",
    "phrases of weight 1",
    "features of weight 1",
    "features of weight 2",
    "features of weight 3",
    "words of the whole text",
    "words of a situation",
    "words of the phrases",
    "words of the title and keywords",
    "words of the whole text against the best",
    "fed-back words of the whole text",
    "fed-back words of a situation",
    "fed-back words against the best",
    "judged problems alike",
    "judged problems alike, fed back",
    "judged problems with the same cases",
    "how often it is raised",
    "where the fed-back words lean",
)


class Curve(NamedTuple):
    """A logistic curve over FACTS."""

    intercept: float
    coefficients: tuple[float, ...]

    def chances(self, facts: NDArray[np.float64]) -> list[float]:
        """The chances (0 to 1) of what the curve was fitted to tell, a row of facts each."""
        return logistics(self.intercept, self.coefficients, facts)


USUAL = Curve(
    -4.0,
    (
        *(1.0, 1.0, 0.7, 0.4, 0.8, 2.0, 0.7, 3.0),
        *(0.8, 0.5, 1.3, 0.7, 1.0, 1.3, 0.9, 1.7),
        *(1.0, 1.0, 2.0, 1.0, 1.0),
    ),
)
PHRASE_FACTS = 5  # the first of FACTS
# columns that are facts, in the order of FACTS; "share" is the whole text's against the best
OWN_WORDS = ("whole", "situation", "phrases", "title and keywords", "share")
FED_BACK_WORDS = ("whole", "situation", "share")


class RaisingModel(NamedTuple):
    """Two curves fitted on judged topics and kept in the index: what is raised, and which of it comes first."""

    may: Curve = USUAL  # that a consideration is worth raising
    must: Curve = USUAL  # that it has to be looked at; the order of what is raised
    threshold: float = 0.35
    most: int = 6

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "RaisingModel":
        """From the values kept in an index; the defaults where none were fitted."""
        if not values:
            return cls()
        may, must = (
            Curve(values[name]["intercept"], tuple(values[name]["coefficients"]))
            for name in ("may", "must")
        )
        return cls(may, must, values["threshold"], values["most"])


class Evidence(NamedTuple):
    """What speaks for a consideration."""

    id: str
    grounds: tuple[Ground, ...]
    features: tuple[tuple[str, int, int], ...]  # feature, initiatives that have it, weight
    facts: tuple[float, ...]  # in the order of FACTS


class Gathered(NamedTuple):
    """What speaks for all considerations, in id order: ``facts`` has shape [L, FACTS]."""

    near: dict[int, float]
    met: dict[int, list[Ground]]
    facts: NDArray[np.float64]

    def of(self, index: BuiltIndex, number: int) -> Evidence:
        """What speaks for one of them."""
        trigger = index.triggers[number]
        return Evidence(
            trigger["id"],
            tuple(self.met.get(number, ())),
            features(index, self.near, trigger["features"]),
            tuple(self.facts[number].tolist()),
        )


class Raised(NamedTuple):
    """A consideration raised, the chance that it must be, and why, as ends of "Raised because …"."""

    id: str
    score: float
    why: tuple[str, ...]


def raise_considerations(
    index: BuiltIndex,
    reading: Reading,
    ranking: Ranking,
    shown: Sequence[int],
    model: RaisingModel,
) -> list[Raised]:
    """The likeliest considerations that have a ground, those that must be looked at first; ties by id.

    ``shown`` holds case numbers, best first.
    """
    gathered = _gathered(index, reading, ranking, shown)
    likely = []
    for number, chance in enumerate(model.may.chances(gathered.facts)):
        if chance >= model.threshold:
            evidence = gathered.of(index, number)
            if why := _why(index, reading, evidence):
                (must,) = model.must.chances(gathered.facts[number : number + 1])
                likely.append((chance, Raised(evidence.id, must, why)))
    likely.sort(key=lambda one: (-one[0], one[1].id))
    raised = [one for _, one in likely[: model.most]]
    return sorted(raised, key=lambda one: (-one.score, one.id))


def gather(
    index: BuiltIndex, reading: Reading, ranking: Ranking, shown: Sequence[int]
) -> list[Evidence]:
    """Evidence for every consideration, in id order."""
    gathered = _gathered(index, reading, ranking, shown)
    return [gathered.of(index, number) for number in range(len(index.triggers))]


def _gathered(
    index: BuiltIndex, reading: Reading, ranking: Ranking, shown: Sequence[int]
) -> Gathered:
    near = _closeness(ranking, shown)
    _, query, _ = weigh(index.legal, reading)
    own = _columns(index, index.legal.field_scores(query))
    fed_back = _columns(index, index.legal.field_scores(_in_legal_terms(index, ranking)))
    precedents = Precedents(*index.precedents)
    places = term_places(reading.tokens)
    met = {
        number: sorted(found, key=lambda one: -one.weight)
        for number, found in grounds(index.triggers, index.trigger_words, places).items()
    }
    facts = np.zeros((len(index.triggers), len(FACTS)))
    for number, found in met.items():
        facts[number, :PHRASE_FACTS] = _phrase_facts(found)
    columns = (
        *feature_facts(index, near),
        *(own[name] for name in OWN_WORDS),
        *(fed_back[name] for name in FED_BACK_WORDS),
        own["asked"],
        fed_back["asked"],
        precedents.near(near),
        precedents.usual,
        Leanings(*index.leanings).of(ranking.fed_back),
    )
    facts[:, PHRASE_FACTS:] = np.stack(columns, axis=1)
    return Gathered(near, met, facts)


def _columns(index: BuiltIndex, scores: Floats) -> dict[str, NDArray[np.floating[Any]]]:
    """How a text's words stand in each consideration, by field and by what is made of fields."""
    places = index.legal.places
    columns: dict[str, Any] = {name: scores[:, place] for name, place in places.items()}
    columns["title and keywords"] = columns["title"] + columns["keywords"]
    whole = columns["whole"].astype(np.float64)
    best = whole.max()
    columns["share"] = whole / best if best > 0 else np.zeros(len(whole))
    return columns


def _closeness(ranking: Ranking, shown: Sequence[int]) -> dict[int, float]:
    """Each of the first initiatives' share of the best score, squared so that the tail counts little."""
    first = shown[:LOOKED_AT]
    best = float(ranking.scores[first[0]]) if first else 0.0
    return {n: (float(ranking.scores[n]) / best) ** 2 for n in first} if best > 0 else {}


def _in_legal_terms(index: BuiltIndex, ranking: Ranking) -> dict[int, float]:
    """The fed-back query over cases, in the terms of the legal text."""
    idf = index.legal.postings.idf_of
    query: dict[int, float] = {}
    for number, weight in ranking.fed_back.items():
        there = index.legal_term(number)
        if there >= 0:
            query[there] = weight * idf[there]
    return search.normalise(query)


def _phrase_facts(met: Sequence[Ground]) -> tuple[float, ...]:
    threes, twos, ones = (sum(ground.weight == weight for ground in met) for weight in (3, 2, 1))
    return (min(threes, 2), float(threes > 0), min(twos, 2), float(twos > 0), min(ones, 2))


def _shared(index: BuiltIndex, reading: Reading, key: str) -> tuple[str, ...]:
    """The problem's words that a consideration's text has, heaviest first, at most three."""
    typed, _, _ = weigh(index.legal, reading)
    number = index.legal_ids.index(key)
    gained: dict[str, float] = {}
    for part in index.legal.explain(typed, number):
        gained[part.term] = gained.get(part.term, 0.0) + part.weight
    surfaces = {token.term: token.surface for token in reversed(reading.tokens)}
    best = sorted(gained, key=lambda term: (-gained[term], term))
    return tuple(surfaces[term] for term in best[:3] if term in surfaces)


def _why(index: BuiltIndex, reading: Reading, evidence: Evidence) -> tuple[str, ...]:
    """Grounds in words: at most two phrases and two features, else the words shared."""
    why = list(dict.fromkeys(ground.because for ground in evidence.grounds))[:2]
    for feature, count, _ in evidence.features[: 3 - len(why)]:
        why.append(_of_initiatives(count, index.because(feature)))
    if not why and len(shared := _shared(index, reading, evidence.id)) > 1:
        why.append("you mention " + _listed([f"“{word}”" for word in shared]))
    return tuple(why)


def _of_initiatives(count: int, because: str) -> str:
    if count == 1:
        return f"some initiatives below {because} (one of the first five)"
    return f"{NUMBERS[count]} of the first five initiatives below {because}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
