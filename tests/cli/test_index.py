"""`index list`, `show`, `verify` and `rollback` over two versions."""

import json
import shutil
from pathlib import Path

import pytest

from assistant.building.opening import open_index
from assistant.index import IndexHome
from tests.running import Ask, asking


class Versions:
    """Two versions, of the corpus before and after a change; the second serves."""

    def __init__(self, corpus: Path, folder: Path) -> None:
        self.home = IndexHome(folder)
        self.old = open_index(corpus, folder, lambda _: None).manifest.id
        path = corpus / "cases" / "ward-moves.md"
        path.write_text(path.read_text().replace("Many left instead.", "Many soon left instead."))
        self.new = open_index(corpus, folder, lambda _: None).manifest.id


@pytest.fixture
def versions(corpus: Path, small_index: Path, tmp_path: Path) -> Versions:
    shutil.copytree(small_index, tmp_path / "index")
    return Versions(corpus, tmp_path / "index")


@pytest.fixture
def index(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    corpus: Path,
    tmp_path: Path,
) -> Ask:
    where = ("--corpus", str(corpus), "--index", str(tmp_path / "index"))
    return asking(capsys, monkeypatch, (*where, "index"))


def test_before_anything_was_built(index: Ask) -> None:
    assert "No version was built yet" in index("list").out
    assert "No version was built yet" in index("verify").out
    for words in (("show",), ("rollback",), ("show", "abc")):
        done = index(*words)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_versions_are_listed_with_the_serving_one_marked(versions: Versions, index: Ask) -> None:
    held = json.loads(index("list", "--format", "json").out)
    assert {one["id"]: one["serving"] for one in held["versions"]} == {
        versions.old: False,
        versions.new: True,
    }
    assert all(one["cases"] == 6 for one in held["versions"])
    assert held["log"][-1]["before"] == versions.old
    text = index("list").out
    assert f"serving  {versions.new}" in text
    assert f"         {versions.old}" in text


def test_the_card_says_what_is_in_it_and_where_its_limits_are(
    versions: Versions, index: Ask
) -> None:
    held = json.loads(index("show", "--format", "json").out)
    assert held["index"] == versions.new
    assert (held["cases"], held["considerations"], held["years"]) == (6, 2, [2011, 2021])
    assert held["sectors"] == {"acute": 3, "system": 1, "ambulance": 1, "social-care": 1}
    assert "system" in held["thin"]
    assert held["scores"] is None
    text = index("show", versions.old[:7]).out
    assert text.startswith(f"Index {versions.old}")
    assert "Not measured" in text
    assert "not legal advice" in text


def test_a_version_is_named_by_the_beginning_of_its_id(versions: Versions, index: Ask) -> None:
    assert index("verify", versions.new[:8]).out == f"{versions.new}: sound\n"
    done = index("verify", "zzz")
    assert (done.code, done.out) == (2, "")
    assert "names 0 versions" in done.err


def test_damage_is_found_in_whichever_version(versions: Versions, index: Ask) -> None:
    assert index("verify").code == 0
    (versions.home.path(versions.old) / "taxonomy.json").write_text("{}")
    done = index("verify")
    assert done.code == 3
    assert done.out == f"{versions.new}: sound\n"
    assert "taxonomy.json has been altered" in done.err


@pytest.mark.parametrize("text", [None, "{"])
def test_a_version_whose_manifest_cannot_be_read_is_damaged(
    versions: Versions, index: Ask, text: str | None
) -> None:
    path = versions.home.path(versions.new) / "manifest.json"
    path.unlink() if text is None else path.write_text(text)
    done = index("verify")
    assert done.code == 3
    assert f"{versions.new}: The index in" in done.err


def test_a_serving_version_that_is_gone_is_damaged(versions: Versions, index: Ask) -> None:
    shutil.rmtree(versions.home.path(versions.new))
    done = index("verify")
    assert done.code == 3
    assert versions.new in done.err


def test_rolled_back_to_the_one_before_and_forth(versions: Versions, index: Ask) -> None:
    assert f"Index {versions.old} now serves" in index("rollback", "--why", "worse").out
    current = versions.home.current()
    assert current is not None
    assert (current.index, current.pinned) == (versions.old, True)
    assert versions.home.log()[-1]["why"] == "worse"
    assert f"Index {versions.new} now serves" in index("rollback").out


def test_what_was_rolled_back_to_serves_although_the_corpus_changed(
    versions: Versions, index: Ask, ask: Ask, corpus: Path
) -> None:
    index("rollback")
    where = ("--corpus", str(corpus), "--index", str(versions.home.folder))
    done = ask(*where, "recommend", "nurses leave wards", "--format", "json")
    assert json.loads(done.out)["receipt"]["index"] == versions.old
    assert done.err == ""


def test_a_damaged_version_is_not_rolled_back_to(versions: Versions, index: Ask) -> None:
    (versions.home.path(versions.old) / "taxonomy.json").write_text("{}")
    done = index("rollback")
    assert (done.code, done.out) == (3, "")
    current = versions.home.current()
    assert current is not None
    assert current.index == versions.new
