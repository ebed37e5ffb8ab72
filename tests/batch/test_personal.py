"""The guard before a run and an export: one sentence, and everything goes on."""

import json
from pathlib import Path

import pytest

from assistant.batch.personal import warning
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
    done = command("--quiet", "batch", "in.jsonl", "-o", "out.jsonl", "--top", "1")
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("2 rows seem to hold ")
    assert "an e-mail address" in done.stderr
    assert done.stderr.endswith("repeat: line 2, line 4.\n")
    assert "Hargreaves" not in done.stderr
    for words in (("report", "out.jsonl"), ("difference", "out.jsonl", "out.jsonl")):
        told = command("--quiet", *words, "-o", "told.md")
        assert (told.returncode, len(told.stderr.splitlines())) == (0, 1)
        assert told.stderr.endswith("repeat: 1, 3.\n")


@pytest.mark.parametrize("ending", ["md", "html", "docx", "json"])
def test_a_paper_warns(command: Command, tmp_path: Path, ending: str) -> None:
    done = command("--quiet", "paper", NAMED, "-o", f"out.{ending}")
    assert done.returncode == 0
    assert done.stderr.startswith("The problem seems to hold a name")
    assert (tmp_path / f"out.{ending}").stat().st_size


def test_many_rows_are_counted() -> None:
    said = warning(((f"B{n}", NAMED) for n in range(40)), most=20)
    assert said is not None
    assert said.startswith("20 rows seem among the first 20 to hold ")
    assert said.endswith("B7 and 12 more.")
    assert warning([("B2", "nurses leave")]) is None
