"""`data` and `doctor`: what is said, what is changed, and the exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli import checkup
from assistant.cli.context import Session
from assistant.cli.main import cli
from assistant.records import Records

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command over a data directory and a settings file of its own."""
    monkeypatch.setattr("assistant.paths.settings_file", lambda: tmp_path / "settings.toml")

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(
            cli, ["--data-dir", str(tmp_path / "data"), *words], standalone_mode=False
        )

    return invoke


def test_where_and_erase(run: Run, tmp_path: Path) -> None:
    assert "Kept: 0 conversations" in run("data", "where").output
    Records(tmp_path / "data").shortlists.make("One")
    held = json.loads(run("data", "where", "--format", "json").output)
    assert held["kept"]["shortlists"] == 1
    assert held["files"][0]["path"].endswith("records.sqlite3")
    refused = run("data", "erase")
    assert "Add --yes" in str(refused.exception)
    assert "Erased everything" in run("data", "erase", "--yes").output
    assert "Kept: 0 conversations, 0 shortlists" in run("data", "where").output


def test_a_damaged_file_can_be_erased(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "records.sqlite3").write_bytes(b"x" * 5000)
    assert "cannot be used" in str(run("data", "where").exception)
    assert run("data", "erase", "--yes").exception is None
    assert "Kept: 0" in run("data", "where").output


def test_history_is_switched_in_the_settings(run: Run, tmp_path: Path) -> None:
    assert "History is off" in run("data", "history", "off").output
    assert "history = false" in (tmp_path / "settings.toml").read_text()
    assert "kept for 30 days" in run("data", "history", "on", "--days", "30").output
    assert "History is on, kept for 30 days." in run("data", "where").output


def test_doctor_on_a_sound_machine(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    result = run("--index", str(tmp_path / "indexes"), "doctor")
    assert "legal considerations" in result.output
    assert "the first question builds it" in result.output
    assert "Nothing kept yet" in result.output
    assert ("Nothing is wrong." in result.output) == (result.return_value == 0)


def test_doctor_names_what_is_wrong_and_its_mend(run: Run, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("history = 7")
    (tmp_path / "empty").mkdir()
    result = run("--corpus", str(tmp_path / "empty"), "doctor", "--format", "json")
    assert result.return_value == 1
    wrong = {
        one["name"]: one["said"] for one in json.loads(result.output) if one["state"] == "wrong"
    }
    assert "Give true or false." in wrong["settings"]
    assert "Name one with --corpus" in wrong["corpus"]


def test_a_check_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr(checkup, "CHECKS", (("odd", broken),))
    found = list(checkup.checkup(Session()))
    assert found == [("odd", "wrong", "This could not be checked (ValueError: no).")]
