"""The guard before a run and an export: one sentence, and everything goes on."""

import json
from pathlib import Path

import pytest

from assistant.batch.personal import Personal, look_through
from tests.batch.conftest import Command

NAMED = "Nurse Mrs Hargreaves is off with depression and nobody covers her shifts."


def test_rows_are_named_and_the_run_goes_on(command: Command, tmp_path: Path) -> None:
    texts = [
        "nurses leave",
        NAMED,
        "sickness is rising",
        "write to ann.lee@example.org about rotas",
    ]
    lines = (json.dumps({"id": n, "text": text}) for n, text in enumerate(texts))
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    checked = command("batch", "in.jsonl", "--dry-run")
    assert checked.stdout.splitlines()[-1].endswith("repeats: line 2, line 4.")
    run = ("batch", "in.jsonl", "-o", "out.jsonl", "--top", "1")
    done = command(*run)
    assert done.returncode == 0
    warned = done.stderr.splitlines()[-1]
    assert warned.startswith("2 rows seem to hold ")
    assert "an e-mail address" in warned
    assert warned.endswith("repeats: line 2, line 4.")
    assert "Hargreaves" not in done.stderr
    again = command(*run, "--resume")
    assert again.stderr.splitlines()[-1] == warned
    for words in (("report", "out.jsonl"), ("difference", "out.jsonl", "out.jsonl")):
        told = command(*words, "-o", "told.md")
        assert told.returncode == 0
        assert "repeats: 1, 3.\n" in told.stderr


def test_quiet_says_nothing_and_the_files_tell(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(f"nurses leave\n\n{NAMED}\n")
    done = command("--quiet", "batch", "in.txt", "-o", "out.jsonl", "--report", "told.md")
    assert (done.returncode, done.stderr) == (0, "")
    held = json.loads((tmp_path / "out.jsonl.manifest.json").read_text())["personal_data"]
    assert (held["rows"], held["first"]) == (1, ["line 3"])
    assert held["kinds"] == {"name": 1, "health": 1}
    said = "1 row seems to hold a name and someone’s health"
    assert said in (tmp_path / "told.md").read_text()
    for ending in ("jsonl", "md"):
        difference = ("difference", "out.jsonl", "out.jsonl", "-o", f"other.{ending}")
        assert command("--quiet", *difference).stderr == ""
        told = json.loads((tmp_path / f"other.{ending}.manifest.json").read_text())
        assert told["personal_data"] == {**held, "first": ["2"]}
        assert told["now"] == told["before"]
    assert said in (tmp_path / "other.md").read_text()


@pytest.mark.parametrize("ending", ["md", "html", "docx", "json"])
def test_a_paper_warns(command: Command, tmp_path: Path, ending: str) -> None:
    done = command("--quiet", "paper", NAMED, "-o", f"out.{ending}")
    assert done.returncode == 0
    assert done.stderr.startswith("The problem seems to hold a name")
    assert (tmp_path / f"out.{ending}").stat().st_size


def test_every_row_is_counted_and_a_few_are_named() -> None:
    found = look_through((f"B{n}", NAMED if n != 5 else "nurses leave") for n in range(40))
    said = found.sentence()
    assert said is not None
    assert said.startswith("39 rows seem to hold ")
    assert said.endswith("B7, B8 and 31 more.")
    assert look_through([("B2", "nurses leave")]).sentence() is None


def test_rows_counted_in_parts_are_those_counted_at_once() -> None:
    texts = [(f"B{n}", NAMED if n % 3 else "mail ann.lee@example.org") for n in range(30)]
    parts = Personal()
    for at in range(0, 30, 7):
        parts.add(look_through(texts[at : at + 7]))
    assert parts == look_through(texts)
    assert Personal.of(json.loads(json.dumps(parts.facts()))) == parts
