"""A small run of the harness of faults (``python -m benchmarks.faults`` makes the whole one)."""

import random
import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.faults import damaging, filling, killing
from benchmarks.faults.place import Place
from benchmarks.faults.tally import REFUSED, WHOLE, Try, tallied

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the harness is for Linux")


@pytest.fixture
def place(tmp_path: Path, small_index: Path) -> Place:
    """A place where the index of the small corpus serves."""
    held = Place(tmp_path / "place")
    shutil.copytree(small_index, held.index)
    return held


def survive(tries: Iterator[Try] | list[Try]) -> int:
    """How many tries were made; none may have lost anything."""
    tally = tallied("in a test", tries)
    assert tally.losses == []
    return tally.tried


@pytest.mark.parametrize(
    ("name", "tries"), [("history", 2), ("shortlist", 2), ("import", 2), ("batch", 2)]
)
def test_killed_at_random_nothing_is_lost(place: Place, name: str, tries: int) -> None:
    flow = killing.MAKERS[name](place, random.Random(3))
    assert survive(islice(flow, tries)) == tries


def test_a_loss_is_counted_as_one() -> None:
    tally = tallied(
        "in a test", [lambda: WHOLE, lambda: REFUSED, lambda: "a row", lambda: str(1 / 0)]
    )
    assert (tally.answered, tally.refused, tally.tried) == (1, 1, 4)
    assert tally.losses == ["a row", "ZeroDivisionError: division by zero"]


def test_a_clock_set_back_costs_nothing(place: Place) -> None:
    assert (
        survive([damaging._dated(place), damaging._backwards(place), damaging._purged(place)]) == 3
    )


@pytest.mark.parametrize("how", ["cut short", "a bit flipped", "removed"])
def test_a_damaged_index_is_found_and_built_again(place: Place, how: str) -> None:
    assert place.serves()
    shutil.copytree(place.index, place.folder / "sound-index")
    current = place.home.current()
    assert current is not None
    path = place.home.path(current.index) / "manifest.json"
    assert survive([damaging._damaged(place, path, how, random.Random(5))]) == 1


def test_a_full_disk_is_said_and_the_old_index_serves(place: Place) -> None:
    assert place.serves()
    before = place.home.current()
    filling._touch(place)
    done = place.run("--quiet", "train", before=filling._limited(20_000))
    assert (done.code, done.out) == (3, "")
    assert "the disk is full; make room" in done.err
    assert place.home.current() == before
    done = place.ask(before=filling._limited(20_000))
    assert place.answers(done)


def test_a_full_disk_keeps_what_a_batch_answered(place: Place) -> None:
    rows = "".join(f'{{"id": "{n}", "text": "nurses leave ward {n}"}}\n' for n in range(60))
    (place.folder / "in.jsonl").write_text(rows)
    words = ("--quiet", "batch", "in.jsonl", "--top", "3", "--as-at", "2026-11-24", "-o")
    assert place.run(*words, "whole.jsonl").code == 0
    done = place.run(*words, "out.jsonl", "--jobs", "1", before=filling._limited(9_000))
    assert done.code == 2
    assert "the disk is full; make room. What was answered is kept" in done.err
    assert not (place.folder / "out.jsonl").exists()
    assert place.run(*words, "out.jsonl", "--resume").code == 0
    whole, out = (place.folder / f"{name}.jsonl" for name in ("whole", "out"))
    assert out.read_bytes() == whole.read_bytes()
