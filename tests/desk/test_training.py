"""Training line by line, refused by a gate and stopped by hand: why is said plainly, and the old index serves."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.index import BuiltIndex, IndexHome
from tests.conftest import TODAY
from tests.desk.bench import Bench
from tests.training.test_training import closed_gate, few_topics, held_bytes


@pytest.fixture
def home(tmp_path: Path, small_index: Path) -> IndexHome:
    """A home where the index of the small corpus serves."""
    return IndexHome(Path(shutil.copytree(small_index, tmp_path / "index")))


@pytest.fixture
def bench(tmp_path: Path, corpus: Path, home: IndexHome) -> Iterator[Bench]:
    """A desk over that index, with too few judged problems to wait for learning."""
    few_topics(corpus)
    current = home.current()
    assert current is not None
    assistant = Assistant(BuiltIndex.open(home.path(current.index)), today=TODAY)
    made = Bench(tmp_path, assistant, corpus)
    yield made
    made.desk.close()


def test_a_refusal_says_why(bench: Bench, corpus: Path, home: IndexHome) -> None:
    closed_gate(corpus)
    before = held_bytes(home.folder)
    text = bench.read("/train")
    assert text.startswith("The new index did not pass its gates, so the old one serves on. Why:")
    assert "How well the first ten are ordered: ndcg@10 is" in text
    assert bench.desk.talk.turns[-1].kind == "none"
    assert held_bytes(home.folder) == before


def test_a_corpus_with_an_error_is_not_trained_on(bench: Bench, corpus: Path) -> None:
    (corpus / "cases" / "ward-moves.md").write_text("nothing")
    assert "the first: cases/ward-moves.md:1" in bench.read("train")
    assert "cases/ward-moves.md:1" in bench.read("/health errors")


def test_stopped_the_old_index_serves(bench: Bench, home: IndexHome) -> None:
    before = held_bytes(home.folder)

    def interrupt(sentence: str) -> None:
        if "fitting" in sentence:
            raise KeyboardInterrupt

    bench.desk.speak = interrupt
    assert bench.read("/train").startswith("Training was stopped.")
    assert held_bytes(home.folder) == before
    assert list(home.versions_folder.glob(".*")) == []
