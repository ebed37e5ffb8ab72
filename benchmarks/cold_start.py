"""How long `recommend` takes in a fresh process, against bare interpreters that import numpy and pydantic.

    python benchmarks/cold_start.py --index FOLDER

The commands take turns, so that what else the machine does falls on all alike. The figure is the ratio of medians;
processor time is given beside it, being steadier on a busy machine.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROBLEM = "Band 5 nurses leave because changing ward means applying all over again"
BARE = {
    "import numpy, pydantic": "import numpy, pydantic",
    "… and its BaseModel": "import numpy; from pydantic import BaseModel",
    "… and one model": "import numpy; from pydantic import BaseModel\nclass One(BaseModel):\n    a: int",
}


def once(command: list[str]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
    )
    took = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--index", help="A folder of indexes; a fresh one is built without it.")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        index = given.index or scratch
        start = [sys.executable, "-m", "assistant", "--index", index, "recommend"]
        commands = {name: [sys.executable, "-c", code] for name, code in BARE.items()}
        commands["recommend"] = [*start, PROBLEM]
        commands["recommend --format json"] = [*start, PROBLEM, "--format", "json"]
        for _ in range(2):  # builds the index, then compares and stamps it
            once(commands["recommend"])
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(given.rounds):
            for name, command in commands.items():
                taken[name].append(once(command))
    report(taken)


def report(taken: dict[str, list[tuple[float, float]]]) -> None:
    """A Markdown table: medians, and the ratio to each bare interpreter."""
    middle = {
        name: [statistics.median(one[kind] for one in held) for kind in (0, 1)]
        for name, held in taken.items()
    }
    print("| | clock ms | processor ms |", *(f" over `{name}` |" for name in BARE), sep="")
    print("|---|---|---|", "---|" * len(BARE), sep="")
    for name, (clock, processor) in middle.items():
        over = (
            f" {clock / middle[bare][0]:.2f} ({processor / middle[bare][1]:.2f})" for bare in BARE
        )
        print(
            f"| {name} | {clock * 1e3:.0f} | {processor * 1e3:.0f} |",
            *(f"{one} |" for one in over),
            sep="",
        )


if __name__ == "__main__":
    main()
