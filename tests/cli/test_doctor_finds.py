"""Each fault that `doctor` should find, planted: the finding names it and its mend."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant.cli import checkup
from assistant.cli.checkup import Finding
from assistant.cli.context import Session
from assistant.index import manifest
from assistant.index.versions import IndexHome
from assistant.records import Records
from tests.running import SMALL

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


class Machine(NamedTuple):
    """A sound machine to plant a fault in."""

    session: Session
    patch: pytest.MonkeyPatch

    @property
    def home(self) -> IndexHome:
        return self.session.home

    @property
    def version(self) -> Path:
        current = self.home.current()
        assert current is not None
        return self.home.path(current.index)

    @property
    def data(self) -> Path:
        assert self.session.data_dir is not None
        return self.session.data_dir

    @property
    def corpus(self) -> Path:
        assert self.session.corpus_dir is not None
        return self.session.corpus_dir


@pytest.fixture
def machine(tmp_path: Path, small_index: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    for source, name in ((SMALL, "corpus"), (small_index, "index")):
        shutil.copytree(source, tmp_path / name)
    monkeypatch.setattr("assistant.paths.settings_file", lambda: tmp_path / "settings.toml")
    monkeypatch.setattr(checkup, "clipboard_commands", lambda: [["xclip"]])
    kept = Records(tmp_path / "data")
    kept.shortlists.make("One")
    kept.close()
    return Machine(Session(tmp_path / "corpus", tmp_path / "index", tmp_path / "data"), monkeypatch)


def found(machine: Machine, name: str) -> list[Finding]:
    return [one for one in checkup.checkup(machine.session) if one.name == name]


def remove_index(machine: Machine) -> None:
    shutil.rmtree(machine.home.folder)


def flip_a_bit(machine: Machine) -> None:
    path = machine.version / "facets.json"
    raw = bytearray(path.read_bytes())
    raw[10] ^= 1
    path.write_bytes(bytes(raw))


def lose_a_file(machine: Machine) -> None:
    (machine.version / "triggers.json").unlink()


def lose_the_version(machine: Machine) -> None:
    shutil.rmtree(machine.version)


def spoil_current(machine: Machine) -> None:
    (machine.home.folder / "current.json").write_text("{")


def age_the_index(machine: Machine) -> None:
    path = machine.version / manifest.NAME
    path.write_text(path.read_text().replace('"version": "', '"version": "0.0.'))


def remove_corpus(machine: Machine) -> None:
    shutil.rmtree(machine.corpus)


def spoil_a_case(machine: Machine) -> None:
    (machine.corpus / "cases" / "ward-moves.md").write_text("---\ntitle: [\n---\n")


def let_the_law_age(machine: Machine) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> "Later":
            return cls(2046, 1, 1)

    machine.patch.setattr(checkup, "date", Later)


def data_is_a_file(machine: Machine) -> None:
    shutil.rmtree(machine.data)
    machine.data.write_text("")


def data_may_not_be_written(machine: Machine) -> None:
    true = os.access
    machine.patch.setattr(
        os, "access", lambda path, mode: Path(path) != machine.data and true(path, mode)
    )


def spoil_the_records(machine: Machine) -> None:
    path = machine.data / "records.sqlite3"
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\x55" * (len(raw) - 4096)
    path.write_bytes(bytes(raw))


def records_of_no_kind(machine: Machine) -> None:
    (machine.data / "records.sqlite3").write_bytes(b"x" * 5000)


def newer_records(machine: Machine) -> None:
    with sqlite3.connect(machine.data / "records.sqlite3") as db:
        db.execute("PRAGMA user_version = 999")
    db.close()


def open_the_folder(machine: Machine) -> None:
    machine.data.chmod(0o755)


def open_a_file(machine: Machine) -> None:
    (machine.data / "cases").mkdir(mode=0o700)
    (machine.data / "cases" / "own.md").write_text("x")
    (machine.data / "cases" / "own.md").chmod(0o644)


def plant_a_link(machine: Machine) -> None:
    (machine.data / "copied").symlink_to(machine.corpus, target_is_directory=True)


def dumb_terminal(machine: Machine) -> None:
    machine.patch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    machine.patch.setenv("TERM", "dumb")


def no_colour(machine: Machine) -> None:
    machine.patch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    machine.patch.setenv("TERM", "xterm")
    machine.patch.setenv("NO_COLOR", "1")


def small_window(machine: Machine) -> None:
    machine.patch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((60, 20)))


def other_encoding(machine: Machine) -> None:
    machine.patch.setattr("locale.getpreferredencoding", lambda _=True: "cp1252")


def no_clipboard(machine: Machine) -> None:
    machine.patch.setattr(checkup, "clipboard_commands", list)


def full_disk(machine: Machine) -> None:
    machine.patch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 0, 10**6))


def nearly_full_disk(machine: Machine) -> None:
    usage = shutil._ntuple_diskusage(10**9, 0, 2 * 10**8)
    machine.patch.setattr(shutil, "disk_usage", lambda _: usage)


def older_package(machine: Machine) -> None:
    machine.patch.setattr(
        checkup, "version", lambda name: "1.0" if name == "numpy" else metadata.version(name)
    )


def missing_package(machine: Machine) -> None:
    def version(name: str) -> str:
        if name == "lxml":
            raise metadata.PackageNotFoundError(name)
        return metadata.version(name)

    machine.patch.setattr(checkup, "version", version)


def not_installed(machine: Machine) -> None:
    def requires(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    machine.patch.setattr(checkup, "requires", requires)


def odd_setting(machine: Machine) -> None:
    machine.data.with_name("settings.toml").write_text("history = 7")


def damaged_settings(machine: Machine) -> None:
    machine.data.with_name("settings.toml").write_text("history = [")


PLANTED: list[tuple[Callable[[Machine], None], str, str, str]] = [
    (remove_index, "index", "note", "the first question builds it"),
    (flip_a_bit, "index", "wrong", "has been altered"),
    (lose_a_file, "index", "wrong", "is missing"),
    (lose_the_version, "index", "wrong", "train"),
    (spoil_current, "index", "wrong", "current.json cannot be read"),
    (age_the_index, "index", "note", "builds it again"),
    (remove_corpus, "corpus", "wrong", "--corpus"),
    (spoil_a_case, "corpus", "wrong", "corpus check"),
    (let_the_law_age, "corpus", "note", "past their review day"),
    (data_is_a_file, "your data", "wrong", "--data-dir"),
    (data_may_not_be_written, "your data", "wrong", "may not be written"),
    (spoil_the_records, "your data", "wrong", "data erase"),
    (records_of_no_kind, "your data", "wrong", "data erase"),
    (newer_records, "your data", "wrong", "newer version"),
    (open_the_folder, "your data", "wrong", "chmod -R go="),
    (open_a_file, "your data", "wrong", "own.md"),
    (plant_a_link, "your data", "wrong", "is a link"),
    (dumb_terminal, "terminal", "wrong", "Use `chat`"),
    (no_colour, "terminal", "fine", "no colour"),
    (small_window, "terminal", "note", "80 by 24"),
    (other_encoding, "encoding", "wrong", "PYTHONUTF8=1"),
    (no_clipboard, "clipboard", "note", "OSC 52"),
    (full_disk, "disk", "wrong", "Make room"),
    (nearly_full_disk, "disk", "note", "Make room"),
    (older_package, "versions", "wrong", "numpy is 1.0"),
    (missing_package, "versions", "wrong", "lxml is not installed"),
    (not_installed, "versions", "note", "not installed"),
    (odd_setting, "settings", "wrong", "true or false"),
    (damaged_settings, "settings", "wrong", "cannot be read"),
]


@posix
@pytest.mark.parametrize(
    ("plant", "name", "state", "said"), PLANTED, ids=[one[0].__name__ for one in PLANTED]
)
def test_a_planted_fault_is_found(
    machine: Machine, plant: Callable[[Machine], None], name: str, state: str, said: str
) -> None:
    before = found(machine, name)
    assert not any(said in one.said and one.state == state for one in before)
    plant(machine)
    after = [one for one in found(machine, name) if said in one.said]
    assert [one.state for one in after], found(machine, name)
    assert after[0].state == state


@posix
def test_nothing_of_what_is_kept_is_wrong_on_a_sound_machine(machine: Machine) -> None:
    looked_at = ("index", "corpus", "your data", "settings", "versions", "disk")
    found = [one for one in checkup.checkup(machine.session) if one.name in looked_at]
    assert [one for one in found if one.state == "wrong"] == []
