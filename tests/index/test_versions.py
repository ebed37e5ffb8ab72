"""Versions of an index by hand-made ones of a single file."""

import json
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import IndexDamaged
from assistant.index import IndexHome, manifest
from assistant.index.versions import KEPT, LEFT_BEHIND
from assistant.private import write_atomically


@pytest.fixture
def home(tmp_path: Path) -> IndexHome:
    return IndexHome(tmp_path / "home")


def built(home: IndexHome, text: str) -> str:
    """A version that holds ``text``."""
    with home.building() as folder:
        (folder / "held.txt").write_text(text)
        manifest.seal(folder, version="1", corpus=text, legal="l", counts={"cases": 1})
        return home.keep(folder)


def scratch(home: IndexHome) -> Iterator[Path]:
    return home.versions_folder.glob(".*")


def test_nothing_serves_at_first(home: IndexHome) -> None:
    assert (home.current(), home.versions(), home.log(), home.previous()) == (None, [], [], None)


def test_a_promoted_version_serves_and_is_logged(home: IndexHome) -> None:
    one = built(home, "one")
    home.promote(one, signature="s", why="first", who="me")
    current = home.current()
    assert current is not None
    assert (current.index, current.signature, current.pinned) == (one, "s", False)
    [entry] = home.log()
    assert (entry["index"], entry["before"], entry["why"], entry["who"]) == (one, None, "first", "me")  # fmt: skip


def test_the_version_before_can_be_gone_back_to(home: IndexHome) -> None:
    one, two = built(home, "one"), built(home, "two")
    home.promote(one)
    assert home.previous() is None
    home.promote(two)
    assert home.previous() == one
    home.promote(one, pinned=True)
    assert home.previous() == two


def test_equal_contents_are_one_version(home: IndexHome) -> None:
    assert built(home, "same") == built(home, "same")
    assert len(home.versions()) == 1
    assert list(scratch(home)) == []


def test_a_damaged_version_is_replaced_by_an_equal_build(home: IndexHome) -> None:
    one = built(home, "same")
    (home.path(one) / "held.txt").write_text("other")
    assert built(home, "same") == one
    manifest.verify(home.path(one))
    assert list(scratch(home)) == []


def test_a_failed_build_leaves_nothing(home: IndexHome) -> None:
    with pytest.raises(RuntimeError), home.building() as folder:
        (folder / "half.txt").write_text("half")
        raise RuntimeError
    assert list(scratch(home)) == []
    assert home.kept() == []


def test_what_a_killed_build_left_is_swept_a_day_later(home: IndexHome) -> None:
    built(home, "one")
    left, young = home.versions_folder / ".building-old", home.versions_folder / ".building-new"
    left.mkdir()
    young.mkdir()
    long_ago = time.time() - LEFT_BEHIND - 60
    os.utime(left, (long_ago, long_ago))
    built(home, "two")
    assert (left.exists(), young.exists()) == (False, True)


def test_the_oldest_are_tidied_but_never_the_one_before(home: IndexHome) -> None:
    made = [built(home, str(number)) for number in range(KEPT + 3)]
    for age, index in enumerate(reversed(made)):
        os.utime(home.path(index), (time.time() - age * 10, time.time() - age * 10))
    home.promote(made[0])
    home.promote(made[-1])
    assert len(home.kept()) == KEPT
    assert {made[0], made[-1]} <= set(home.kept())


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"index": 5}', '{"index": "../../etc"}', '{"index": "a", "mood": 1}'],
)
def test_a_damaged_pointer_is_named(home: IndexHome, text: str) -> None:
    one = built(home, "one")
    (home.folder / "current.json").write_text(text)
    with pytest.raises(IndexDamaged, match=r"current\.json cannot be read"):
        home.current()
    home.promote(one)
    assert home.current() is not None


def test_an_unreadable_version_is_kept_but_not_listed(home: IndexHome) -> None:
    one, two = built(home, "one"), built(home, "two")
    (home.path(one) / "manifest.json").write_text("{")
    assert home.kept() == sorted([one, two])
    assert [version.id for version in home.versions()] == [two]


def test_a_damaged_line_of_the_log_is_passed_over(home: IndexHome) -> None:
    home.promote(built(home, "one"), why="first")
    with (home.folder / "log.jsonl").open("a") as log:
        log.write('{"half": ')
    assert [entry["why"] for entry in home.log()] == ["first"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(IndexDamaged, match=r"No index can be kept in .*file.*--index"),
        IndexHome(tmp_path / "file").building(),
    ):
        pass


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "new \ud800")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_can_read(home: IndexHome) -> None:
    home.promote(built(home, "one"))
    assert stat.S_IMODE((home.folder / "current.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.versions_folder.stat().st_mode) == 0o700
    assert json.loads((home.folder / "current.json").read_text())["pinned"] is False
