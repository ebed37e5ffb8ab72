"""Peak memory and rate of a batch at two sizes, and the rate of asking one at a time.

    python benchmarks/batch_memory.py [SMALL] [LARGE]

Memory is the highest of the process and of any of its workers, from the system's own count. Rates are given by the
clock and by processor time: the second holds on a machine that is busy with other things.
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
    """The judged problems; once through, the first half of one with the second half of another."""
    held = [json.loads(line)["text"].split() for line in TOPICS.read_text().splitlines()]
    with path.open("w") as out:
        for number in range(rows):
            rounds, at = divmod(number, len(held))
            begun, ended = held[at], held[(at + 7 * rounds) % len(held)]
            words = [*begun[: len(begun) // 2], *ended[len(ended) // 2 :]]
            text = f"{' '.join(words)} Ward {number}."
            out.write(json.dumps({"id": number, "text": text}) + "\n")


def one_run(folder: Path, rows: int, top: int) -> tuple[float, float, float]:
    """Seconds, processor seconds, peak MB of the largest process; in a child so that they are its own."""
    write_problems(folder / "in.jsonl", rows)
    words = ["batch", str(folder / "in.jsonl"), "-o", str(folder / "out.jsonl"), "--top", str(top)]
    script = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], check=True); "
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(used.ru_maxrss, used.ru_utime + used.ru_stime)"
    )
    command = [sys.executable, "-c", script, sys.executable, "-m", "assistant", "--quiet", *words]
    begun = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    peak, used = done.stdout.split()
    return time.monotonic() - begun, float(used), int(peak) / 1024


def one_at_a_time(rows: int, top: int) -> tuple[float, float]:
    """Answers a second in this process: by the clock, by processor time."""
    from assistant import Assistant

    assistant = Assistant.load()
    held = [json.loads(line)["text"] for line in TOPICS.read_text().splitlines()]
    held = held[:: max(1, len(held) // rows)][:rows]  # of all kinds, as the batch has them
    begun, used = time.monotonic(), time.process_time()
    for number, text in enumerate(held):
        assistant.recommend(f"{text} Ward {number}.", top).json_text()
    return len(held) / (time.monotonic() - begun), len(held) / (time.process_time() - used)


def by_command(times: int, top: int) -> tuple[float, float]:
    """Answers a second where each is a command of its own: by the clock, by processor time."""
    words = ["recommend", "nurses leave because rotas are rigid", "--top", str(top)]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    for _ in range(times):
        subprocess.run(
            [sys.executable, "-m", "assistant", "--quiet", *words, "--format", "json"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return times / (time.monotonic() - begun), times / used


def main(small: int, large: int, top: int = 10) -> None:
    rate = "{:.1f} a second by the clock, {:.1f} a processor second"
    print("one at a time, in one process:", rate.format(*one_at_a_time(100, top)), flush=True)
    print("one at a time, a command each:", rate.format(*by_command(10, top)), flush=True)
    peaks = []
    with tempfile.TemporaryDirectory() as name:
        for rows in (small, large):
            seconds, used, peak = one_run(Path(name), rows, top)
            peaks.append(peak)
            told = rate.format(rows / seconds, rows / used)
            print(f"{rows:,} rows: {seconds:.0f} s, {told}, peak {peak:.0f} MB", flush=True)
    print(f"peak of the large run is {peaks[1] / peaks[0]:.2f} times that of the small")


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] or ["1000", "10000"])))
