"""Training: check the corpus, fit, learn, calibrate, measure, gate, promote.

The serving index is untouched until every gate is passed; a killed training leaves nothing behind but a scratch folder.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.building.building import build
from assistant.building.settings import NAME as LEARNED
from assistant.building.settings import Learned
from assistant.engine import Assistant
from assistant.errors import CorpusError, GateRefused, IndexDamaged
from assistant.index import BuiltIndex, IndexHome, fingerprint
from assistant.index.versions import write_atomically
from assistant.library import Library
from assistant.library import judgements as judging
from assistant.library.checking import check
from assistant.library.judgements import Judgements
from assistant.training import gates as gating
from assistant.training import learning, measuring
from assistant.training.learning import Fold
from assistant.training.measuring import Report, Run

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Trained:
    """What a training made: the new index's id, its figures, and the cross-validated ones."""

    index: str
    figures: Report | None
    cross_validated: float | None
    held_out: Report | None


def train(
    corpus: Path,
    home: IndexHome,
    *,
    progress: Progress,
    who: str = "",
    why: str = "train",
    keep: bool = False,
    force: bool = False,
) -> Trained:
    """Train on a corpus and let the new index serve.

    ``keep`` also writes what was learned into the corpus. ``force`` promotes although a gate refused.
    Raises CorpusError where the corpus does not pass its check, GateRefused where a gate refuses.
    """
    signature = fingerprint.quick_signature(corpus)
    progress("checking the corpus")
    library = _checked(corpus)
    judged = judging.load_shipped(corpus)
    judged = judged.among(library.cases) if judged else None
    learned, crossed = _learn(library, home, judged, progress) if judged else (Learned(), None)
    with home.building() as folder:
        progress("fitting")
        build(library, folder, learned=learned)
        assistant = Assistant(BuiltIndex.open(folder))
        figures, held = _measured(assistant, judged, progress)
        refused = _refused(assistant, figures, home, corpus, judged, progress)
        if refused and not force:
            raise GateRefused(_explained(refused))
        index = home.keep(folder)
    home.promote(index, signature=signature, who=who, why=why)
    _save_card(home, index, figures, held, crossed)
    if keep and judged:
        write_atomically(
            corpus / "evaluation" / LEARNED, learned.model_dump_json(indent=1) + "\n", mode=0o644
        )
    return Trained(index, figures, crossed, held)


def _checked(corpus: Path) -> Library:
    library = Library.read(corpus)
    errors = [problem for problem in check(library, date.today()) if not problem.warning]
    if errors:
        raise CorpusError(
            f"The corpus has {len(errors)} errors, the first: {errors[0]}. Run `corpus check`, mend them, train again."
        )
    return library


def _learn(
    library: Library, home: IndexHome, judged: Judgements, progress: Progress
) -> tuple[Learned, float]:
    """Weights first, then the models that depend on the scores they give."""
    with ExitStack() as scratch:
        folds = []
        for part, (rest, ask) in enumerate(learning.parted(judged.tuned_on), 1):
            progress(f"learning, part {part}")
            folder = scratch.enter_context(home.building())
            build(library, folder, learned=Learned(), asked=rest.asked)
            folds.append(Fold(Assistant(BuiltIndex.open(folder)), ask))
        progress("learning field weights")
        weights, crossed = _weights(folds)
        progress("learning match strength and legal raising")
        folds = [learning.reweighted(fold, weights) for fold in folds]
        calibration: dict[str, Any] = {"cases": learning.learn_match(folds)}
        if judged.tuned_on.legal:
            calibration["legal"] = learning.learn_raising(folds)
    return Learned(weights=weights, calibration=calibration), crossed


def _weights(folds: list[Fold]) -> tuple[dict[str, float], float]:
    """Field weights and their cross-validated nDCG@10: learned ones only where they beat the standing ones."""
    retriever = folds[0].assistant.index.cases
    names = list(retriever.postings.field_names)
    examples = learning.examples(folds)
    standing = [learning.ndcg(one, retriever.weights.astype(float)) for one in examples]
    learned = learning.cross_validated(examples)
    if sum(learned) <= sum(standing):
        return dict(retriever.settings.weights), sum(standing) / len(standing)
    found = learning.learn_field_weights(examples)
    kept = {name: round(float(w), 4) for name, w in zip(names, found, strict=True) if w >= 5e-5}
    return kept, sum(learned) / len(learned)


def _measured(
    assistant: Assistant, judged: Judgements | None, progress: Progress
) -> tuple[Report | None, Report | None]:
    if judged is None:
        return None, None
    progress(f"asking {len(judged.topics)} judged problems")
    run = measuring.run(assistant, judged)
    held = judged.only(judged.held_out)
    return measuring.report(run, judged), measuring.report(run, held) if held.topics else None


def _refused(
    assistant: Assistant,
    figures: Report | None,
    home: IndexHome,
    corpus: Path,
    judged: Judgements | None,
    progress: Progress,
) -> list[str]:
    if figures is None or judged is None:
        return []
    progress("asking the serving index the same, and trying the gates")
    before = _serving(home, judged)
    return gating.refusals(assistant, figures, gating.Gates.shipped(corpus), before, judged)


def _serving(home: IndexHome, judged: Judgements) -> tuple[Report, Run] | None:
    try:
        current = home.current()
        if current is None:
            return None
        serving = Assistant(BuiltIndex.open(home.path(current.index)))
    except IndexDamaged:
        return None
    run = measuring.run(serving, judged)
    return measuring.report(run, judged), run


def _explained(refused: list[str]) -> str:
    reasons = "".join(f"\n  - {reason}" for reason in refused)
    return (
        f"The new index was not promoted; the old one serves.{reasons}\n"
        "Mend the corpus, or promote it knowingly with --force."
    )


def _save_card(
    home: IndexHome, index: str, figures: Report | None, held: Report | None, crossed: float | None
) -> None:
    """Figures beside the versions: they are of the training, not of the index's contents."""
    if figures is None:
        return
    values = {
        "all topics": figures.means,
        "held out": held.means if held else None,
        "cross-validated nDCG@10 of learned weights": crossed,
        "law": figures.legal.model_dump() if figures.legal else None,
        "match": figures.match.model_dump(),
    }
    import json

    write_atomically(home.folder / "cards" / f"{index}.json", json.dumps(values, indent=1) + "\n")
