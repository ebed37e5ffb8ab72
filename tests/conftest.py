"""The small corpus, and the shipped one, each indexed once a session and shared by all workers."""

import os
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant, paths
from assistant.building.opening import open_index
from tests.running import SMALL, Ask, Command, asking

TODAY = date(2026, 11, 24)
PATIENCE = 400  # seconds to wait for another worker's build


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the small corpus that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "corpus"))


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of indexes of the small corpus; not to be changed."""
    return _once(tmp_path_factory, "small-index", lambda folder: _index(SMALL, folder))


@pytest.fixture(scope="session")
def small(small_index: Path) -> Assistant:
    """An assistant over the small corpus, on a fixed day."""
    return Assistant(open_index(SMALL, small_index, _silent), today=TODAY)


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of indexes of the shipped corpus; not to be changed."""
    corpus = paths.shipped_corpus()
    return _once(tmp_path_factory, "shipped-index", lambda folder: _index(corpus, folder))


@pytest.fixture(scope="session")
def shipped(shipped_index: Path) -> Assistant:
    """An assistant over the shipped corpus."""
    return Assistant.load(index=shipped_index)


@pytest.fixture(scope="session")
def assistant(shipped: Assistant) -> Assistant:
    """The shipped assistant, on a fixed day."""
    return Assistant(shipped.index, today=TODAY)


@pytest.fixture
def command(tmp_path: Path, small_index: Path) -> Command:
    """The command over the small corpus, in a fresh process."""
    return Command(tmp_path, ("--corpus", str(SMALL), "--index", str(small_index)))


@pytest.fixture
def ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, small_index: Path
) -> Ask:
    """The command over the small corpus, in this process."""
    return asking(capsys, monkeypatch, ("--corpus", str(SMALL), "--index", str(small_index)))


def _index(corpus: Path, folder: Path) -> None:
    open_index(corpus, folder, _silent)


def _silent(_: str) -> None:
    pass


def _once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """A folder built by the first worker that needs it; the others wait."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, taken, built = (shared / f"{name}{end}" for end in ("", ".taken", ".built"))
    try:
        taken.mkdir()
    except FileExistsError:
        _wait_for(built)
    else:
        build(folder)
        built.touch()
    return folder


def _wait_for(path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not path.exists():
        if time.monotonic() > until:
            raise TimeoutError(f"{path.name} was not built by the worker that began it")
        time.sleep(0.1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slowest tests first, so that no worker waits for them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
