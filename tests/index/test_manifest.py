import json
import os
import shutil
import time
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.errors import IndexDamaged
from assistant.index import BuiltIndex, fingerprint, manifest
from tests.running import SMALL


@pytest.fixture
def folder(tmp_path: Path, small: Assistant) -> Path:
    return Path(shutil.copytree(small.index.folder, tmp_path / "index"))


def test_a_sound_index_opens_and_says_what_it_was_made_from(folder: Path) -> None:
    index = BuiltIndex.open(folder)
    assert index.manifest.counts == {"cases": 6, "considerations": 2}
    assert index.manifest.corpus == fingerprint.corpus_fingerprint(SMALL)
    assert index.manifest.legal == fingerprint.legal_fingerprint(SMALL)
    assert index.case("ward-moves").title == "One short form for nurses who change ward"
    assert index.consideration("tupe").rules[1].effective == "2027-04"
    with pytest.raises(KeyError):
        index.case("no-such-case")


def test_one_altered_bit_of_any_file_is_named(folder: Path) -> None:
    names = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(names) > 20
    for path in names:
        sound = path.read_bytes()
        if path.name in ("manifest.json", manifest.STAMP) or not sound:
            continue
        path.write_bytes(bytes([sound[0] ^ 1]) + sound[1:])
        name = path.relative_to(folder).as_posix()
        with pytest.raises(IndexDamaged, match=f"{name} has been altered"):
            BuiltIndex.open(folder)
        path.write_bytes(sound)
    BuiltIndex.open(folder)


def test_a_missing_file_and_a_strange_one_are_named(folder: Path) -> None:
    (folder / "facets.json").rename(folder / "other.json")
    with pytest.raises(IndexDamaged, match=r"facets\.json is missing"):
        BuiltIndex.open(folder)
    (folder / "other.json").rename(folder / "facets.json")
    (folder / "strange.npy").write_bytes(b"")
    with pytest.raises(IndexDamaged, match=r"strange\.npy does not belong to it"):
        BuiltIndex.open(folder)


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"format": 1}', "\x00", "null"])
def test_a_manifest_that_is_none_is_named(folder: Path, text: str | None) -> None:
    if text is None:
        (folder / "manifest.json").unlink()
    else:
        (folder / "manifest.json").write_text(text)
    with pytest.raises(IndexDamaged, match=str(folder)):
        BuiltIndex.open(folder)


def test_another_format_says_which(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 99}))
    with pytest.raises(IndexDamaged, match=f"format is 99, this program reads {manifest.FORMAT}"):
        manifest.read(folder)


def test_the_manifest_carries_no_time_and_no_place(folder: Path) -> None:
    held = json.loads((folder / "manifest.json").read_text())
    assert set(held) == {"format", "version", "corpus", "legal", "counts", "files"}
    for path in folder.rglob("*.json"):
        assert str(SMALL) not in path.read_text(encoding="utf-8")


def settle(folder: Path) -> None:
    """Give every file an age at which its times can be trusted, and open the index once."""
    time.sleep(2 * manifest.SETTLED)
    BuiltIndex.open(folder)


def test_a_sound_index_is_compared_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(folder)
    monkeypatch.setattr(manifest, "verify", lambda _: pytest.fail("compared again"))
    assert BuiltIndex.open(folder).manifest.counts["cases"] == 6


def test_altered_after_it_was_compared_is_found(folder: Path) -> None:
    settle(folder)
    path = folder / "facets.json"
    sound, before = path.read_bytes(), path.stat()
    path.write_bytes(bytes([sound[0] ^ 1]) + sound[1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(IndexDamaged, match=r"facets\.json has been altered"):
        BuiltIndex.open(folder)


def test_fresh_files_are_not_stamped(folder: Path) -> None:
    (folder / manifest.STAMP).unlink(missing_ok=True)
    (folder / "facets.json").touch()
    BuiltIndex.open(folder)
    assert not (folder / manifest.STAMP).exists()


@pytest.mark.parametrize("stamp", ["", "{}", "\x00", "[1, 2]"])
def test_a_stamp_that_is_none_proves_nothing(folder: Path, stamp: str) -> None:
    (folder / manifest.STAMP).write_text(stamp)
    (folder / "facets.json").write_text("{}")
    with pytest.raises(IndexDamaged, match=r"facets\.json has been altered"):
        BuiltIndex.open(folder)
