"""Training: check the corpus, fit, learn, calibrate, measure, gate, promote.

The serving index is untouched until every gate is passed; a killed training leaves nothing behind but a scratch folder.
"""

import json
import shutil
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
from assistant.library import Library
from assistant.library import judgements as judging
from assistant.library.checking import check
from assistant.library.judgements import Judgements
from assistant.library.local import with_local
from assistant.private import write_atomically
from assistant.training import gates as gating
from assistant.training import learning, measuring
from assistant.training.learning import Fold
from assistant.training.measuring import Report, Run

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Trained:
    """What a training made: the new index's id, and its figures on the topics held out of all learning.

    ``cross_validated`` is the mean nDCG@10 of the topics learned from, each asked of an index that did not
    see it.
    """

    index: str
    figures: Report | None
    cross_validated: float | None


def train(
    corpus: Path,
    home: IndexHome,
    *,
    progress: Progress,
    who: str = "",
    why: str = "train",
    keep: bool = False,
    force: bool = False,
    local: Path | None = None,
) -> Trained:
    """Train on a corpus, and on the user's own cases in ``local``, and let the new index serve.

    ``keep`` also writes what was learned into the corpus. ``force`` promotes although a gate refused.
    Raises CorpusError where the corpus does not pass its check, GateRefused where a gate refuses.
    """
    progress("checking the corpus")
    library, left_out = with_local(_checked(corpus), local)
    for sentence in left_out:
        progress(sentence)
    judged = judging.load_shipped(corpus)
    judged = judged.among(library.cases) if judged else None
    learned: Learned = Learned()
    crossed: float | None = None
    if judged and learning.enough(judged.tuned_on):
        learned, crossed = _learn(library, home, judged, progress)
    elif judged:
        progress("too few judged problems to learn from")
    with home.building() as folder:
        progress("fitting")
        build(library, folder, learned=learned)
        figures = _gated(folder, judged, home, corpus, progress, force=force)
        if keep and judged:
            _write_learned(corpus, learned)
            shutil.rmtree(folder)
            folder.mkdir(mode=0o700)
            build(library, folder, learned=learned)  # sealed anew: the corpus has changed
        signature = fingerprint.quick_signature(corpus, local)
        progress("letting it serve")  # the last moment at which a training can be stopped
        index = home.keep(folder)
        _save_card(home, index, figures, crossed)
    home.promote(index, signature=signature, who=who, why=why)
    return Trained(index, figures, crossed)


def _gated(
    folder: Path,
    judged: Judgements | None,
    home: IndexHome,
    corpus: Path,
    progress: Progress,
    *,
    force: bool,
) -> Report | None:
    """The figures of a build on topics it did not learn from; GateRefused where they are not good enough."""
    if judged is None:
        return None
    test = judged.tested_on
    progress(f"asking {len(test.topics)} judged problems")
    assistant = Assistant(BuiltIndex.open(folder))
    figures = measuring.report(measuring.run(assistant, test), test)
    progress("asking the serving index the same, and trying the gates")
    gates = gating.Gates.shipped(corpus)
    before = _serving(home, test)
    refused = gating.refusals(assistant, figures, gates, before, test)
    if refused and not force:
        moved = gating.moved(figures, before, test)
        raise GateRefused(_explained(refused, moved), tuple(refused), tuple(moved))
    return figures


def _write_learned(corpus: Path, learned: Learned) -> None:
    text = learned.model_dump_json(indent=1) + "\n"
    write_atomically(corpus / "evaluation" / LEARNED, text, mode=0o644)


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
    """What is learned, and the mean nDCG@10 of the topics learned from, each asked of an index that did not see it."""
    with ExitStack() as scratch:
        folds = []
        for part, (rest, ask) in enumerate(learning.parted(judged.tuned_on), 1):
            progress(f"learning, part {part}")
            folder = scratch.enter_context(home.building())
            build(library, folder, learned=Learned(), judged=rest)
            folds.append(Fold(Assistant(BuiltIndex.open(folder)), ask))
        progress("learning what can be answered")
        texts = learning.read_texts(folds)
        calibration: dict[str, Any] = {"answerable": learning.learn_answerability(texts)}
        progress("learning match strength")
        calibration["cases"] = learning.learn_match(folds, texts)
        if learning.enough_law(judged.tuned_on):
            progress("learning which law to raise")
            calibration["legal"] = learning.learn_raising(folds)
        weights = folds[0].assistant.index.cases.weights.astype(float)
        unseen = [learning.ndcg(one, weights) for one in learning.examples(folds)]
    return Learned(calibration=calibration), sum(unseen) / len(unseen)


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


def _explained(refused: list[str], moved: list[str]) -> str:
    reasons = "".join(f"\n  - {reason}" for reason in refused)
    changed = "".join(f"\n  - {one}" for one in moved)
    most = f"\nProblems that moved most:{changed}" if moved else ""
    return (
        f"The new index was not promoted; the old one serves.{reasons}{most}\n"
        "Mend the corpus, or promote it knowingly with --force."
    )


def _save_card(home: IndexHome, index: str, figures: Report | None, crossed: float | None) -> None:
    """Figures beside the versions: they are of the training, not of the index's contents."""
    if figures is None:
        return
    values = {
        "held out": figures.means,
        "cross-validated nDCG@10": crossed,
        "law": figures.legal.model_dump() if figures.legal else None,
        "match": figures.match.model_dump(),
    }
    write_atomically(home.folder / "cards" / f"{index}.json", json.dumps(values, indent=1) + "\n")
