"""No network outside `serve` and `--cluster`: everything else runs with every socket refused, and asks for none."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from assistant.batch.pool import CHUNK
from tests.running import SMALL, Command

# joblib counts the processor's cores, matplotlib lists the fonts, a batch starts its own workers
LOCAL_PROGRAMS = {sys.executable, "lscpu", "fc-list"}
WATCHING = Path(__file__).with_name("watching.py")
TURNS = [
    "nurses leave",
    "why the first one",
    "only acute",
    "what about the law",
    "save 1",
    "export",
]
SCREENS = """
import asyncio, sys
from pathlib import Path
from assistant.engine import Assistant
from assistant.tui.app import AssistantApp

async def look():
    load = lambda tell: Assistant.load(sys.argv[1], sys.argv[2], progress=tell)
    app = AssistantApp(load, data_dir=Path(sys.argv[3]))
    async with app.run_test() as pilot:
        while app.asking is None:
            await pilot.pause(0.05)
        await pilot.press(*"nurses leave", "enter")
        while app.conversation._pending:
            await pilot.pause(0.05)
        await pilot.press("ctrl+g", "h")
        await pilot.pause(0.1)

asyncio.run(look())
"""


class Watched(Command):
    """The command in a process that may not have a socket; what it asked for is in a file."""

    @property
    def seen(self) -> list[str]:
        path = self.home / "seen.txt"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    @property
    def environment(self) -> dict[str, str]:
        held = super().environment
        path = f"{self.home / 'watching'}:{held['PYTHONPATH']}"
        return {**held, "PYTHONPATH": path, "WATCHED_INTO": str(self.home / "seen.txt")}

    def asked_for(self, *kinds: str) -> list[str]:
        return [line for line in self.seen if line.startswith(kinds)]


@pytest.fixture
def watched(tmp_path: Path, small_index: Path) -> Watched:
    (tmp_path / "watching").mkdir()
    shutil.copy(WATCHING, tmp_path / "watching" / "sitecustomize.py")
    before = (
        "--corpus",
        str(SMALL),
        "--index",
        str(small_index),
        "--data-dir",
        str(tmp_path / "d"),
    )
    return Watched(tmp_path, before)


class _Python(Watched):
    def line(self, *words: str) -> list[str]:
        return [sys.executable, "-c", *words]


def no_network(watched: Watched) -> None:
    assert watched.asked_for("socket", "urllib", "http", "ftplib", "smtplib", "ssl") == []


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), 0.1)",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import _socket; _socket.socket(2, 2).sendto(b'', ('192.0.2.1', 53))",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')",
    ],
)
def test_the_watch_sees_and_refuses(watched: Watched, code: str) -> None:
    caught = f"try:\n    {code}\nexcept OSError as error:\n    print(error)"
    done = _Python(watched.home)(caught)
    assert "no network here" in done.out
    assert watched.asked_for("socket", "urllib")


def test_a_question_a_conversation_and_a_look_round(watched: Watched) -> None:
    assert watched("recommend", "nurses leave", "--format", "json").code == 0
    assert watched("chat", stdin="\n".join(TURNS)).code == 0
    assert watched("legal", "list").code == 0
    assert watched("doctor").code in (0, 1)
    assert watched("corpus", "check").code == 0
    no_network(watched)
    assert watched.asked_for("pickle") == []
    assert watched.asked_for("subprocess") == []


@pytest.mark.parametrize(("jobs", "rows", "ending"), [("1", 12, ".docx"), ("2", 5 * CHUNK, ".csv")])
def test_a_batch_and_its_report(watched: Watched, jobs: str, rows: int, ending: str) -> None:
    held = [json.dumps({"id": str(n), "text": f"nurses leave ward {n}"}) for n in range(rows)]
    (watched.home / "in.jsonl").write_text("\n".join(held), encoding="utf-8")
    report = ("--report", "report.html") if jobs == "1" else ()
    done = watched("batch", "in.jsonl", "--output", f"out{ending}", "--jobs", jobs, *report)
    assert done.code == 0, done.err
    no_network(watched)
    assert {line.split()[1] for line in watched.asked_for("subprocess")} <= LOCAL_PROGRAMS


def test_a_training(watched: Watched, tmp_path: Path) -> None:
    corpus = shutil.copytree(SMALL, tmp_path / "corpus")
    words = ("--corpus", str(corpus), "--index", str(tmp_path / "index"))
    done = watched(*words, "train", "--force")
    assert done.code == 0, done.err
    no_network(watched)
    assert watched.asked_for("pickle") == []


def test_a_page_and_a_document_are_read_and_nothing_they_point_to(
    watched: Watched, tmp_path: Path
) -> None:
    page = """<!DOCTYPE html PUBLIC "x" "http://192.0.2.1/x.dtd"><html><head>
    <link rel=stylesheet href=http://192.0.2.1/s.css><script src=http://192.0.2.1/s.js></script></head><body>
    <h1>Moving wards</h1><img src=http://192.0.2.1/i.png><p>Nurses left Northtown Hospitals, so it made one form.</p>
    <iframe src=http://192.0.2.1/></iframe></body></html>"""
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    done = watched("corpus", "import", "page.html", "--output", "drafts")
    assert done.code == 0, done.err
    no_network(watched)


def test_the_screens(watched: Watched, small_index: Path) -> None:
    done = _Python(watched.home)(SCREENS, str(SMALL), str(small_index), str(watched.home / "d"))
    assert done.code == 0, done.err
    no_network(watched)
