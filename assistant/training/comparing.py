"""Two rankings of the same judged problems, topic by topic, with a paired bootstrap interval."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from assistant.errors import UsageError
from assistant.library.judgements import Judgements
from assistant.training.measuring import Frozen, Report, bootstrap, per_topic

MEASURE = "ndcg@10"
Ranking = Mapping[str, Sequence[tuple[str, float]]]


class Comparison(Frozen):
    """The mean difference (this minus other), its 95 % interval, and the topics that moved most."""

    measure: str
    this: float
    other: float
    difference: float
    interval: tuple[float, float]
    better: int
    worse: int
    moved: tuple[tuple[str, float, float], ...]


def compare(this: Report, other: Ranking, judgements: Judgements) -> Comparison:
    """Compare a report with another ranking of the same topics."""
    theirs = per_topic(other, judgements, this.per_topic)
    ours = {topic: values[MEASURE] for topic, values in this.per_topic.items()}
    paired = [(topic, ours[topic], theirs[topic][MEASURE]) for topic in sorted(ours)]
    gaps = [mine - their for _, mine, their in paired]
    moved = sorted(paired, key=lambda row: (-abs(row[1] - row[2]), row[0]))
    return Comparison(
        measure=MEASURE,
        this=float(np.mean([mine for _, mine, _ in paired])),
        other=float(np.mean([their for _, _, their in paired])),
        difference=float(np.mean(gaps)),
        interval=bootstrap(gaps),
        better=sum(gap > 1e-9 for gap in gaps),
        worse=sum(gap < -1e-9 for gap in gaps),
        moved=tuple(row for row in moved[:10] if abs(row[1] - row[2]) > 1e-9),
    )


def read_run(path: Path) -> dict[str, list[tuple[str, float]]]:
    """A TREC run file as topic → (id, score), best first; UsageError where a line is not of a run."""
    found: dict[str, list[tuple[str, float]]] = {}
    try:
        rows = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The run {path} cannot be read: {error}.") from None
    for number, row in enumerate(rows, 1):
        if not (parts := row.split()):
            continue
        try:
            topic, _, key, _, score, *_ = parts
            found.setdefault(topic, []).append((key, float(score)))
        except ValueError:
            raise UsageError(
                f"{path}:{number} is not a line of a TREC run: topic Q0 id rank score name."
            ) from None
    return {topic: sorted(ranked, key=lambda one: -one[1]) for topic, ranked in found.items()}
