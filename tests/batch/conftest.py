"""One corpus copied and indexed for all tests of the batch, in this process and in others."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant, paths

ROOT = Path(__file__).parents[2]
PROBLEMS = (
    "our band 5 nurses keep leaving because moving wards means re-applying from scratch",
    "we are moving the community nursing service to another provider in April",
    "agency spend is out of control and nobody shares a bank",
    "sickness absence is rising and managers do not know what to say about anxiety",
    "we cannot recruit healthcare assistants from the local area",
    "newly qualified nurses leave within a year",
    "the rota for resident doctors breaks the rules on rest",
    "our apprenticeship levy goes back to the Treasury unspent",
)


@dataclass(frozen=True)
class Place:
    """Where the corpus and its indexes are."""

    corpus: Path
    index: Path


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    root = tmp_path_factory.mktemp("library")
    shutil.copytree(paths.shipped_corpus(), root / "corpus")
    return Place(root / "corpus", root / "index")


@pytest.fixture(scope="session")
def assistant(place: Place) -> Assistant:
    return Assistant.load(place.corpus, place.index)


Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def command(place: Place, assistant: Assistant, tmp_path: Path) -> Command:
    """Run the real command in a folder of its own."""

    def run(*words: str, **options: Any) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command_line(place, *words),
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=300,
            **options,
        )

    return run


def command_line(place: Place, *words: str) -> list[str]:
    where = ["--corpus", str(place.corpus), "--index", str(place.index)]
    return [sys.executable, "-m", "assistant", *where, *words]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def many_problems(rows: int) -> list[str]:
    """Different problems, some of several lines, some that repeat."""
    return [
        f"{PROBLEMS[place % len(PROBLEMS)]}\nsite {place % 90}: it has cost £{place * 7} so far"
        for place in range(rows)
    ]
