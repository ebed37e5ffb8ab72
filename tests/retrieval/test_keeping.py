"""Saved and loaded: the same bytes, the same answers, nothing pickled, damage named."""

import json
import pickle
import re
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexDamaged
from assistant.retrieval import RetrievalSettings, Retriever
from tests.retrieval.documents import Documents

HELD: Documents = [
    ("b", {"title": "nurses move wards", "situation": ["nurses leave", "moving is slow"]}),
    ("a", {"title": "agency costs", "situation": ["the agency bill", "crèche and A&E"]}),
]
PROBLEM = "nurses leave the agency for a crèche"
CHOSEN = RetrievalSettings(slope=0.4, feedback=0.5, weights={"whole": 1.0}, default_weight=0.1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Retriever.fit(HELD, CHOSEN).save(tmp_path / "kept")
    return tmp_path / "kept"


def held_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_same_documents_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    Retriever.fit(reversed(HELD), CHOSEN).save(tmp_path / "again")
    assert held_bytes(folder) == held_bytes(tmp_path / "again")


def test_what_was_loaded_answers_and_saves_the_same(folder: Path, tmp_path: Path) -> None:
    loaded = Retriever.load(folder)
    assert loaded.settings == CHOSEN
    assert loaded.search(PROBLEM) == Retriever.fit(HELD, CHOSEN).search(PROBLEM)
    loaded.save(tmp_path / "again")
    assert held_bytes(folder) == held_bytes(tmp_path / "again")


class Payload:
    """Writes a file when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self.trace,))


def test_a_pickled_array_is_refused_and_never_run(folder: Path, tmp_path: Path) -> None:
    trace = tmp_path / "it ran"
    pickle.loads(pickle.dumps(Payload(trace)))  # noqa: S301 (to see that the payload would work)
    trace.unlink()
    for path in sorted(folder.glob("*.npy")):
        sound = path.read_bytes()
        np.save(path, np.array([Payload(trace)], dtype=object), allow_pickle=True)
        with pytest.raises(IndexDamaged):
            Retriever.load(folder)
        path.write_bytes(pickle.dumps(Payload(trace)))
        with pytest.raises(IndexDamaged):
            Retriever.load(folder)
        path.write_bytes(sound)
    assert not trace.exists()
    Retriever.load(folder)


def test_no_file_holds_a_pickle(folder: Path) -> None:
    assert {path.suffix for path in folder.iterdir()} == {".npy", ".json"}
    for path in folder.glob("*.npy"):
        assert not np.load(path, allow_pickle=False).dtype.hasobject


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "garbage"])
def test_a_damaged_file_is_named(folder: Path, damage: str) -> None:
    for path in sorted(folder.iterdir()):
        sound = path.read_bytes()
        if damage == "missing":
            path.unlink()
        else:
            spoilt = {"empty": b"", "cut": sound[: len(sound) // 2], "garbage": b"\x00\xff" * 40}
            path.write_bytes(spoilt[damage])
        with pytest.raises(IndexDamaged, match=re.escape(str(folder))):
            Retriever.load(folder)
        path.write_bytes(sound)


@pytest.mark.parametrize(
    "change",
    [{"format": 99}, {"settings": {"slope": 7}}, {"settings": {"unheard": 1}}, {"settings": None}],
)
def test_another_format_is_refused(folder: Path, change: dict[str, object]) -> None:
    path = folder / "retriever.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(IndexDamaged, match="Build it again"):
        Retriever.load(folder)
