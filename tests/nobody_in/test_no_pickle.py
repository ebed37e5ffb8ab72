"""Nothing that is loaded runs: a pickle planted where an array is expected is refused, however well it is sealed."""

import ast
import io
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from assistant.engine import Assistant
from assistant.errors import AssistantError
from assistant.index import manifest
from assistant.index.contents import BuiltIndex
from assistant.retrieval import Retriever
from tests.running import ROOT

RUNS_CODE = {
    "pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "cloudpickle", "torch", "jsonpickle"
}  # fmt: skip
CALLS = {"eval", "exec", "compile", "__import__"}


class Planted:
    """An object whose pickle, once loaded, leaves a mark."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return (open, (str(self.mark), "w"))


@pytest.fixture
def index(small_index: Path, tmp_path: Path) -> Path:
    (held,) = (small_index / "versions").glob("[0-9a-f]*")
    return Path(shutil.copytree(held, tmp_path / held.name))


def sealed_again(folder: Path) -> None:
    """What one who can write to the folder would do: make the checksums fit."""
    facts = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    (folder / manifest.STAMP).unlink(missing_ok=True)
    manifest.seal(
        folder, **{name: facts[name] for name in ("version", "corpus", "legal", "counts")}
    )


def use(folder: Path) -> None:
    """Everything an answer loads."""
    opened = Assistant(BuiltIndex.open(folder))
    opened.recommend("nurses leave because a new provider takes over; sicknes", show_all=True)
    assert opened.index.precedents


def test_every_array_of_the_index(index: Path, tmp_path: Path) -> None:
    use(index)
    arrays = sorted(index.rglob("*.npy"))
    assert len(arrays) > 15
    mark = tmp_path / "mark"
    for path in arrays:
        was = path.read_bytes()
        held = io.BytesIO()
        np.save(held, np.array([Planted(mark)] * 3, dtype=object), allow_pickle=True)
        path.write_bytes(held.getvalue())
        sealed_again(index)
        with pytest.raises((AssistantError, ValueError)):
            use(index)
            raise ValueError(f"{path.name} is not loaded by an answer")
        assert not mark.exists(), path
        path.write_bytes(was)
    sealed_again(index)
    use(index)


def test_the_planted_pickle_would_have_run(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    np.save(tmp_path / "x.npy", np.array([Planted(mark)], dtype=object), allow_pickle=True)
    np.load(tmp_path / "x.npy", allow_pickle=True)
    assert mark.exists()


@pytest.mark.parametrize("name", ["model.pkl", "model.joblib", "model.pt", "case_records.blob.npz"])
def test_a_file_that_does_not_belong_is_refused(index: Path, name: str) -> None:
    (index / name).write_bytes(b"\x80\x04.")
    (index / manifest.STAMP).unlink(missing_ok=True)
    with pytest.raises(AssistantError, match="does not belong"):
        BuiltIndex.open(index)


def test_a_retriever_alone(index: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    for path in sorted((index / "cases").glob("*.npy")):
        held = io.BytesIO()
        np.save(held, np.array([Planted(mark)], dtype=object), allow_pickle=True)
        path.write_bytes(held.getvalue())
        with pytest.raises((AssistantError, ValueError)):
            Retriever.load(index / "cases")
        assert not mark.exists()


def test_the_source_loads_nothing_that_could_run() -> None:
    for path in (ROOT / "assistant").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                assert not {one.name.split(".")[0] for one in node.names} & RUNS_CODE, path
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] not in RUNS_CODE, path
            if isinstance(node, ast.Call):
                _harmless(node, path)


def _harmless(call: ast.Call, path: Path) -> None:
    said = ast.unparse(call.func)
    named = {one.arg: ast.unparse(one.value) for one in call.keywords}
    where = f"{path}:{call.lineno}"
    assert said not in CALLS, where
    assert said not in ("joblib.load", "os.system", "os.popen", "yaml.load", "yaml.unsafe_load"), (
        where
    )
    if said in ("np.load", "np.save", "numpy.load"):
        assert named.get("allow_pickle") == "False", where
    assert named.get("shell", "False") == "False", where
