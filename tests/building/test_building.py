import json
from pathlib import Path

import pytest

from assistant.building.building import build, case_fields
from assistant.building.settings import Learned
from assistant.errors import CorpusError
from assistant.index import BuiltIndex
from assistant.library import Library
from tests.running import SMALL


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(SMALL)


def test_the_same_corpus_gives_the_same_bytes(library: Library, tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        build(Library.load(SMALL), folder)
        held = sorted(path for path in folder.rglob("*") if path.is_file())
        made.append({path.relative_to(folder): path.read_bytes() for path in held})
    assert made[0] == made[1]


def test_a_case_is_found_by_its_labels_and_by_its_present_name(library: Library) -> None:
    fields = case_fields(library.cases["ward-moves"], library)
    assert "Retention" in fields["labels"]
    assert "Greater North Trust" in fields["place"]
    assert len(fields["situation"]) == 8


def test_only_problems_that_may_be_learned_from_are_passages(
    library: Library, tmp_path: Path
) -> None:
    build(library, tmp_path)
    index = BuiltIndex.open(tmp_path)

    def known(word: str) -> bool:
        [term] = index.analyser.terms(word)
        return index.cases.number(term) >= 0

    assert known("burnt")  # stands in the topic t03 alone, which is learned from
    assert not known("almoner")  # stands in the topic t11 alone, which is held out
    assert not known("printer")  # stands in a topic that must be refused: no case answers it


def test_what_was_learned_is_kept_with_the_corpus(corpus: Path) -> None:
    assert Learned.shipped(corpus) == Learned()
    path = corpus / "evaluation" / "learned.json"
    path.write_text(json.dumps({"calibration": {"cases": {"strong": 0.7}}}))
    assert Learned.shipped(corpus).calibration == {"cases": {"strong": 0.7}}


@pytest.mark.parametrize("text", ["{", "[]", '{"mood": 1}', '{"calibration": "much"}'])
def test_damaged_learning_is_named(corpus: Path, text: str) -> None:
    (corpus / "evaluation" / "learned.json").write_text(text)
    with pytest.raises(CorpusError, match=r"learned\.json cannot be read.*train --keep"):
        Learned.shipped(corpus)
