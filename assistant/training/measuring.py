"""How good an index is on judged problems: ranking, match strength, law. Measures by ir-measures.

Owns what is measured; nothing here decides whether that is good enough.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict

from assistant.engine import Assistant, Found
from assistant.library.judgements import GRADED, USEFUL, Judgements, as_qrels
from assistant.models import Filters

DEPTH = 100  # cases ranked for each topic
MEASURES = {
    "ndcg@10": "nDCG@10",
    "recall@10": "R@10",
    "useful_recall@10": "R(rel=2)@10",
    "mrr": "RR(rel=2)",
    "success@1": "Success(rel=2)@1",
    "success@5": "Success(rel=2)@5",
    "best_first": "Success(rel=3)@1",
}


class Frozen(BaseModel):
    """Base of reported figures."""

    model_config = ConfigDict(frozen=True)


class LegalFigures(Frozen):
    """How well considerations are raised."""

    topics: int
    must_recall: float
    ungrounded: float
    first_right: float
    raised_per_topic: float


class MatchFigures(Frozen):
    """How honest match strengths are. ``reliability`` rows: (from, to, answers, mean chance, share useful)."""

    strong_precision: float | None
    strong: int
    auroc: float | None
    refused_strong: int
    refused_answered: int
    refused: int
    reliability: tuple[tuple[float, float, int, float, float], ...]


class Report(Frozen):
    """Everything `evaluate` prints."""

    topics: int
    answerable: int
    means: dict[str, float]
    intervals: dict[str, tuple[float, float]]
    by: dict[str, dict[str, dict[str, float]]]
    match: MatchFigures
    legal: LegalFigures | None
    per_topic: dict[str, dict[str, float]]


@dataclass(frozen=True)
class Asked:
    """What one topic found: (case, score, chance) best first, which are called strong, the law raised, the match."""

    cases: tuple[tuple[str, float, float], ...]
    strong: frozenset[str]
    legal: tuple[str, ...]
    match: str
    confidence: float  # the chance that the text is one to answer; 0 where it is declined


@dataclass(frozen=True)
class Run:
    """Every topic asked, and the sector of each case."""

    asked: dict[str, Asked]
    sectors: dict[str, str]

    @property
    def ranking(self) -> dict[str, list[tuple[str, float]]]:
        """Topic → (case, score), best first."""
        return {
            topic: [(key, score) for key, score, _ in one.cases]
            for topic, one in self.asked.items()
        }

    def trec(self, name: str) -> Iterable[str]:
        """The lines of a TREC run file."""
        for topic, ranked in self.ranking.items():
            for place, (key, score) in enumerate(ranked, 1):
                yield f"{topic} Q0 {key} {place} {score:.6f} {name}"


def run(
    assistant: Assistant,
    judgements: Judgements,
    progress: Callable[[int], None] = lambda _: None,
    *,
    every_case: bool = False,
) -> Run:
    """Ask every topic, of the cases that were looked at in judging it unless ``every_case``."""
    index = assistant.index
    collections = index.collections
    seeds = tuple(key for key, one in index.publications.items() if one.collection == "seeds")
    asked = {}
    for number, topic in enumerate(judgements.topics, 1):
        only = not every_case and judgements.looked_at(topic, collections) == "seeds"
        filters = Filters(source=seeds) if only else Filters()
        asked[topic.id] = _ask(assistant, topic.text, filters)
        progress(number)
    sectors = dict(zip(index.case_ids, index.facets.sector, strict=True))
    return Run(asked, sectors)


def _ask(assistant: Assistant, text: str, filters: Filters) -> Asked:
    found = assistant.find(text, DEPTH, filters=filters, show_all=True)
    ids = assistant.index.case_ids
    return Asked(
        cases=tuple((ids[one.number], one.score, one.chance) for one in found.chosen),
        strong=frozenset(ids[one.number] for one in found.chosen if one.match == "strong"),
        legal=tuple(one.id for one in found.raised),
        match=found.match,
        confidence=_confidence(assistant, found),
    )


def _confidence(assistant: Assistant, found: Found) -> float:
    """The chance that a text is one to answer; of its best case where no curve for texts was fitted."""
    if assistant.answerability.least > 0:
        return found.fits
    return found.chosen[0].chance if found.chosen and found.triage.answerable else 0.0


def report(done: Run, judgements: Judgements) -> Report:
    """Measure a run."""
    answerable = [topic.id for topic in judgements.answerable]
    scores = per_topic(done.ranking, judgements, answerable)
    kinds = {topic.id: topic for topic in judgements.topics}
    return Report(
        topics=len(judgements.topics),
        answerable=len(answerable),
        means={name: _mean(values[name] for values in scores.values()) for name in MEASURES},
        intervals={
            name: bootstrap([values[name] for values in scores.values()]) for name in MEASURES
        },
        by={
            "form": _by(scores, {key: kinds[key].form for key in scores}),
            "kind": _by(scores, {key: kinds[key].kind for key in scores}),
            "sector": _by(scores, {key: _sector(done, judgements, key) for key in scores}),
        },
        match=match_figures(done, judgements),
        legal=legal_figures(done, judgements) if judgements.legal else None,
        per_topic=scores,
    )


def per_topic(
    ranking: Mapping[str, Sequence[tuple[str, float]]], judgements: Judgements, ids: Iterable[str]
) -> dict[str, dict[str, float]]:
    """Each measure for each topic."""
    import ir_measures

    kept = set(ids)
    qrels = [
        ir_measures.Qrel(topic, key, grade)
        for topic, key, grade in as_qrels(judgements.cases)
        if topic in kept
    ]
    ranked = [
        ir_measures.ScoredDoc(topic, key, float(-place))
        for topic in sorted(kept)
        for place, (key, _) in enumerate(ranking.get(topic, ()))
    ]
    names = {text: name for name, text in MEASURES.items()}
    measures = {str(ir_measures.parse_measure(text)): names[text] for text in names}
    found: dict[str, dict[str, float]] = {
        topic: dict.fromkeys(MEASURES, 0.0) for topic in sorted(kept)
    }
    parsed = [ir_measures.parse_measure(text) for text in names]
    for metric in ir_measures.iter_calc(parsed, qrels, ranked):
        found[metric.query_id][measures[str(metric.measure)]] = float(metric.value)
    return found


def match_figures(done: Run, judgements: Judgements) -> MatchFigures:
    """Calibration over the first ten answers, and how must-refuse topics are told from answerable ones."""
    strong: list[bool] = []
    pairs: list[tuple[float, bool]] = []
    for topic in judgements.topics:
        if topic.kind not in GRADED:
            continue
        grades = judgements.cases.get(topic.id, {})
        one = done.asked[topic.id]
        for key, _, chance in one.cases[:10]:
            useful = grades.get(key, 0) >= USEFUL
            pairs.append((chance, useful))
            if key in one.strong and one.match != "none":
                strong.append(useful)
    refused = [done.asked[topic.id] for topic in judgements.refused]
    answered = [done.asked[topic.id] for topic in judgements.answerable]
    return MatchFigures(
        strong_precision=_mean(strong) if strong else None,
        strong=len(strong),
        auroc=_auroc(answered, refused),
        refused_strong=sum(one.match == "strong" for one in refused),
        refused_answered=sum(one.match != "none" for one in refused),
        refused=len(refused),
        reliability=_reliability(pairs),
    )


def legal_figures(done: Run, judgements: Judgements) -> LegalFigures:
    """Of considerations graded 2, those raised; of all raised, those without a grade; how often the first is right.

    Only topics that the writers of the trigger phrases did not see.
    """
    raised = must = found = groundless = first = with_must = 0
    fair = [
        topic for topic in judgements.topics if topic.id in judgements.legal and not topic.law_seen
    ]
    for topic in fair:
        grades = judgements.legal[topic.id]
        ids = done.asked[topic.id].legal
        needed = {key for key, grade in grades.items() if grade >= 2}
        raised += len(ids)
        groundless += sum(not grades.get(key) for key in ids)
        must += len(needed)
        found += len(needed & set(ids))
        if needed:
            with_must += 1
            first += bool(ids) and ids[0] in needed
    topics = len(fair) or 1
    return LegalFigures(
        topics=len(fair),
        must_recall=found / must if must else 0.0,
        ungrounded=groundless / raised if raised else 0.0,
        first_right=first / with_must if with_must else 0.0,
        raised_per_topic=raised / topics,
    )


def bootstrap(values: Sequence[float], rounds: int = 2000) -> tuple[float, float]:
    """The 95 % interval of a mean over topics (percentile bootstrap, fixed seed)."""
    if not values:
        return (0.0, 0.0)
    held = np.asarray(values)
    drawn = np.random.default_rng(7).integers(0, len(held), (rounds, len(held)))
    low, high = np.percentile(held[drawn].mean(axis=1), [2.5, 97.5])
    return (float(low), float(high))


def _by(
    scores: Mapping[str, dict[str, float]], groups: Mapping[str, str]
) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for group in sorted(set(groups.values())):
        members = [scores[key] for key, value in groups.items() if value == group]
        found[group] = {
            "topics": float(len(members)),
            **{
                name: _mean(values[name] for values in members) for name in ("ndcg@10", "success@1")
            },
        }
    return found


def _sector(done: Run, judgements: Judgements, topic: str) -> str:
    """The sector of a topic's best case."""
    grades = judgements.cases[topic]
    best = min(grades, key=lambda key: (-grades[key], key))
    return done.sectors.get(best, "unknown")


def _auroc(answered: Sequence[Asked], refused: Sequence[Asked]) -> float | None:
    if not answered or not refused:
        return None
    right = np.asarray([one.confidence for one in answered])
    wrong = np.asarray([one.confidence for one in refused])
    ties = (right[:, None] == wrong[None, :]).mean()
    return float((right[:, None] > wrong[None, :]).mean() + 0.5 * ties)


def _reliability(
    pairs: Sequence[tuple[float, bool]],
) -> tuple[tuple[float, float, int, float, float], ...]:
    rows: list[tuple[float, float, int, float, float]] = []
    edges = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
    for low, high in pairwise(edges):
        held = [(p, u) for p, u in pairs if low <= p < high or (high == 1.0 and p == 1.0)]
        if held:
            rows.append(
                (low, high, len(held), _mean(p for p, _ in held), _mean(u for _, u in held))
            )
    return tuple(rows)


def _mean(values: Iterable[Any]) -> float:
    held = [float(value) for value in values]
    return sum(held) / len(held) if held else 0.0
