"""Private, lazy, safe against crashes, a second process, and other versions."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import RecordsError
from assistant.records import Records
from assistant.records.schema import VERSIONS
from tests.records.conftest import Day

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
KILLED = """
import os, sys
from pathlib import Path
from assistant.records import Records
records = Records(Path(sys.argv[1]))
talk = records.history.begin("kept")
records.history.say(talk, "said before the crash")
with records.store.writing() as db:
    db.execute("INSERT INTO turn (conversation, number, said) VALUES (?, 2, 'half done')", (talk,))
    os._exit(9)
"""
WRITER = """
import sys
from pathlib import Path
from assistant.records import Records
records = Records(Path(sys.argv[1]))
for number in range(40):
    records.shortlists.add(1, f"{sys.argv[2]}-{number}", "A case")
"""


def test_nothing_is_made_before_it_is_used(tmp_path: Path) -> None:
    records = Records(tmp_path / "data")
    assert records.counts()["conversations"] == 0
    records.erase()
    assert not (tmp_path / "data").exists()


@posix
def test_only_the_owner_can_read(records: Records) -> None:
    os.umask(os.umask(0o022))
    records.shortlists.make("One")
    assert stat.S_IMODE(records.store.folder.stat().st_mode) == 0o700
    for path in records.store.files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
def test_a_file_that_was_opened_to_others_is_closed_again(records: Records) -> None:
    records.store.folder.mkdir()
    records.store.path.touch(0o644)
    records.shortlists.make("One")
    assert stat.S_IMODE(records.store.path.stat().st_mode) == 0o600


def test_killed_in_a_transaction_keeps_what_was_whole(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == 9
    history = Records(tmp_path).history
    left = history.cut_off()
    assert left is not None
    assert [turn.said for turn in history.turns(left.id)] == ["said before the crash"]
    assert history.cut_off() is None


def test_two_processes_write_at_once(records: Records) -> None:
    records.shortlists.make("Shared")
    folder = str(records.store.folder)
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, folder, name]) for name in ("a", "b")
    ]
    assert [one.wait(60) for one in running] == [0, 0]
    kept = records.shortlists.cases(1)
    assert len({one.case_id for one in kept}) == 80


def test_a_newer_version_is_left_alone(records: Records) -> None:
    records.shortlists.make("One")
    with sqlite3.connect(records.store.path) as db:
        db.execute(f"PRAGMA user_version = {len(VERSIONS) + 1}")
    records.close()
    with pytest.raises(RecordsError, match="newer version"):
        records.shortlists.all()


def test_a_damaged_file_is_said_in_a_sentence_and_can_be_erased(records: Records) -> None:
    records.store.folder.mkdir()
    records.store.path.write_bytes(b"not a database" * 100)
    with pytest.raises(RecordsError, match="Move it away"):
        records.history.talks()
    records.erase()
    assert records.history.talks() == []


def test_a_file_held_by_another_window_is_said(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.records.store.PATIENCE", 0.05)
    records.shortlists.make("One")
    other = sqlite3.connect(records.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    records.close()
    with pytest.raises(RecordsError, match="another window"):
        records.shortlists.make("Two")
    other.execute("ROLLBACK")
    records.shortlists.make("Two")


def test_erased_words_are_not_left_in_the_file(records: Records, day: Day) -> None:
    talk = records.history.begin("x")
    records.history.say(talk, "a most peculiar sentence")
    copied = records.store.folder / "copied"
    copied.mkdir()
    (copied / "note.txt").write_text("copied")
    assert sum(size for _, size in records.places()) > 0
    records.erase()
    records.close()
    left = b"".join(path.read_bytes() for path in records.store.files if path.exists())
    assert b"peculiar" not in left
    assert not copied.exists()
    assert records.counts() == dict.fromkeys(records.counts(), 0)


def test_importing_the_door_opens_no_database() -> None:
    code = "import sys, assistant.paths, assistant.settings; print('sqlite3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
