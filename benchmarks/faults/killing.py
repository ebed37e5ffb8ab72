"""Killed without a word (SIGKILL), half of the times at a random moment, half just before a random change to a file."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from assistant.records import Records
from benchmarks.faults.place import ROOT, Place
from benchmarks.faults.tally import WHOLE, Tally, Try, tallied

# before the so-manyth change to a file (opened to write, renamed, removed, made), the process kills itself
AT_A_CHANGE = """
import os, runpy, signal, sys
left = int(sys.argv.pop(1))
def watch(event, given):
    global left
    writes = event == "open" and isinstance(given[1], str) and set(given[1]) & set("wax+")
    writes = writes or event == "open" and given[1] is None and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
runpy.run_module("assistant", run_name="__main__", alter_sys=True)
"""
# notes taken one after another; each is said on standard output once the program says it is kept
NOTES = """
import sys
from pathlib import Path
from assistant.records import Records
folder, name = Path(sys.argv[1]), sys.argv[2]
records = Records(folder)
if name == "history":
    talk = records.history.begin("talk")
    for number in range(1_000_000):
        turn = records.history.say(talk, f"said {number}")
        print(f"{talk} {number}", flush=True)
        records.history.answered(talk, turn, "answer", f"answer {number}", ["ward-moves"])
else:
    for number in range(1_000_000):
        listed = records.shortlists.named(f"list {number % 7}")
        records.shortlists.add(listed, f"case-{number}", "A title", note=f"note {number}")
        print(f"{listed} {number}", flush=True)
        records.shortlists.reorder(listed, [f"case-{number}"])
"""


SHARES = {"train": 0.2, "batch": 0.25, "history": 0.2, "shortlist": 0.2, "import": 0.15}


def kills(place: Place, work: str, tries: int, seed: int) -> Iterator[Tally]:
    """Kills in one kind of work: its share of so many in all."""
    flow = MAKERS[work](place, random.Random(f"{work}-{seed}"))
    yield tallied(f"killed in: {work}", islice(flow, round(tries * SHARES[work])))


def _killed(
    place: Place, words: tuple[str, ...], chance: random.Random, longest: float, changes: int
) -> bool:
    """Run a command and kill it; whether it was still running."""
    line = place.line(*words)
    if chance.random() < 0.5:
        line[1:3] = ["-c", AT_A_CHANGE, str(chance.randrange(changes))]
        longest = 600.0
        wait = longest
    else:
        wait = chance.uniform(0.05, longest)
    process = subprocess.Popen(
        line,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=place.environment,
        cwd=place.folder,
    )
    try:
        process.wait(wait)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() < 0


def _timed(place: Place, *words: str) -> float:
    begun = time.monotonic()
    done = place.run(*words)
    assert done.code in (0, 1), done.err
    return time.monotonic() - begun


def train_kills(place: Place, chance: random.Random) -> Iterator[Try]:
    """Killed in training: the index that served serves on, and every version kept is sound."""
    assert place.serves()
    longest = _timed(place, "train")

    def one() -> str:
        case = place.corpus / "cases" / "ward-moves.md"
        if chance.random() < 0.5:
            case.write_text(
                f"{case.read_text().rstrip()}\n- Ask number {chance.randrange(10**9)} first.\n"
            )
        _killed(place, ("train",), chance, longest, 1_500)
        for version in place.home.kept():
            if not (place.home.path(version) / "manifest.json").is_file():
                return f"{version} is no whole version"
        return WHOLE if place.serves() else "no index serves"

    while True:
        yield one


def batch_kills(place: Place, chance: random.Random) -> Iterator[Try]:
    """Killed in a batch and gone on with: in the end the bytes of a run that was not killed."""
    folder, rows = place.folder, 250
    words = (
        "nurses doctors carers leave retire struggle train rotate bank pay sickness ward".split()
    )
    texts = [" ".join(chance.choices(words, k=12)) if n % 37 else "" for n in range(rows)]
    (folder / "in.jsonl").write_text(
        "".join(json.dumps({"id": f"R{n}", "text": text}) + "\n" for n, text in enumerate(texts))
    )
    base = ("--quiet", "batch", "in.jsonl", "--top", "3", "--as-at", "2026-11-24")
    longest = _timed(place, *base, "-o", "whole.csv")

    def one() -> str:
        _killed(place, (*base, "-o", "out.csv", "--resume"), chance, longest, 60)
        if (folder / "out.csv").exists() and not _same(folder):
            return "an output that is not whole"
        if chance.random() < 0.5:  # else the next kill meets what this one left
            return WHOLE
        place.run(*base, "-o", "out.csv", "--resume")
        same = _same(folder)
        for path in folder.glob("out.csv*"):
            path.unlink()
        return WHOLE if same else "rows"

    while True:
        yield one


def _same(folder: Path) -> bool:
    return all(
        (folder / f"whole.csv{end}").read_bytes() == (folder / f"out.csv{end}").read_bytes()
        for end in ("", ".errors.jsonl")
        if end == "" or (folder / "out.csv.manifest.json").exists()
    )


def history_kills(place: Place, chance: random.Random) -> Iterator[Try]:
    """Killed while a conversation is kept: every turn that was kept is there."""
    return _note_kills(place, chance, "history")


def shortlist_kills(place: Place, chance: random.Random) -> Iterator[Try]:
    """Killed while cases are kept and put in order: every note that was kept is there."""
    return _note_kills(place, chance, "shortlist")


def _note_kills(place: Place, chance: random.Random, name: str) -> Iterator[Try]:
    def one() -> str:
        process = subprocess.Popen(
            [sys.executable, "-c", NOTES, str(place.data), name],
            stdout=subprocess.PIPE,
            env=place.environment,
            cwd=ROOT,
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.7))
        process.kill()
        said = process.stdout.read().decode().splitlines()
        process.wait()
        kept = [line.split() for line in said if len(line.split()) == 2]
        return _held(place, name, [(int(one), int(number)) for one, number in kept])

    while True:
        yield one


def _held(place: Place, name: str, kept: list[tuple[int, int]]) -> str:
    records = Records(place.data)
    try:
        with records.store.reading() as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            return f"the file is damaged: {verdict}"
        for one, number in kept[-200:]:
            if name == "history":
                found = any(turn.said == f"said {number}" for turn in records.history.turns(one))
            else:
                found = any(case.note == f"note {number}" for case in records.shortlists.cases(one))
            if not found:
                return f"{name} {one} {number} was said to be kept"
        return WHOLE
    finally:
        records.erase()
        records.close()


def import_kills(place: Place, chance: random.Random) -> Iterator[Try]:
    """Killed in an import: no draft is half-written, and the same command ends with them all."""
    document = place.folder / "document.md"
    parts = [
        f"## Case study {n}\nNorthtown Hospitals {n}\n\nTurnover fell by {n}%.\n"
        for n in range(1, 31)
    ]
    document.write_text("# Cases\n\n" + "\n".join(parts))
    words = ("corpus", "import", "document.md", "--output")
    longest = _timed(place, *words, "sound")
    sound = {path.name: path.read_bytes() for path in (place.folder / "sound").glob("*.md")}

    def one() -> str:
        output = place.folder / "drafts"
        _killed(place, (*words, "drafts"), chance, longest, 40)
        half = [p.name for p in output.glob("*.md") if sound.get(p.name) != p.read_bytes()]
        if half:
            return f"{half[0]} is not whole"
        place.run(*words, "drafts")
        made = {path.name: path.read_bytes() for path in output.glob("*.md")}
        for path in output.iterdir():
            path.unlink()
        return WHOLE if made == sound else "drafts"

    while True:
        yield one


MAKERS: dict[str, Callable[[Place, random.Random], Iterator[Try]]] = {
    "train": train_kills,
    "batch": batch_kills,
    "history": history_kills,
    "shortlist": shortlist_kills,
    "import": import_kills,
}
