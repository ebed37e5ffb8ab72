"""Kill a batch run at random moments (SIGKILL), resume it each time, and compare the bytes with an unbroken run.

    python benchmarks/batch_kills.py [KILLS] [ROWS]

Prints one line a kill and exits 1 where any byte differs.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BASE = [sys.executable, "-m", "assistant", "--quiet"]
ROOT = Path(__file__).parents[1]
WORDS = "nurses doctors carers therapists leave retire struggle train rotate commute agency bank pay sickness".split()


def problems(rows: int, chance: random.Random) -> str:
    lines = []
    for number in range(rows):
        text = " ".join(chance.choices(WORDS, k=12)) if number % 37 else ""
        lines.append(json.dumps({"id": f"R{number}", "text": text}))
    return "\n".join(lines) + "\n"


def command(folder: Path, output: str, *more: str) -> list[str]:
    where = ["--index", str(folder / "index")]
    return [
        *BASE,
        *where,
        "batch",
        str(folder / "in.jsonl"),
        "-o",
        str(folder / output),
        "--top",
        "3",
        *more,
    ]


def main(kills: int, rows: int) -> int:
    chance = random.Random(kills)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in.jsonl").write_text(problems(rows, chance))
        begun = time.monotonic()
        subprocess.run(command(folder, "whole.jsonl"), cwd=ROOT, check=False)
        whole = time.monotonic() - begun
        done = finished = 0
        while done < kills:
            process = subprocess.Popen(
                command(folder, "out.jsonl", "--resume"), cwd=ROOT, stderr=subprocess.DEVNULL
            )
            time.sleep(chance.uniform(0.1, min(whole, 5.0)))
            if process.poll() is None:
                process.kill()
                done += 1
            else:
                finished += 1
                if not same(folder):
                    return 1
                for path in folder.glob("out.jsonl*"):
                    path.unlink()
            process.wait()
        subprocess.run(command(folder, "out.jsonl", "--resume"), cwd=ROOT, check=False)
        print(f"{done} kills, {finished + 1} runs ended, {rows} rows, same bytes: {same(folder)}")
        return 0 if same(folder) else 1


def same(folder: Path) -> bool:
    return all(
        (folder / f"whole.jsonl{ending}").read_bytes()
        == (folder / f"out.jsonl{ending}").read_bytes()
        for ending in ("", ".errors.jsonl")
    )


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in (sys.argv[1:] + ["50", "400"][len(sys.argv) - 1 :]))))
