"""`chat` as a script and a screen reader meet it: lines in, a transcript or JSON lines out."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.running import SMALL, clean_environment

COMMAND = [sys.executable, "-m", "assistant"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index built."""
    folder = tmp_path_factory.mktemp("indexes")
    Assistant.load(index=folder)
    return folder


def command(home: Path, *options: str) -> list[str]:
    return [*COMMAND, "--index", str(home), "--data-dir", str(home / "data"), "chat", *options]


def chat(home: Path, said: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(home, *options),
        input=said,
        capture_output=True,
        timeout=60,
        check=False,
        env=clean_environment(home),
    )


def test_a_transcript(home: Path) -> None:
    done = chat(home, b"We cannot keep new nurses\nwhy the first one?\nquit\nnever read\n")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert "Reply 1, initiatives:" in text
    assert "Reply 2, explanation:" in text
    assert "Reply 3" not in text
    assert "You:" not in text
    assert not set(text) & set("─│┌┐└┘━█▌■□\x1b\x07\r")


def test_json_lines(home: Path) -> None:
    said = 'We cannot keep new nurses\n{"say": "more like 2\\nplease"}\n\n{"other": 1}\n'
    done = chat(home, said.encode(), "--format", "jsonl")
    turns = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert [turn["turn"] for turn in turns] == [1, 2, 3, 4]
    keys = ["turn", "said", "kind", "text", "cases", "legal", "filters", "answer"]
    assert all(list(turn) == keys for turn in turns)
    assert turns[1]["said"] == "more like 2\nplease"
    assert turns[1]["kind"] == "refinement"
    assert turns[0]["filters"] == {
        "sector": [],
        "theme": [],
        "staff_group": [],
        "country": [],
        "source": [],
        "since": None,
        "not": {},
    }
    assert turns[0]["answer"]["cases"][0]["rank"] == 1


def test_filters_are_options(home: Path) -> None:
    options = ("--format", "jsonl", "--sector", "ambulance", "--since", "2016")
    done = chat(home, b"We cannot keep staff\n", *options)
    turn = json.loads(done.stdout)
    assert turn["filters"]["sector"] == ["ambulance"]
    assert turn["filters"]["since"] == 2016
    assert {case["sector"] for case in turn["answer"]["cases"]} <= {"ambulance"}
    assert chat(home, b"", "--sector", "nowhere").returncode == 2


def test_what_cannot_be_read_is_said_and_passed_over(home: Path) -> None:
    done = chat(home, b"\xff\xfe\nhello\n", "--format", "jsonl")
    kinds = [json.loads(line)["kind"] for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert kinds == ["none", "smalltalk"]


def test_the_end_of_the_input_leaves(home: Path) -> None:
    done = chat(home, b"", "--format", "jsonl")
    assert (done.returncode, done.stdout) == (0, b"")


def test_interrupted(home: Path) -> None:
    with subprocess.Popen(
        command(home, "--format", "jsonl"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdin and running.stdout
        running.stdin.write(b"hello\n")
        running.stdin.flush()
        assert running.stdout.readline()
        time.sleep(0.2)
        os.kill(running.pid, signal.SIGINT)
        assert running.wait(10) == 130


def test_what_is_kept_in_one_run_is_there_in_the_next(home: Path) -> None:
    chat(home, b"We cannot keep new nurses\n2 is useful\nsave this problem\nsave 1\n")
    done = chat(home, b"/history\n/feedback\nmy saved problems\n/shortlists\n/resume\n")
    text = " ".join(done.stdout.decode().split())
    assert "1. We cannot keep new nurses: 2 turns" in text
    assert "useful," in text
    assert "1. We cannot keep new nurses: nothing new" in text
    assert "1. From conversations: 1 case" in text
    assert "is taken up again after 2 turns" in text


def test_the_desk_in_json_lines(home: Path) -> None:
    (home / "in.txt").write_text("nurses leave\n\nsickness rises\n")
    batch = f"/batch {home}/in.txt\n/batch output {home}/out.jsonl\nrun the batch\n"
    shortlist = "new shortlist called B\n/shortlists delete B\nyes\n"
    done = chat(home, (batch + shortlist).encode(), "--format", "jsonl")
    turns = [json.loads(line) for line in done.stdout.decode().splitlines()]
    kinds = [turn["kind"] for turn in turns]
    assert kinds == ["help", "help", "exported", "saved", "clarification", "saved"]
    assert "2 of 2 rows answered" in turns[2]["text"]
    assert "Batch: 2 of 2 rows" in done.stderr.decode()
    assert len((home / "out.jsonl").read_text().splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_stops_a_training_and_the_talk_goes_on(tmp_path: Path, small_index: Path) -> None:
    index = shutil.copytree(small_index, tmp_path / "index")
    pointer = (index / "current.json").read_bytes()
    line = [
        *COMMAND,
        "--corpus",
        str(SMALL),
        "--index",
        str(index),
        "--data-dir",
        str(tmp_path),
        "chat",
    ]
    with subprocess.Popen(
        [*line, "--format", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**clean_environment(tmp_path), "PYTHONUNBUFFERED": "1"},
    ) as running:
        assert running.stdin and running.stdout and running.stderr
        running.stdin.write("/train\n")
        running.stdin.flush()
        for told in running.stderr:
            if told.endswith("learning, part 2\n"):
                os.kill(running.pid, signal.SIGINT)
                break
        turn = json.loads(running.stdout.readline())
        out, _ = running.communicate("hello\n", timeout=60)
    assert turn["text"].startswith("Training was stopped.")
    assert json.loads(out)["kind"] == "smalltalk"
    assert running.returncode == 0
    assert (index / "current.json").read_bytes() == pointer
