"""Logs: off unless asked for, an object a line, and never a word of what was typed or kept."""

import json
import re
import sys
from pathlib import Path

import pytest

from assistant import Assistant, logs
from assistant.cli.reporting import report
from assistant.errors import UsageError
from tests.running import SMALL, Ask, Command

TYPED = "Porters grumble about quixotic rota-juggling at Fenwick Infirmary; jolene.smith@example.org says nurses leave"
WORDS = {word.casefold() for word in re.findall(r"[A-Za-z]{5,}", TYPED)} - {"example"}


def holds_none(text: str) -> None:
    assert {word for word in WORDS if word in text.casefold()} == set()


@pytest.fixture
def off() -> object:
    """Logs are as they were before the test."""
    patch = pytest.MonkeyPatch()
    patch.delenv(logs.VARIABLE, raising=False)
    yield
    patch.undo()
    logs.start(None)


def test_a_log_holds_what_happened_and_not_a_word_of_it(command: Command, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    logged = Command(command.home, command.before, {logs.VARIABLE: str(log)})
    (tmp_path / "in.csv").write_text(f"id,problem\nfenwick,{TYPED}\nfenwick2,\n", encoding="utf-8")
    assert logged("recommend", TYPED).code == 0
    assert logged("chat", stdin=f"{TYPED}\nonly fenwick infirmary\nsave 1\n").code == 0
    assert logged("batch", "in.csv", "--output", "quixotic.jsonl", "--jobs", "1").code == 1
    assert logged("recommend", TYPED, "--sector", "grumble").code == 2
    assert logged("--data-dir", str(tmp_path / "porters"), "data", "where").code == 0
    assert logged("legal", "show", "grumble").code != 0
    text = log.read_text(encoding="utf-8")
    holds_none(text)
    rows = [json.loads(line) for line in text.splitlines()]
    assert all({"at", "process", "event"} <= row.keys() for row in rows)
    told = [(row["event"], row.get("command"), row.get("code")) for row in rows]
    assert ("command", "recommend", 0) in told
    assert ("command", "recommend", 2) in told
    assert {"answered", "index opened", "batch finished"} <= {event for event, _, _ in told}
    answered = next(row for row in rows if row["event"] == "answered")
    assert answered["characters"] == len(TYPED)
    assert answered["seconds"] > 0


def test_nothing_is_logged_unless_asked(command: Command, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    assert command("recommend", TYPED).code == 0
    assert {path for path in tmp_path.rglob("*") if path.is_file()} <= before


@pytest.mark.usefixtures("off")
@pytest.mark.parametrize("text", [TYPED, "two words", "", "x" * 41, "naïve", "a/b", "line\n"])
def test_a_text_is_refused_where_it_is_logged(tmp_path: Path, text: str) -> None:
    logs.start(tmp_path / "log")
    with pytest.raises(ValueError, match="never logged"):
        logs.event("answered", problem=text)
    assert (tmp_path / "log").read_text() == ""


@pytest.mark.usefixtures("off")
def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--log"):
        logs.start(tmp_path)
    logs.start(tmp_path / "log")
    (tmp_path / "log").unlink()
    (tmp_path / "log").mkdir()
    logs.event("answered")  # and the work goes on


def test_a_report_hides_what_was_typed_and_shows_where(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: Assistant, text: str, *_: object, **__: object) -> object:
        try:
            raise KeyError(text.split()[2])
        except KeyError as error:
            raise RuntimeError(f"cannot fold {text}") from error

    monkeypatch.setattr(Assistant, "recommend", broken)
    monkeypatch.setattr(sys, "argv", ["workforce-assistant"])
    told = report_of(ask("--debug", "recommend", TYPED, "--keep=Fenwick").err)
    holds_none(told)
    assert re.search(r"^Given: .*--debug.* recommend \[yours\] --keep$", told, re.M)
    assert "KeyError" in told
    assert "RuntimeError: cannot fold [yours]" in told
    assert "recommend.py" in told


def report_of(err: str) -> str:
    """The report, without the sentence for the person at the keyboard that follows it."""
    return err.partition("Something went wrong inside the program")[0]


def test_a_report_hides_the_home_folder() -> None:
    path = Path.home() / "secret" / "plan.csv"
    assert str(Path.home()) not in report(OSError(f"no {path}"), ["batch", str(path)])


def test_the_right_code_with_debug_too(ask: Ask) -> None:
    assert ask("--debug", "recommend", "nurses", "--sector", "grumble").code == 2
    assert ask("--debug", "--corpus", str(SMALL / "none"), "recommend", "nurses").code == 3
