"""Running the command: in this process by ``main``, and in a process of its own with a home of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant.cli import main

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "small_corpus"
NOT_PASSED_ON = "WORKFORCE_ASSISTANT_"


class Done(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Command:
    """The command in a fresh process. ``before`` are the words before a call's own."""

    home: Path
    before: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *words: str, stdin: bytes | str = b"", cwd: Path | None = None) -> Done:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            self.line(*words),
            input=given,
            capture_output=True,
            cwd=cwd or self.home,
            env=self.environment,
            timeout=240,
            check=False,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err, err
        return Done(done.returncode, out, err)

    def line(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "assistant", *self.before, *words]

    @property
    def environment(self) -> dict[str, str]:
        return {**clean_environment(self.home), "PYTHONPATH": str(ROOT), **self.extra}


def clean_environment(home: Path) -> dict[str, str]:
    """This process's environment with another home and without the assistant's own variables."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith((NOT_PASSED_ON, "XDG_", "PYTEST_", "COV_"))
    }
    return {**kept, "HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home)}


class FakeInput(io.TextIOWrapper):
    """Standard input that holds bytes and is no terminal."""

    def __init__(self, held: bytes) -> None:
        super().__init__(io.BytesIO(held), encoding="utf-8")


Ask = Callable[..., Done]


def asking(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, before: tuple[str, ...]
) -> Ask:
    """``main`` in this process, as a call that gives what the command left behind."""

    def ask(*words: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", FakeInput(stdin))
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main([*before, *words])
        code = leaving.value.code
        assert isinstance(code, int)
        done = Done(code, *capsys.readouterr())
        assert "Traceback" not in done.err or "--debug" in words
        return done

    return ask
