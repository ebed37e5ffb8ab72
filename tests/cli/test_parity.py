"""Whatever can be done on the screen can be done line by line: walks the registry of actions, and does each."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import settings
from assistant.engine import Assistant
from assistant.index import BuiltIndex, IndexHome
from assistant.tui.actions import ACTIONS
from tests.cli.ways import APART, OF_THE_SCREEN, WAYS
from tests.conftest import TODAY
from tests.desk.bench import PROBLEM, Bench
from tests.training.test_training import few_topics


@pytest.fixture
def bench(tmp_path: Path, small_index: Path, corpus: Path) -> Iterator[Bench]:
    """A desk where the problem was asked, over an index of its own."""
    home = IndexHome(Path(shutil.copytree(small_index, tmp_path / "index")))
    current = home.current()
    assert current is not None
    assistant = Assistant(BuiltIndex.open(home.path(current.index)), today=TODAY)
    made = Bench(tmp_path, assistant, corpus)
    made.write("in.csv", "id,problem\n1,nurses leave\n2,\n3,sickness rises\n")
    made.say(PROBLEM)
    yield made
    made.desk.close()


def test_every_action_has_a_way_in_chat() -> None:
    of_the_screen = {id for ids in OF_THE_SCREEN.values() for id in ids.split()}
    walked = {one.id for one in ACTIONS}
    assert walked == set(WAYS) | of_the_screen | APART
    assert not set(WAYS) & of_the_screen


@pytest.mark.parametrize("action", sorted(WAYS))
def test_the_way_does_it(action: str, bench: Bench) -> None:
    lines, effect = WAYS[action]
    turn = bench.say(*lines)
    assert turn.kind != "none", turn.text
    assert effect(bench, turn), turn.text
    assert not set(turn.text) & set("─│┌┐└┘━█▌■□\x1b\x07\r")


def test_a_batch_is_stopped_and_gone_on_with(bench: Bench) -> None:
    bench.write(
        "in.csv", "id,problem\n" + "".join(f"{n},nurses leave ward {n}\n" for n in range(99))
    )
    bench.say("/batch {folder}/in.csv", "/batch output {folder}/out.jsonl")

    def interrupt(sentence: str) -> None:
        if "rows" in sentence:
            raise KeyboardInterrupt

    bench.desk.speak = interrupt
    assert bench.say("run the batch").text.startswith("Stopped. What was answered is kept")
    assert not (bench.folder / "out.jsonl").exists()
    bench.desk.speak = bench.hear
    assert "1. Go on from there" in bench.say("run the batch").text
    assert "99 of 99 rows answered" in bench.say("1").text
    assert len((bench.folder / "out.jsonl").read_text().splitlines()) == 99
    assert bench.spoken[-1].startswith("Batch: 99 of 99 rows")


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("turn history off", "history", False),
        ("keep my history for 30 days", "retention_days", 30),
        ("/settings start library", "start", "library"),
        ("/settings look contrast-light", "look", "contrast-light"),
        ("/settings motion on", "motion", True),
    ],
)
def test_a_setting_is_changed_for_good(line: str, name: str, value: object, bench: Bench) -> None:
    bench.say(line)
    assert getattr(bench.desk.settings, name) == value
    assert getattr(settings.read(bench.folder / "settings.toml"), name) == value


def test_training_and_going_back(bench: Bench, corpus: Path) -> None:
    few_topics(corpus)
    home = IndexHome(bench.folder / "index")
    before = home.current()
    turn = bench.say("train the index")
    now = home.current()
    assert before is not None
    assert now is not None
    assert turn.text.startswith(f"Index {now.index} serves from the next start on.")
    assert "judged problems that it did not learn from" in " ".join(turn.text.split())
    assert bench.spoken[0].startswith("Training begins.")
    assert bench.spoken[1] == "Training, stage 1 of at most 13: checking the corpus"
    assert bench.spoken[-1].endswith("letting it serve")
    assert before.index in bench.say("roll back").text
    assert home.current() == now  # not before the yes
    bench.say("yes")
    current = home.current()
    assert current is not None
    assert (current.index, current.pinned) == (before.index, True)
