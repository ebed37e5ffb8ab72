"""What the program keeps is its owner's alone, whatever the umask; a link in its place is not followed."""

import os
import stat
from pathlib import Path

import pytest

from assistant.errors import AssistantError
from assistant.private import add_privately, private_folder, write_atomically
from assistant.records import Records
from assistant.tui.clipboard import write_file
from tests.running import SMALL, Command

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
UMASKS = [0o000, 0o022, 0o077, 0o277]
CASE = """\
title: Lockers for walkers
organisation: Ours
problem: Nobody had anywhere to put wet coats and people left.
actions: [We bought lockers.]
"""


def modes(folder: Path) -> dict[str, str]:
    """Every file and folder that others could read or change, with its mode."""
    return {
        str(path.relative_to(folder)): oct(stat.S_IMODE(path.stat().st_mode))
        for path in (folder, *folder.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) not in ((0o700,) if path.is_dir() else (0o600,))
    }


@pytest.mark.parametrize("umask", UMASKS)
def test_whatever_is_written_by_hand_or_by_the_program(tmp_path: Path, umask: int) -> None:
    data = tmp_path / "a" / "data"
    before = os.umask(umask)
    try:
        private_folder(data / "deep" / "deeper")
        write_atomically(data / "kept" / "one.json", "{}")
        add_privately(data / "log.jsonl", "{}\n")
        kept = Records(data)
        kept.shortlists.make("One")
        assert write_file("copied", data)
    finally:
        os.umask(before)
    assert {path.name for path in kept.store.files} <= {path.name for path in data.iterdir()}
    assert modes(tmp_path / "a") == {}


@pytest.mark.parametrize("umask", [0o000, 0o277])
def test_whatever_a_command_leaves_in_the_data_directory(tmp_path: Path, umask: int) -> None:
    """History, an own case, the index that holds it, the log, the settings."""
    command = Command(tmp_path, ("--corpus", str(SMALL), "--data-dir", str(tmp_path / "data")))
    (tmp_path / "data" / "cases").mkdir(parents=True, mode=0o700)
    (tmp_path / "data").chmod(0o700)
    own = (SMALL / "cases" / "ward-moves.md").read_text(encoding="utf-8")
    write_atomically(
        tmp_path / "data" / "cases" / "own-lockers.md",
        own.replace("id: ward-moves", "id: own-lockers"),
    )
    before = os.umask(umask)
    try:
        asked = command(
            "--log", str(tmp_path / "data" / "logs" / "run.jsonl"), "recommend", "nurses leave"
        )
        switched = command("data", "history", "off")
    finally:
        os.umask(before)
    assert asked.code == switched.code == 0, asked.err + switched.err
    assert list((tmp_path / "data" / "indexes").rglob("current.json"))
    assert modes(tmp_path / "data") == {}
    (settings,) = tmp_path.rglob("settings.toml")
    assert stat.S_IMODE(settings.stat().st_mode) == 0o600


def test_a_file_that_others_could_read_is_mended(tmp_path: Path) -> None:
    kept = Records(tmp_path)
    kept.shortlists.make("One")
    kept.close()
    kept.store.path.chmod(0o644)
    Records(tmp_path).shortlists.all()
    assert stat.S_IMODE(kept.store.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["records.sqlite3", "records.sqlite3-wal", "records.sqlite3-shm"])
def test_a_link_where_the_records_would_be_is_refused(tmp_path: Path, name: str) -> None:
    target = tmp_path / "theirs"
    target.write_text("mine")
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    (data / name).symlink_to(target)
    with pytest.raises(AssistantError, match="link"):
        Records(data).shortlists.make("One")
    assert target.read_text() == "mine"


def test_a_link_to_nowhere_makes_nothing_there(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    (data / "records.sqlite3").symlink_to(tmp_path / "made")
    with pytest.raises(AssistantError):
        Records(data).shortlists.make("One")
    with pytest.raises(OSError, match="symbolic"):
        (data / "log").symlink_to(tmp_path / "made")
        add_privately(data / "log", "x")
    assert not (tmp_path / "made").exists()


def test_a_link_is_replaced_and_what_it_leads_to_left(tmp_path: Path) -> None:
    target = tmp_path / "theirs"
    target.write_text("mine")
    (tmp_path / "link").symlink_to(target)
    write_atomically(tmp_path / "link", "new")
    assert target.read_text() == "mine"
    assert (tmp_path / "link").read_text() == "new"


def test_erasing_follows_no_link(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "precious.md").write_text("mine")
    data = tmp_path / "data"
    kept = Records(data)
    kept.shortlists.make("One")
    for name in ("copied", "cases", "indexes"):
        (data / name).symlink_to(theirs, target_is_directory=True)
    assert write_file("text", data) is None
    kept.erase()
    assert (theirs / "precious.md").read_text() == "mine"
    assert [path.name for path in theirs.iterdir()] == ["precious.md"]


def test_a_name_that_tries_sql_is_a_name(tmp_path: Path) -> None:
    kept = Records(tmp_path)
    for name in ("'; DROP TABLE shortlist; --", '" OR 1=1', "%", "_", "a'b"):
        made = kept.shortlists.make(name, name)
        kept.shortlists.add(made, name, name, name, name)
        kept.history.begin(name)
        assert kept.shortlists.get(made).name == name
        assert [one.case_id for one in kept.shortlists.cases(made)] == [name]
    assert len(kept.shortlists.all()) == 5
    kept.erase()
    assert kept.shortlists.all() == []
