"""A place of its own for faults: a copy of the small corpus, its index, a data folder, and the command run there."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from assistant.index import IndexHome, manifest

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "small_corpus"
TEXT = "nurses leave because another ward means applying again"
LONGEST_SENTENCE = 1_500  # characters
PATIENCE = 600  # seconds
MADE_OF_CODE = ("Traceback", "inside the program")


class Done(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def refused(self) -> bool:
        """Whether it ended by itself with a code of the contract and a plain sentence."""
        said = self.err.strip() or self.out.strip()  # what is wrong is `doctor`'s output
        plain = not any(mark in said for mark in MADE_OF_CODE)
        return self.code in (1, 2, 3, 4) and plain and 0 < len(said) < LONGEST_SENTENCE


@dataclass
class Place:
    """One folder with everything in it. ``more`` are words before a command's own."""

    folder: Path
    source: Path = SMALL
    more: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.corpus.exists():
            shutil.copytree(self.source, self.corpus)

    @property
    def corpus(self) -> Path:
        """The copy of the corpus."""
        return self.folder / "corpus"

    @property
    def index(self) -> Path:
        """The folder of indexes."""
        return self.folder / "index"

    @property
    def data(self) -> Path:
        """The folder of what a user keeps."""
        return self.folder / "data"

    @property
    def home(self) -> IndexHome:
        """The index versions."""
        return IndexHome(self.index)

    def line(self, *words: str) -> list[str]:
        """The command's words."""
        where = (
            "--corpus",
            str(self.corpus),
            "--index",
            str(self.index),
            "--data-dir",
            str(self.data),
        )
        return [sys.executable, "-m", "assistant", *where, *words]

    @property
    def environment(self) -> dict[str, str]:
        """A home of its own."""
        home = {"HOME": str(self.folder), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("WORKFORCE_", "XDG_"))}
        return {**kept, **home, **self.more}

    def run(self, *words: str, before: Callable[[], None] | None = None) -> Done:
        """The command in a process of its own. ``before`` is run in it first."""
        done = subprocess.run(
            self.line(*words),
            capture_output=True,
            env=self.environment,
            cwd=self.folder,
            timeout=PATIENCE,
            check=False,
            preexec_fn=before,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """The command begun in a process of its own."""
        return subprocess.Popen(
            self.line(*words),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment,
            cwd=self.folder,
        )

    def ask(self, before: Callable[[], None] | None = None) -> Done:
        """One problem asked."""
        return self.run("--quiet", "recommend", TEXT, "--format", "json", before=before)

    @cached_property
    def sound(self) -> dict[str, Any]:
        """The answer of the sound index, which is built where there is none."""
        done = self.ask()
        assert done.code == 0, done.err
        answer: dict[str, Any] = json.loads(done.out)
        return answer

    def answers(self, done: Done) -> bool:
        """Whether a command answered with the right cases."""
        if done.code != 0:
            return False
        cases = [case["id"] for case in json.loads(done.out)["cases"]]
        return bool(cases) and cases[0] == self.sound["cases"][0]["id"]

    def serves(self) -> bool:
        """Whether an index serves whose every file is as it was built."""
        current = self.home.current()
        if current is None:
            return False
        manifest.verify(self.home.path(current.index))
        return self.answers(self.ask())
