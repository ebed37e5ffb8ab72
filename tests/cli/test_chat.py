"""`chat` as a script and a screen reader meet it: lines in, a transcript or JSON lines out."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.engine import Assistant

COMMAND = [sys.executable, "-m", "assistant"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index built."""
    folder = tmp_path_factory.mktemp("indexes")
    Assistant.load(index=folder)
    return folder


def chat(home: Path, said: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, "--index", str(home), "chat", *options]
    return subprocess.run(command, input=said, capture_output=True, timeout=60, check=False)


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
    command = [*COMMAND, "--index", str(home), "chat", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin and running.stdout
        running.stdin.write(b"hello\n")
        running.stdin.flush()
        assert running.stdout.readline()
        time.sleep(0.2)
        os.kill(running.pid, signal.SIGINT)
        assert running.wait(10) == 130
