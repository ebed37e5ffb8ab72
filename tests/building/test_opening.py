"""When the serving index is opened, when it is built anew, and what is said of it."""

import os
import shutil
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.building.opening import home_of, open_index
from assistant.errors import CorpusError
from assistant.index import IndexHome, manifest

BUILDING = "Reading the corpus and building its index"


class Opener:
    """Opens an index of a copied corpus and hears what is said."""

    def __init__(self, corpus: Path, folder: Path) -> None:
        self.corpus, self.folder = corpus, folder
        self.said: list[str] = []

    def __call__(self) -> str:
        self.said = []
        return open_index(self.corpus, self.folder, self.said.append).manifest.id

    @property
    def built(self) -> bool:
        return any(BUILDING in sentence for sentence in self.said)

    @property
    def home(self) -> IndexHome:
        return IndexHome(self.folder)


@pytest.fixture
def opener(corpus: Path, small_index: Path, tmp_path: Path) -> Opener:
    """A corpus with a serving index, as after the first question."""
    shutil.copytree(small_index, tmp_path / "index")
    opened = Opener(corpus, tmp_path / "index")
    opened()
    assert not opened.built
    return opened


def add_a_word(corpus: Path) -> None:
    path = corpus / "cases" / "ward-moves.md"
    path.write_text(path.read_text().replace("Many left instead.", "Many left quickly instead."))


def test_the_first_question_builds_and_the_second_does_not(corpus: Path, tmp_path: Path) -> None:
    opener = Opener(corpus, tmp_path / "index")
    first = opener()
    assert opener.built
    assert len(opener.said) > 3
    assert (opener(), opener.said) == (first, [])


def test_a_touched_corpus_is_not_built_again(opener: Opener) -> None:
    before = opener()
    os.utime(opener.corpus / "cases" / "ward-moves.md", (1, 1))
    assert opener() == before
    assert not opener.built


def test_a_changed_corpus_is_built_again(opener: Opener) -> None:
    before = opener()
    add_a_word(opener.corpus)
    after = opener()
    assert opener.built
    assert after != before
    assert opener.home.previous() == before
    assert (opener(), opener.said) == (after, [])


def test_a_pinned_version_serves_whatever_the_corpus_says(opener: Opener) -> None:
    before = opener()
    opener.home.promote(before, pinned=True)
    add_a_word(opener.corpus)
    assert opener() == before
    assert not opener.built


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("cases/weights.npy", "weights.npy has been altered"),
        ("taxonomy.json", "taxonomy.json has been altered"),
        ("manifest.json", "is damaged"),
    ],
)
def test_a_damaged_index_is_named_and_built_again(opener: Opener, name: str, reason: str) -> None:
    before = opener()
    path = opener.home.path(before) / name
    path.write_bytes(path.read_bytes()[:-40])
    assert opener() == before
    assert reason in opener.said[0]
    assert str(opener.home.path(before)) in opener.said[0]
    assert opener.built
    manifest.verify(opener.home.path(before))


def test_a_version_that_is_gone_is_built_again(opener: Opener) -> None:
    before = opener()
    shutil.rmtree(opener.home.path(before))
    assert opener() == before
    assert opener.built


def test_a_damaged_pointer_is_named_and_mended(opener: Opener) -> None:
    before = opener()
    (opener.folder / "current.json").write_text("{")
    assert opener() == before
    assert "current.json cannot be read" in opener.said[0]
    assert (opener(), opener.said) == (before, [])


def test_a_corpus_that_cannot_be_read_leaves_the_serving_index(opener: Opener) -> None:
    before = opener()
    path = opener.corpus / "cases" / "ward-moves.md"
    sound = path.read_text()
    path.write_text("nothing")
    with pytest.raises(CorpusError, match=r"ward-moves\.md:1"):
        opener()
    current = opener.home.current()
    assert current is not None
    assert current.index == before
    assert list(opener.home.versions_folder.glob(".*")) == []
    path.write_text(sound)
    assert opener() == before


def test_two_corpora_have_homes_of_their_own(tmp_path: Path) -> None:
    one, other = home_of(tmp_path / "a", None), home_of(tmp_path / "b", None)
    assert one.folder != other.folder
    assert home_of(tmp_path / "a", tmp_path / "here").folder == tmp_path / "here"


def test_a_folder_that_is_no_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="There is no corpus in"):
        Assistant.load(tmp_path / "nowhere", tmp_path / "index")
