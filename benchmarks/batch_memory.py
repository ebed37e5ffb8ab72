"""Peak memory and rate of a batch at two sizes, and the rate of asking one at a time.

    python benchmarks/batch_memory.py [SMALL] [LARGE]

Memory is the highest of the process and of any of its workers, from the system's own count.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOPICS = ROOT / "corpus/evaluation/topics.jsonl"


def write_problems(path: Path, rows: int) -> None:
    from itertools import cycle, islice

    held = [json.loads(line)["text"] for line in TOPICS.read_text().splitlines()]
    with path.open("w") as out:
        for number, text in enumerate(islice(cycle(held), rows)):
            out.write(json.dumps({"id": number, "text": f"{text} Ward {number}."}) + "\n")


def one_run(folder: Path, rows: int, top: int) -> tuple[float, float]:
    """Seconds, and peak MB of the largest process, in a child so that the peak is its own."""
    write_problems(folder / "in.jsonl", rows)
    words = ["batch", str(folder / "in.jsonl"), "-o", str(folder / "out.jsonl"), "--top", str(top)]
    script = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", script, sys.executable, "-m", "assistant", "--quiet", *words]
    begun = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return time.monotonic() - begun, int(done.stdout) / 1024


def one_at_a_time(rows: int, top: int) -> float:
    from assistant import Assistant

    assistant = Assistant.load()
    held = [json.loads(line)["text"] for line in TOPICS.read_text().splitlines()][:rows]
    begun = time.monotonic()
    for number, text in enumerate(held):
        assistant.recommend(f"{text} Ward {number}.", top).json_text()
    return len(held) / (time.monotonic() - begun)


def main(small: int, large: int, top: int = 10) -> None:
    alone = one_at_a_time(100, top)
    print(f"one at a time: {alone:.1f} a second ({resource.getpagesize()} B pages)")
    peaks = []
    with tempfile.TemporaryDirectory() as name:
        for rows in (small, large):
            seconds, peak = one_run(Path(name), rows, top)
            peaks.append(peak)
            print(
                f"{rows:,} rows: {seconds:.1f} s, {rows / seconds:.1f} a second, peak {peak:.0f} MB"
            )
    print(f"peak of the large run is {peaks[1] / peaks[0]:.2f} times that of the small")


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] or ["1000", "10000"])))
