import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.batch import beginning, running
from assistant.batch.journal import Journal
from assistant.batch.places import Places
from assistant.batch.plan import Outcome, Plan
from assistant.batch.reading import open_source
from assistant.batch.running import run
from assistant.errors import UsageError
from tests.batch.conftest import Command, Place, command_line, environment, many_problems

ENDINGS = ("", ".errors.csv")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    body = "".join(
        f'{n},"{text if n % 11 else ""}"\n' for n, text in enumerate(many_problems(60), 1)
    )
    path.write_text("id,problem\n" + body)
    return path


def go(assistant: Assistant, source: Path, output: Path, *, resume: bool = True) -> Outcome:
    opened = open_source(source)
    places = Places.of(output, None, source)
    plan = Plan(opened, places, top=1, jobs=1, resume=resume, quiet=True)
    return run(plan, assistant)


def results(output: Path) -> list[bytes]:
    return [output.with_name(output.name + ending).read_bytes() for ending in ENDINGS]


def test_a_journal_cut_anywhere_ends_the_same(
    assistant: Assistant, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "whole.jsonl"
    go(assistant, source, whole)
    stopped = tmp_path / "stopped.jsonl"
    with monkeypatch.context() as patched:
        patched.setattr(running, "write_output", _killed)
        with pytest.raises(_Killed):
            go(assistant, source, stopped)
    journal = (tmp_path / "stopped.jsonl.journal").read_bytes()
    chance = random.Random(6)
    for cut in sorted(chance.sample(range(len(journal)), 12)):
        (tmp_path / "stopped.jsonl.journal").write_bytes(journal[:cut] + b"\x00" * (cut % 3))
        go(assistant, source, stopped)
        assert results(stopped) == results(whole), cut
        stopped.unlink()


class _Killed(BaseException):
    pass


def _killed(*_: object, **__: object) -> None:
    raise _Killed


@pytest.mark.parametrize("step", ["write_output", "write_faults", "write_manifest", "remove"])
def test_killed_between_two_files(
    assistant: Assistant,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    whole, stopped = tmp_path / "whole.jsonl", tmp_path / "stopped.jsonl"
    go(assistant, source, whole)
    with monkeypatch.context() as patched:
        if step == "remove":
            patched.setattr(Journal, "remove", _killed)
        else:
            patched.setattr(running, step, _killed)
        with pytest.raises(_Killed):
            go(assistant, source, stopped)
    go(assistant, source, stopped)
    assert results(stopped) == results(whole)
    assert not (tmp_path / "stopped.jsonl.journal").exists()


def test_finished_runs_are_not_run_again(
    assistant: Assistant, source: Path, tmp_path: Path
) -> None:
    first = go(assistant, source, tmp_path / "out.jsonl")
    second = go(assistant, source, tmp_path / "out.jsonl")
    assert (first.already_done, second.already_done) == (False, True)
    assert second.counts == first.counts
    (tmp_path / "out.jsonl").write_text("altered")
    assert not go(assistant, source, tmp_path / "out.jsonl").already_done


def _stop_halfway(
    assistant: Assistant, source: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(running, "write_output", _killed)
        with pytest.raises(_Killed):
            go(assistant, source, output)
    journal = output.with_name(output.name + ".journal")
    journal.write_bytes(journal.read_bytes()[:-50])


def test_a_changed_row_is_answered_again(
    assistant: Assistant, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.jsonl"
    _stop_halfway(assistant, source, output, monkeypatch)
    source.write_text(source.read_text().replace("site 20:", "site 2020:"))
    go(assistant, source, output)
    afresh = tmp_path / "afresh.jsonl"
    go(assistant, source, afresh)
    assert results(output) == results(afresh)


def test_an_unfinished_run_is_not_thrown_away_unasked(
    assistant: Assistant, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.jsonl"
    _stop_halfway(assistant, source, output, monkeypatch)
    with pytest.raises(UsageError, match="--resume"):
        go(assistant, source, output, resume=False)


def test_a_changed_index_asks_first(
    place: Place,
    assistant: Assistant,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = tmp_path / "out.jsonl"
    _stop_halfway(assistant, source, output, monkeypatch)
    changed = Assistant(assistant.index)
    receipt = assistant.receipt.model_copy(update={"index": "0" * 12})
    monkeypatch.setattr(Assistant, "receipt", property(lambda _: receipt))
    with pytest.raises(UsageError, match=r"the index .* changed.*--start-again"):
        go(changed, source, output)
    asked: list[str] = []

    def agree(question: str) -> bool:
        asked.append(question)
        return True

    plan = Plan(open_source(source), Places.of(output, None, source), top=1, jobs=1, resume=True)
    outcome = run(plan, changed, agree=agree)
    assert outcome.rows == 60
    assert asked


def test_the_law_is_read_as_of_the_day_the_run_began(
    assistant: Assistant, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    output = tmp_path / "out.jsonl"
    _stop_halfway(assistant, source, output, monkeypatch)

    class Tomorrow(date):
        @classmethod
        def today(cls) -> "Tomorrow":
            return cls(2031, 1, 1)

    monkeypatch.setattr(beginning, "date", Tomorrow)
    go(assistant, source, output)
    held = json.loads((tmp_path / "out.jsonl.manifest.json").read_text())
    assert held["settings"]["as_at"] == date.today().isoformat()


def test_two_runs_do_not_write_one_output(
    assistant: Assistant, source: Path, tmp_path: Path
) -> None:
    from assistant.batch import locking

    with (
        locking.held(tmp_path / "out.jsonl.lock"),
        pytest.raises(UsageError, match="Another run is writing"),
    ):
        go(assistant, source, tmp_path / "out.jsonl")


def started(place: Place, folder: Path, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command_line(place, *words),
        cwd=folder,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for_rows(process: "subprocess.Popen[str]", journal: Path, size: int) -> None:
    """Until the journal has grown past a size, or the run has ended."""
    for _ in range(3000):
        if process.poll() is not None or (journal.exists() and journal.stat().st_size > size):
            return
        time.sleep(0.02)


def test_kill_9_and_resume(command: Command, place: Place, tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(many_problems(220))]
    lines[100] = "{broken"
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    words = ("batch", "in.jsonl", "--top", "1", "--jobs", "2")
    assert command(*words, "-o", "whole.jsonl").returncode == 1
    journal = tmp_path / "out.jsonl.journal"
    kills = 0
    for _ in range(4):
        begun = journal.stat().st_size if journal.exists() else 0
        process = started(place, tmp_path, *words, "-o", "out.jsonl", "--resume")
        wait_for_rows(process, journal, begun + 500)
        kills += process.poll() is None
        process.kill()
        process.communicate()
    assert kills >= 2
    assert command(*words, "-o", "out.jsonl", "--resume").returncode == 1
    for ending in ("", ".errors.jsonl"):
        whole, resumed = (tmp_path / f"{name}.jsonl{ending}" for name in ("whole", "out"))
        assert whole.read_bytes() == resumed.read_bytes()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_is_130_and_says_how_to_go_on(
    place: Place, assistant: Assistant, tmp_path: Path, jobs: str
) -> None:
    lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(many_problems(4_000))]
    (tmp_path / "in put.jsonl").write_text("\n".join(lines))
    words = ("batch", "in put.jsonl", "-o", "out.jsonl", "--top", "1", "--jobs", jobs)
    process = started(place, tmp_path, *words)
    wait_for_rows(process, tmp_path / "out.jsonl.journal", 2_000)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "batch 'in put.jsonl' -o out.jsonl --top 1 --jobs" in said.splitlines()[-1]
    assert said.splitlines()[-1].endswith("--resume")
    assert not (tmp_path / "out.jsonl").exists()
