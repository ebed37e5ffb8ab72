"""How long one question of 30 words takes over the shipped corpus, once open: reading, ranking, all of it.

python benchmarks/warm.py --index FOLDER
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import prose  # noqa: E402

from assistant import Assistant  # noqa: E402
from assistant.retrieval import Hit, Retriever  # noqa: E402

ROUNDS, QUESTIONS = 7, 100


def timed(call: Callable[[Any], Any], given: Sequence[Any]) -> list[float]:
    """Milliseconds of each call: the middle of several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        taken = []
        for one in given:
            start = time.perf_counter()
            call(one)
            taken.append((time.perf_counter() - start) * 1e3)
        rounds.append(taken)
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def plain(cases: Retriever, text: str) -> list[Hit]:
    """The best ten without feedback."""
    return cases.hits(cases.field_scores(cases.query(text)) @ cases.weights, 10)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--index", help="A folder of indexes; a fresh one is built without it.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        assistant = Assistant.load(index=given.index or scratch)
        cases = assistant.index.cases
        texts = prose.queries(QUESTIONS, 30, seed=5)
        readings = [assistant.read(text) for text in texts]
        steps: dict[str, tuple[Callable[[Any], Any], Sequence[Any]]] = {
            "analysis: words to stems": (cases.analyser.terms, texts),
            "reading: analysis, spelling, thesaurus, signs": (assistant.read, texts),
            "ranking with feedback, two passes": (lambda reading: assistant.rank(reading), readings),
            "ranking, one pass, best ten": (lambda text: plain(cases, text), texts),
            "reading and ranking": (lambda text: assistant.rank(assistant.read(text)), texts),
            "found: with law, chances, variety": (assistant.find, texts),
            "the whole answer": (assistant.recommend, texts),
        }  # fmt: skip
        print("| step | p50 ms | p99 ms |\n|---|---|---|")
        for name, (call, values) in steps.items():
            taken = sorted(timed(call, values))
            print(
                f"| {name} | {statistics.median(taken):.3f} | {taken[int(len(taken) * 0.99)]:.3f} |"
            )


if __name__ == "__main__":
    main()
