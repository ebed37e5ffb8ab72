"""The retriever alone against its peers on many documents, side by side in one run.

    python benchmarks/large.py --sizes 10000 100000
    python benchmarks/large.py --sizes 100000 --build-only --without "bm25s (numba)" sparse_dot_topn linear_kernel

Each peer builds in a process of its own, then all are loaded and asked the same questions in turn, round by round, so
that what else the machine does falls on all alike. Writes Markdown rows to standard output, progress to standard error.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import prose  # noqa: E402
from peers import PEERS  # noqa: E402

LENGTHS = (5, 30, 150)
ROUNDS, A_ROUND = 5, 40  # questions of each length, a round
BATCH = 2_000


class Worker:
    """A peer in a process of its own, told what to do over a pipe."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--worker", name, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, task: str, *words: Any) -> Any:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps([task, *words]) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.name} left")
        return json.loads(answer)

    def end(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def work(name: str, folder: Path) -> None:
    """The other side of the pipe."""
    out, sys.stdout = sys.stdout, sys.stderr
    peer = PEERS[name]()
    for line in sys.stdin:
        task, *words = json.loads(line)
        out.write(json.dumps(TASKS[task](peer, folder, *words)) + "\n")
        out.flush()


def _build(peer: Any, folder: Path, documents: str) -> dict[str, float]:
    texts = [json.loads(line) for line in Path(documents).read_text().splitlines()]
    before, start, worked = _peak(), time.perf_counter(), _worked()
    peer.build(texts, folder)
    took, worked = time.perf_counter() - start, _worked() - worked
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"build": took, "work": worked, "disk": size / 1e6, "build_peak": _peak() - before}


def _load(peer: Any, folder: Path, text: str) -> dict[str, float]:
    start = time.perf_counter()
    peer.load(folder)
    took = time.perf_counter() - start
    peer.one(text)
    return {"load": took, "first": time.perf_counter() - start}


def _ask(peer: Any, folder: Path, texts: list[str]) -> list[float]:
    taken = []
    for text in texts:
        start = time.perf_counter()
        peer.one(text)
        taken.append(time.perf_counter() - start)
    return taken


def _many(peer: Any, folder: Path, texts: list[str]) -> float:
    """Seconds for two processes to answer half each."""
    start, halves = time.perf_counter(), []
    for half in (texts[::2], texts[1::2]):
        child = os.fork()
        if child == 0:
            try:
                peer.many(half)
            finally:
                os._exit(0)
        halves.append(child)
    failed = [os.waitpid(child, 0)[1] for child in halves]
    return time.perf_counter() - start if not any(failed) else float("nan")


def _numbers(peer: Any, folder: Path, text: str) -> list[int]:
    return list(peer.one(text))


def _worked() -> float:
    """Seconds of the processors, those of ended children with them."""
    return sum(os.times()[:4])


def _peak(*_: Any) -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


TASKS: dict[str, Any] = {
    "build": _build, "load": _load, "ask": _ask, "many": _many, "numbers": _numbers, "peak": _peak,
}  # fmt: skip


def build(size: int, names: list[str], scratch: Path) -> dict[str, dict[str, Any]]:
    """What building one size costs, by peer."""
    documents = scratch / f"{size}.jsonl"
    prose.write(documents, size, seed=1)
    found: dict[str, dict[str, Any]] = {}
    for name in names:
        say(f"{size:,}: {name} builds")
        builder = Worker(name, scratch / f"{size}-{names.index(name)}")
        found[name] = builder.do("build", str(documents))
        builder.end()
    return found


def measure(size: int, names: list[str], scratch: Path) -> dict[str, dict[str, Any]]:
    """Everything about one size, by peer."""
    found = build(size, names, scratch)
    workers = {name: Worker(name, scratch / f"{size}-{names.index(name)}") for name in names}
    for name, worker in workers.items():
        found[name] |= worker.do("load", prose.queries(1, 30, seed=7)[0])
    check(workers["assistant.retrieval"], scratch / f"{size}-0")
    _rounds(workers, found, size)
    for name, worker in workers.items():
        found[name]["peak"] = worker.do("peak")
        worker.end()
    return found


def _rounds(workers: dict[str, Worker], found: dict[str, dict[str, Any]], size: int) -> None:
    batches: dict[str, list[float]] = {name: [] for name in workers}
    taken: dict[str, dict[int, list[float]]] = {name: {n: [] for n in LENGTHS} for name in workers}
    for turn in range(ROUNDS):
        say(f"{size:,}: round {turn + 1} of {ROUNDS}")
        for length in LENGTHS:
            texts = prose.queries(A_ROUND, length, seed=100 * turn + length)
            for name, worker in workers.items():
                slow = size >= 100_000 and name in ("linear_kernel", "SQLite FTS5")
                taken[name][length] += worker.do("ask", texts[: A_ROUND // 4] if slow else texts)
        if turn < 3:
            many = prose.queries(BATCH, 30, seed=9000 + turn)
            for name, worker in workers.items():
                slow = size >= 100_000 and name in ("linear_kernel", "SQLite FTS5")
                some = many[: BATCH // 40] if slow else many
                batches[name].append(len(some) / worker.do("many", some))
    for name in workers:
        found[name]["batch"] = statistics.median(batches[name])
        for length, times in taken[name].items():
            ordered = sorted(times)
            found[name][f"p50 {length}"] = statistics.median(ordered) * 1e3
            found[name][f"p99 {length}"] = ordered[int(len(ordered) * 0.99)] * 1e3


def check(worker: Worker, folder: Path) -> None:
    """The best ten against a scan of every document's every term, in plain Python loops over the arrays."""
    from assistant.retrieval import Retriever

    held = Retriever.load(folder)
    starts, terms = held.postings.whole_starts.tolist(), held.postings.whole_terms.tolist()
    weights = held.postings.whole_weights.tolist()
    for text in prose.queries(3, 30, seed=77):
        query = held.query(text)
        scores = [
            sum(query.get(terms[at], 0.0) * weights[at] for at in range(start, end))
            for start, end in pairwise(starts)
        ]
        best = sorted(range(len(scores)), key=lambda number: (-scores[number], number))[:10]
        given = worker.do("numbers", text)
        # equal but for documents whose scores differ in the last bits of a float32
        assert all(
            one == two or abs(scores[one] - scores[two]) < 1e-6
            for one, two in zip(best, given, strict=True)
        ), (best, given)


QUANTILES = tuple(f"p{p} {n}" for n in LENGTHS for p in (50, 99))
COLUMNS = ("build", "work", "build_peak", "disk", "load", "first", *QUANTILES, "batch", "peak")


def rows(size: int, found: dict[str, dict[str, Any]]) -> str:
    """A Markdown table of one size."""
    head = ["", "build s", "of the processors s", "build peak MB", "disk MB", "load s", "load and first answer s",
            *(f"{n} words p{p} ms" for n in LENGTHS for p in (50, 99)), "batch a second", "peak MB asking"]  # fmt: skip
    columns = [column for column in COLUMNS if column in next(iter(found.values()))]
    head = head[: len(columns) + 1]
    lines = [
        f"### {size:,} documents",
        "",
        "| " + " | ".join(head) + " |",
        "|---" * len(head) + "|",
    ]
    for name, held in found.items():
        measured = [held[column] for column in columns]
        cells = [f"{one:.3g}" if one < 1000 else f"{one:,.0f}" for one in measured]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def main() -> None:
    if sys.argv[1:2] == ["--worker"]:
        return work(sys.argv[2], Path(sys.argv[3]))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--without", nargs="*", default=[], help="Peers to leave out.")
    parser.add_argument("--build-only", action="store_true", help="The first four columns alone.")
    given = parser.parse_args()
    task = build if given.build_only else measure
    names = [name for name in PEERS if name not in given.without]
    with tempfile.TemporaryDirectory() as scratch:
        for size in given.sizes:
            print(rows(size, task(size, names, Path(scratch))), flush=True)
    return None


if __name__ == "__main__":
    main()
