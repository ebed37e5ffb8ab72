"""Training on the small corpus: promoted, refused, the same again, killed."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.building.opening import open_index
from assistant.building.settings import Learned
from assistant.errors import CorpusError, GateRefused
from assistant.index import BuiltIndex, IndexHome, manifest
from assistant.training import STAGES
from assistant.training.training import Trained, train
from tests.running import SMALL, Command

TEXT = "nurses leave because another ward means applying again"
Change = Callable[[Path], None]


def trained(corpus: Path, home: IndexHome, *, keep: bool = False, force: bool = False) -> Trained:
    return train(corpus, home, progress=lambda _: None, keep=keep, force=force)


def held_bytes(folder: Path) -> dict[str, bytes]:
    stamp = "verified.json"  # says when files were last compared, not what serves
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != stamp)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def few_topics(corpus: Path) -> None:
    """Leave too few judged problems to learn from, so that a test need not wait for learning."""
    path = corpus / "evaluation" / "topics.jsonl"
    rows = path.read_text().splitlines(keepends=True)
    path.write_text("".join(rows[:3] + rows[-3:]))


def closed_gate(corpus: Path) -> None:
    """A gate that nothing passes."""
    few_topics(corpus)
    (corpus / "evaluation" / "gates.json").write_text('{"floors": {"ndcg@10": 1.1}, "auroc": 0}')


@pytest.fixture
def home(tmp_path: Path, small_index: Path) -> IndexHome:
    """A home where the index of the small corpus serves."""
    return IndexHome(Path(shutil.copytree(small_index, tmp_path / "index")))


def test_training_learns_measures_and_promotes_the_same_each_time(
    corpus: Path, home: IndexHome, tmp_path: Path
) -> None:
    before = home.current()
    assert before is not None
    said: list[str] = []
    done = train(corpus, home, progress=said.append, who="me", why="to see")
    assert said[0] == "checking the corpus"
    assert len(said) == len(set(said)) == STAGES
    current = home.current()
    assert current is not None
    assert current.index == done.index != before.index
    assert (home.log()[-1]["who"], home.log()[-1]["why"]) == ("me", "to see")
    assert done.figures is not None
    assert done.figures.topics == 3  # those held out of all learning
    assert done.cross_validated is not None
    index = BuiltIndex.open(home.path(done.index))
    assert set(index.calibration) == {"answerable", "cases", "legal"}
    card = json.loads((home.folder / "cards" / f"{done.index}.json").read_text())
    assert card["held out"]["ndcg@10"] == done.figures.means["ndcg@10"]
    # it serves without being built again
    said.clear()
    assert open_index(corpus, home.folder, said.append).manifest.id == done.index
    assert said == []
    empty = IndexHome(tmp_path / "empty")
    again = trained(corpus, empty)
    assert (again.index, again.figures) == (done.index, done.figures)
    assert held_bytes(empty.path(again.index)) == held_bytes(home.path(done.index))


def test_a_gate_that_is_not_met_leaves_the_serving_index(corpus: Path, home: IndexHome) -> None:
    before = held_bytes(home.folder)
    closed_gate(corpus)
    reason = r"not promoted.*\n.*the first ten are ordered: ndcg@10 is .*the floor is 1\.100"
    with pytest.raises(GateRefused, match=reason) as refused:
        trained(corpus, home)
    assert refused.value.reasons[0].endswith("the floor is 1.100.")
    assert held_bytes(home.folder) == before
    assert list(home.versions_folder.glob(".*")) == []


def test_force_promotes_all_the_same(corpus: Path, home: IndexHome) -> None:
    closed_gate(corpus)
    done = trained(corpus, home, force=True)
    current = home.current()
    assert current is not None
    assert current.index == done.index


def test_too_few_judged_problems_teach_nothing_and_are_no_fault(
    corpus: Path, home: IndexHome
) -> None:
    few_topics(corpus)
    done = trained(corpus, home)
    assert done.cross_validated is None
    assert done.figures is not None
    assert BuiltIndex.open(home.path(done.index)).calibration == {}


def test_a_corpus_without_judged_problems_is_built_and_not_measured(
    corpus: Path, home: IndexHome
) -> None:
    shutil.rmtree(corpus / "evaluation")
    done = trained(corpus, home)
    assert (done.figures, done.cross_validated) == (None, None)
    manifest.verify(home.path(done.index))


def test_a_corpus_with_an_error_is_not_trained_on(corpus: Path, home: IndexHome) -> None:
    before = held_bytes(home.folder)
    path = corpus / "cases" / "ward-moves.md"
    path.write_text(path.read_text().replace("themes: [retention]", "themes: [joy]"))
    with pytest.raises(CorpusError, match=r"1 errors, the first: cases/ward-moves\.md:\d+: `joy`"):
        trained(corpus, home)
    assert held_bytes(home.folder) == before


def test_what_was_learned_can_be_kept_with_the_corpus(corpus: Path, home: IndexHome) -> None:
    done = trained(corpus, home, keep=True)
    learned = Learned.shipped(corpus)
    assert set(learned.calibration) == {"answerable", "cases", "legal"}
    # an index built of that corpus on another machine ranks alike: it is the same index
    elsewhere = home.folder.parent / "elsewhere"
    assert open_index(corpus, elsewhere, lambda _: None).manifest.id == done.index


@pytest.fixture
def command(corpus: Path, home: IndexHome, tmp_path: Path) -> Command:
    return Command(tmp_path, ("--corpus", str(corpus), "--index", str(home.folder)))


def test_the_command_promotes_and_says_so(command: Command, corpus: Path, home: IndexHome) -> None:
    few_topics(corpus)
    done = command("train", "--why", "a trial")
    assert done.code == 0
    current = home.current()
    assert current is not None
    assert done.out.startswith(f"Index {current.index} now serves.\n")
    assert home.log()[-1]["why"] == "a trial"
    assert "checking the corpus" in done.err


def test_the_command_that_is_refused_is_4(command: Command, corpus: Path, home: IndexHome) -> None:
    closed_gate(corpus)
    before = held_bytes(home.folder)
    done = command("--quiet", "train")
    assert (done.code, done.out) == (4, "")
    assert "the floor is 1.100" in done.err
    assert "--force" in done.err
    assert held_bytes(home.folder) == before


def test_the_command_on_a_damaged_corpus_is_3(command: Command, corpus: Path) -> None:
    (corpus / "cases" / "ward-moves.md").write_text("nothing")
    done = command("--quiet", "train")
    assert (done.code, done.out) == (3, "")
    assert "cases/ward-moves.md:1" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_while_learning_the_old_index_serves(home: IndexHome, tmp_path: Path) -> None:
    command = Command(tmp_path, ("--corpus", str(SMALL), "--index", str(home.folder)))
    plain = command("recommend", TEXT, "--format", "json")
    pointer = (home.folder / "current.json").read_bytes()
    with subprocess.Popen(
        command.line("train"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=command.environment,
        text=True,
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.strip() == "learning, part 2":
                process.send_signal(signal.SIGKILL)
                break
        process.wait(60)
    assert process.returncode == -signal.SIGKILL
    assert list(home.versions_folder.glob(".building-*")) != []  # killed in the middle of it
    assert (home.folder / "current.json").read_bytes() == pointer
    assert command("recommend", TEXT, "--format", "json") == plain
    assert command("index", "verify").code == 0
