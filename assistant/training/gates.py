"""The gates a new index must pass before it serves, and what to say when it does not.

Floors for means and for each sector, texts that must hit, must not hit and must be refused. A gate compares with the
index that serves where there is one, so that retraining cannot make things worse.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.engine import Assistant
from assistant.errors import CorpusError
from assistant.library.judgements import Judgements
from assistant.training.comparing import compare
from assistant.training.measuring import Report, Run

LONGEST = 90  # characters of a problem that are told
MOST_MOVED = 5
MEANINGS = {
    "ndcg@10": "How well the first ten are ordered",
    "recall@10": "How much of what fits is among the first ten",
    "useful_recall@10": "How much of what is useful is among the first ten",
    "mrr": "How early the first useful one comes",
    "success@1": "How often the first is useful",
    "success@5": "How often one of the first five is useful",
    "best_first": "How often the first is among the best",
}


class MustHit(BaseModel):
    """A text and the case that must be among its first answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    case: str
    within: int = 3


class Gates(BaseModel):
    """The floors and the texts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    floors: dict[str, float] = {}
    """Measure → the least mean allowed."""
    sector_drop: float = 0.05
    """How far nDCG@10 of one sector may fall below the serving index."""
    mean_drop: float = 0.01
    """How far nDCG@10 over all topics may fall below the serving index."""
    smallest_sector: int = 4
    """Sectors with fewer topics than this are not gated."""
    strong_precision: float = 0.85
    auroc: float = 0.95
    must_hit: tuple[MustHit, ...] = ()
    must_not_hit: tuple[MustHit, ...] = ()
    must_refuse: tuple[str, ...] = ()

    @classmethod
    def shipped(cls, corpus: Path) -> "Gates":
        """The gates kept with a corpus; the defaults where it has none."""
        path = corpus / "evaluation" / "gates.json"
        if not path.is_file():
            return cls()
        try:
            return cls.model_validate(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, RecursionError, ValidationError) as error:
            reason = str(error).split("\n")[0]
            raise CorpusError(
                f"{path} cannot be read ({reason}). Mend it and train again."
            ) from None


def refusals(
    assistant: Assistant,
    figures: Report,
    gates: Gates,
    before: tuple[Report, Run] | None,
    judgements: Judgements,
) -> list[str]:
    """Why the index may not serve, each reason a sentence; empty where it may."""
    found = [*_floors(figures, gates), *_match(figures, gates), *_texts(assistant, gates)]
    if before is not None:
        found += _against_serving(figures, gates, before, judgements)
    return found


def _floors(figures: Report, gates: Gates) -> Iterator[str]:
    for name, floor in gates.floors.items():
        mean = figures.means.get(name)
        if mean is None:
            yield f"The gate names the measure {name}, which is not measured."
        elif mean < floor:
            yield f"{meaning(name)}: {name} is {mean:.3f}; the floor is {floor:.3f}."


def _match(figures: Report, gates: Gates) -> Iterator[str]:
    match = figures.match
    if match.strong_precision is not None and match.strong_precision < gates.strong_precision:
        yield (
            f"Of answers called strong, {match.strong_precision:.0%} are useful; "
            f"{gates.strong_precision:.0%} is the least."
        )
    if match.auroc is not None and match.auroc < gates.auroc:
        yield f"Must-refuse texts are told apart at {match.auroc:.3f}; {gates.auroc:.3f} is the least."
    if match.refused_strong:
        yield f"{match.refused_strong} must-refuse texts get a strong match; none may."


def _texts(assistant: Assistant, gates: Gates) -> Iterator[str]:
    for rule in gates.must_hit:
        found = [case.id for case in assistant.recommend(rule.text, rule.within).cases]
        if rule.case not in found:
            yield f"“{rule.text}” must find {rule.case} in the first {rule.within}; it finds {_ids(found)}."
    for rule in gates.must_not_hit:
        found = [case.id for case in assistant.recommend(rule.text, rule.within).cases]
        if rule.case in found:
            yield f"“{rule.text}” must not find {rule.case} in the first {rule.within}, and does."
    for text in gates.must_refuse:
        answer = assistant.recommend(text)
        if answer.match != "none":
            yield f"“{text}” must be refused; it gets a {answer.match} match."


def _against_serving(
    figures: Report, gates: Gates, before: tuple[Report, Run], judgements: Judgements
) -> Iterator[str]:
    old, run = before
    found = compare(figures, run.ranking, judgements)
    if found.difference < -gates.mean_drop:
        yield (
            f"Answers are ordered worse: nDCG@10 falls by {-found.difference:.3f} against the serving index "
            f"({gates.mean_drop} is allowed)."
        )
    for sector, row in figures.by["sector"].items():
        serving = old.by["sector"].get(sector)
        if serving is None or row["topics"] < gates.smallest_sector:
            continue
        drop = serving["ndcg@10"] - row["ndcg@10"]
        if drop > gates.sector_drop:
            yield (
                f"nDCG@10 for {sector} falls by {drop:.3f} ({gates.sector_drop} is allowed): "
                "one sector may not pay for another."
            )


def meaning(measure: str) -> str:
    """What a measure says, in words."""
    return MEANINGS.get(measure, "A measure")


def moved(figures: Report, before: tuple[Report, Run] | None, judgements: Judgements) -> list[str]:
    """The judged problems whose answers changed most against the serving index, a sentence each."""
    if before is None:
        return []
    texts = {topic.id: topic.text for topic in judgements.topics}
    found = compare(figures, before[1].ranking, judgements)
    return [
        f"“{shorten(texts[topic], LONGEST, placeholder=' …')}” "
        f"{'fell' if ours < theirs else 'rose'} from {theirs:.2f} to {ours:.2f} ({topic})"
        for topic, ours, theirs in found.moved[:MOST_MOVED]
    ]


def _ids(found: list[str]) -> str:
    return ", ".join(found) if found else "nothing"
