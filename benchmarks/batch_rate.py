"""Batch on two processes against asking one at a time, file to file, in turn, and whether both gave the same bytes.

    python benchmarks/batch_rate.py [ROWS] [ROUNDS] [--after ROWS] --index FOLDER

With ``--after`` the first so many rows are taken off, and with them the start of the processes and the words met for
the first time. No two rows are the same.

On a busy machine the clock says little, so that processor time is given too, and what it comes to on two idle cores:
"at best" shares all of it out over both; "at worst" lets the parent of the workers do its part alone.
"""

import argparse
import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from batch_memory import write_problems  # noqa: E402

LOOP = """
import json, sys
from assistant import Assistant
assistant = Assistant.load(index=sys.argv[3])
with open(sys.argv[1]) as rows, open(sys.argv[2], "w") as out:
    for row in map(json.loads, rows):
        out.write(assistant.recommend(row["text"], 10, id=str(row["id"])).json_text() + "\\n")
"""
BATCH = """
import sys
from assistant.cli.main import main
sys.argv[:] = ["assistant", "--quiet", "--index", sys.argv[3], "batch", sys.argv[1], "-o", sys.argv[2], "--jobs", "2"]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
"""
USED = """
import resource
own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime)
"""


class Taken(NamedTuple):
    """Seconds of one way: by the clock, and of processor time in the process and in its workers."""

    clock: float
    own: float
    workers: float

    def less(self, other: "Taken") -> "Taken":
        """What was taken beyond another run."""
        return Taken(*(mine - theirs for mine, theirs in zip(self, other, strict=True)))


def take(script: str, folder: Path, output: Path, index: str) -> Taken:
    """Run one way from file to file in a fresh interpreter."""
    for left in folder.glob(f"{output.name}*"):
        left.unlink()
    command = [sys.executable, "-c", script + USED, str(folder / "in.jsonl"), str(output), index]
    begun = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    own, workers = map(float, done.stdout.split()[-2:])
    return Taken(time.monotonic() - begun, own, workers)


def ratios(loop: Taken, batch: Taken) -> tuple[float, float, float]:
    """How many times as fast batch is: by the clock, on two idle cores at best, at worst."""
    alone = loop.own + loop.workers
    best, worst = (batch.own + batch.workers) / 2, batch.own + batch.workers / 2
    return loop.clock / batch.clock, alone / best, alone / worst


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("rows", nargs="?", type=int, default=1000)
    parser.add_argument("rounds", nargs="?", type=int, default=5)
    parser.add_argument("--after", type=int, default=0, metavar="ROWS")
    parser.add_argument("--index", help="A folder of indexes; a fresh one is built without it.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = given.index or str(folder / "index")
        write_problems(folder / "in.jsonl", 40)
        take(LOOP, folder, folder / "loop.jsonl", index)  # builds the index where there is none
        found = []
        for number in range(1, given.rounds + 1):
            loop, batch, same = both(folder, given.rows, index)
            if given.after:
                first_loop, first_batch, _ = both(folder, given.after, index)
                loop, batch = loop.less(first_loop), batch.less(first_batch)
            found.append(ratios(loop, batch))
            print(
                f"round {number}: loop {loop.clock:.0f} s, {loop.own:.1f} s of processor; "
                f"batch {batch.clock:.0f} s, {batch.own:.1f} + {batch.workers:.1f} s of processor; "
                f"same bytes: {same}",
                flush=True,
            )
        clock, best, worst = (statistics.median(column) for column in zip(*found, strict=True))
        print(
            f"{given.rows - given.after:,} rows, batch on two processes is {clock:.2f} times as fast by the clock; "
            f"on two idle cores, reckoned: {best:.2f} at best, {worst:.2f} at worst"
        )


def both(folder: Path, rows: int, index: str) -> tuple[Taken, Taken, bool]:
    """So many rows one at a time and by batch, and whether both gave the same bytes."""
    write_problems(folder / "in.jsonl", rows)
    loop = take(LOOP, folder, folder / "loop.jsonl", index)
    batch = take(BATCH, folder, folder / "batch.jsonl", index)
    outputs = [(folder / f"{way}.jsonl").read_bytes() for way in ("loop", "batch")]
    return loop, batch, len({hashlib.sha256(one).hexdigest() for one in outputs}) == 1


if __name__ == "__main__":
    main()
