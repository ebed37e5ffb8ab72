"""Training beside a running assistant: stage by stage, to be stopped between stages; what came of it, in plain words.

The index that serves is untouched until the last stage is over, so whatever stops it leaves the old one serving.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from assistant.desk.health import home_of
from assistant.errors import AssistantError, GateRefused

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.training.measuring import Report

STOPPED = "Training was stopped. The index that served before serves on."


class TrainingStopped(AssistantError):
    """It was stopped between two stages."""


@dataclass(frozen=True)
class Ended:
    """How a training ended: ``index`` serves from the next start on, or ``reasons`` say why none does."""

    sentence: str
    index: str = ""
    figures: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()


def train_beside(
    assistant: "Assistant",
    corpus: Path | None,
    own: Path | None,
    *,
    tell: Callable[[str], None],
    stop: Event,
    why: str,
) -> Ended:
    """Train on the corpus (None: the shipped one) and the user's own cases, and let the new index serve.

    ``tell`` hears each stage as it begins. ``stop`` is looked at between stages. Never raises what a reader can mend:
    ``Ended`` says it.
    """
    from assistant import paths
    from assistant.training.training import train

    def progress(stage: str) -> None:
        if stop.is_set():
            raise TrainingStopped(STOPPED)
        tell(stage)

    local = own if paths.case_files(own) else None
    corpus = corpus or paths.shipped_corpus()
    try:
        done = train(corpus, home_of(assistant), progress=progress, why=why, local=local)
    except GateRefused as error:
        sentence = "The new index did not pass its gates, so the old one serves on."
        return Ended(sentence, reasons=error.reasons, moved=error.moved)
    except AssistantError as error:
        return Ended(str(error))
    figures = tuple(figures_in_words(done.figures)) if done.figures else ()
    return Ended(f"Index {done.index} serves from the next start on.", done.index, figures)


def figures_in_words(figures: "Report") -> Iterator[str]:
    """What the new index is worth, for a reader who knows no measures."""
    means = figures.means
    yield f"Asked {figures.topics} judged problems that it did not learn from."
    if figures.answerable:
        yield f"The first initiative is useful for {means['success@1']:.0%} of those with an answer."
        yield f"A useful one is among the first five for {means['success@5']:.0%}."
        yield f"How well the first ten are ordered: {means['ndcg@10']:.2f} of 1 (nDCG@10)."
    match = figures.match
    if match.strong_precision is not None:
        yield f"Of answers called strong, {match.strong_precision:.0%} are useful."
