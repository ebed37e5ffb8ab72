"""Files cut short, bits flipped, files half-written, clocks set back."""

import os
import random
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.errors import IndexDamaged
from assistant.index import BuiltIndex, manifest
from assistant.records import Records
from benchmarks.faults.place import Place
from benchmarks.faults.tally import REFUSED, WHOLE, Tally, Try, tallied

ASKED = 0.1  # share of the damaged indexes that are also asked, and so built again; of the rest the damage must be seen


def index_files(place: Place, seed: int) -> Iterator[Tally]:
    """Every file of the index cut short, emptied, one bit of it flipped, removed."""
    assert place.serves()
    shutil.copytree(place.index, place.folder / "sound-index", dirs_exist_ok=True)
    chance = random.Random(seed)
    current = place.home.current()
    assert current is not None
    folder = place.home.path(current.index)
    files = [place.index / "current.json", place.index / "log.jsonl"]
    files += [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for name in ("cut short", "emptied", "a bit flipped", "removed"):
        tries = (_damaged(place, path, name, chance) for path in files)
        yield tallied(f"index files: {name}", tries)


def _damaged(place: Place, path: Path, how: str, chance: random.Random) -> Try:
    def one() -> str:
        raw = path.read_bytes() if path.exists() else b""
        if how == "removed":
            path.unlink(missing_ok=True)
        elif how == "emptied":
            path.write_bytes(b"")
        elif how == "cut short":
            path.write_bytes(raw[: chance.randrange(max(1, len(raw)))])
        elif raw:
            at = chance.randrange(len(raw))
            path.write_bytes(
                raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :]
            )
        seen = _is_seen(place)
        if chance.random() > ASKED and seen:
            _restore(place)
            return REFUSED
        done = place.ask()
        whole = place.answers(done)
        _restore(place)
        if not whole and not done.refused:
            return f"{path.name}: {done.code} {done.err[-300:]}"
        return WHOLE if whole else REFUSED

    return one


def _is_seen(place: Place) -> bool:
    """Whether opening the index says that it is damaged."""
    try:
        current = place.home.current()
        if current is not None:
            place.home.manifest(current.index)
            BuiltIndex.open(place.home.path(current.index))
    except IndexDamaged:
        return True
    return False


def _restore(place: Place) -> None:
    shutil.rmtree(place.index)
    shutil.copytree(place.folder / "sound-index", place.index)


def corpus_files(place: Place, seed: int) -> Iterator[Tally]:
    """Every file of the corpus half-written: asked, and trained on."""
    assert place.serves()
    chance = random.Random(seed)
    files = [path for path in sorted(place.corpus.rglob("*")) if path.is_file()]
    for words in (("recommend", "nurses leave", "--format", "json"), ("train",)):
        yield tallied(
            f"corpus files half-written, then {words[0]}",
            (_half(place, path, words, chance) for path in files),
        )


def _half(place: Place, path: Path, words: tuple[str, ...], chance: random.Random) -> Try:
    def one() -> str:
        raw, before = path.read_bytes(), place.home.current()
        path.write_bytes(raw[: chance.randrange(1, max(2, len(raw)))])
        done = place.run("--quiet", *words)
        path.write_bytes(raw)
        if done.code == 0:
            return WHOLE
        if not done.refused:
            return f"{path.name}: {done.code} {done.err[-300:]}"
        return REFUSED if place.home.current() == before else f"{path.name}: another index serves"

    return one


def clocks(place: Place) -> Iterator[Tally]:
    """The clock set back: files dated in the future, and notes kept by a clock that goes backwards."""
    yield tallied(
        "clock set back", (_dated(place), _retrained(place), _backwards(place), _purged(place))
    )


def _future(folder: Path, days: float) -> None:
    stamp = time.time() + days * 86_400
    for path in folder.rglob("*"):
        os.utime(path, (stamp, stamp))


def _dated(place: Place) -> Try:
    def one() -> str:
        for days in (400.0, 0.001, -4000.0):
            _future(place.index, days)
            if not place.serves():
                return f"no index serves, files dated {days} days on"
        path = next(iter(place.home.path(place.home.kept()[0]).glob("facets.json")))
        _future(place.index, 400)
        sound, stamp = path.read_bytes(), path.stat()
        path.write_bytes(sound[:-5] + b"     ")
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        try:
            manifest.trusted(path.parent)
            return "an altered index is trusted"
        except Exception:
            path.write_bytes(sound)
        return WHOLE if place.serves() else "no index serves"

    return one


def _retrained(place: Place) -> Try:
    def one() -> str:
        _future(place.corpus, 400)
        if not place.serves():
            return "a corpus dated in the future is not read"
        _future(place.corpus, -400)
        done = place.run("train")
        return (
            WHOLE if done.code == 0 and place.serves() else f"train {done.code} {done.err[-300:]}"
        )

    return one


def _records(place: Place, days: list[float]) -> Records:
    begun = datetime(2026, 11, 24, tzinfo=UTC)

    def clock() -> str:
        step = days.pop(0) if len(days) > 1 else days[0]
        return (begun + timedelta(days=step)).isoformat(timespec="seconds")

    return Records(place.folder / "clocked", clock)


def _backwards(place: Place) -> Try:
    def one() -> str:
        records = _records(place, [0.0, 0.0, -300.0, -9000.0])
        talk = records.history.begin("talk")
        for number in range(5):
            records.history.say(talk, f"said {number}")
        shortlist = records.shortlists.make("List")
        for number in range(5):
            records.shortlists.add(shortlist, f"case-{number}", "A title", note="n")
        said = [turn.said for turn in records.history.turns(talk)]
        cases = [case.case_id for case in records.shortlists.cases(shortlist)]
        records.close()
        right = said == [f"said {n}" for n in range(5)] and cases == [f"case-{n}" for n in range(5)]
        return WHOLE if right else "the order of notes"

    return one


def _purged(place: Place) -> Try:
    def one() -> str:
        records = _records(place, [0.0])
        records.history.say(records.history.begin("new"), "said")
        records.close()
        earlier = _records(place, [-300.0])
        gone = earlier.history.purge(365)
        kept = len(earlier.history.talks())
        earlier.erase()
        earlier.close()
        return WHOLE if gone == 0 or kept else "conversations, by a clock set back"

    return one
