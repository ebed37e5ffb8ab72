"""Training on the maintenance screen: stage by stage, to its end, refused by a gate, stopped by Esc."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from assistant.building import building
from assistant.desk.health import Health
from assistant.desk.training import Ended, train_beside
from assistant.engine import Assistant
from assistant.index import BuiltIndex, IndexHome
from assistant.training import training
from assistant.tui.app import AssistantApp
from assistant.tui.screens import maintenance
from assistant.tui.screens import training as screen
from assistant.tui.screens.maintenance import MaintenanceScreen
from tests.conftest import TODAY
from tests.training.test_training import closed_gate, few_topics, held_bytes
from tests.tui.driving import notes, opened, shown, until
from tests.tui.fakes import load_at_once
from tests.tui.test_maintenance import listed
from tests.tui.test_snapshots import SIZES

PATIENCE = 60.0  # seconds for a small training beside other tests


@pytest.fixture
def home(tmp_path: Path, small_index: Path) -> IndexHome:
    """A home where the index of the small corpus serves."""
    return IndexHome(Path(shutil.copytree(small_index, tmp_path / "index")))


@pytest.fixture
def app(home: IndexHome, corpus: Path, tmp_path: Path) -> AssistantApp:
    """The app over the small library, with too few judged problems to wait for learning."""
    few_topics(corpus)
    current = home.current()
    assert current is not None

    def load(_: Callable[[str], None]) -> Assistant:
        return Assistant(BuiltIndex.open(home.path(current.index)), today=TODAY)

    return AssistantApp(load, data_dir=tmp_path / "data", corpus=corpus)


async def begin(pilot: Pilot[None]) -> MaintenanceScreen:
    await opened(pilot)
    await pilot.press("ctrl+g", "m")
    await until(pilot, lambda: "Errors" in listed(pilot.app.screen))
    await pilot.press("t")
    await pilot.pause()
    await pilot.press("2")
    await pilot.pause()
    assert isinstance(pilot.app.screen, MaintenanceScreen)
    return pilot.app.screen


async def test_it_goes_to_its_end_stage_by_stage(app: AssistantApp, home: IndexHome) -> None:
    before = home.current()
    async with app.run_test(size=(80, 24)) as pilot:
        at = await begin(pilot)
        await until(pilot, lambda: at.ended is not None, PATIENCE)
        await pilot.pause(0.1)
        after = home.current()
        assert before is not None
        assert after is not None
        assert after.index != before.index
        assert f"Index {after.index} serves from the next start on." in shown(pilot)
        assert "judged problems that it did not learn from" in shown(pilot)
        assert at.stages[0] == "checking the corpus"
        assert "2. Too few judged problems" in listed(at)
        assert "Letting it serve" in listed(at)
        assert home.log()[-1]["why"] == "trained on the screen"
        await pilot.press("f3")
        await until(pilot, lambda: before.index in listed(at))
        assert f"{after.index}\n  serves now" in listed(at)


async def test_a_gate_that_refuses_says_why(
    app: AssistantApp, home: IndexHome, corpus: Path
) -> None:
    closed_gate(corpus)
    before = held_bytes(home.folder)
    async with app.run_test(size=(80, 24)) as pilot:
        at = await begin(pilot)
        await until(pilot, lambda: at.ended is not None, PATIENCE)
        await pilot.pause(0.1)
        assert "Refused by its gates" in listed(at)
        assert "the old one serves on" in shown(pilot)
        assert "How well the first ten are ordered: ndcg@10 is" in shown(pilot)
        assert held_bytes(home.folder) == before


async def test_esc_leaves_the_old_index_serving(
    app: AssistantApp, home: IndexHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held_bytes(home.folder)
    go_on, build = Event(), building.build

    def waiting(*given: Any, **named: Any) -> Any:
        assert go_on.wait(PATIENCE)
        return build(*given, **named)

    monkeypatch.setattr(training, "build", waiting)
    async with app.run_test(size=(80, 24)) as pilot:
        at = await begin(pilot)
        await until(pilot, lambda: "Fitting" in listed(at), PATIENCE)
        assert "under way" in listed(at)
        await pilot.press("f4", "f5")  # one can read on meanwhile
        await pilot.press("t")
        assert any("A training is under way" in one for one in notes(pilot))
        await pilot.press("escape")
        assert pilot.app.screen is at  # the first Esc stops, it does not leave
        go_on.set()
        await until(pilot, lambda: at.ended is not None, PATIENCE)
        await pilot.pause(0.1)
        assert "The index that served before serves on." in shown(pilot)
        assert held_bytes(home.folder) == before
        assert list(home.versions_folder.glob(".*")) == []
        await pilot.press("escape")
        assert pilot.app.screen is not at


async def test_leaving_the_screen_stops_it(
    app: AssistantApp, home: IndexHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held_bytes(home.folder)
    go_on, over, build, train = Event(), Event(), building.build, train_beside

    def waiting(*given: Any, **named: Any) -> Any:
        assert go_on.wait(PATIENCE)
        return build(*given, **named)

    def told(*given: Any, **named: Any) -> Ended:
        try:
            return train(*given, **named)
        finally:
            over.set()

    monkeypatch.setattr(training, "build", waiting)
    monkeypatch.setattr(screen, "train_beside", told)
    async with app.run_test(size=(80, 24)) as pilot:
        at = await begin(pilot)
        await until(pilot, lambda: "Fitting" in listed(at), PATIENCE)
        await pilot.press("ctrl+g", "c")
        await pilot.pause()
        go_on.set()
        await until(pilot, over.is_set, PATIENCE)
    assert held_bytes(home.folder) == before


def test_refused_as_it_looks(
    snap_compare: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(*_: Any, tell: Callable[[str], None], **named: Any) -> Ended:
        for stage in ("checking the corpus", "learning, part 1", "fitting", "trying the gates"):
            tell(stage)
        return Ended(
            "The new index did not pass its gates, so the old one serves on.",
            reasons=("Answers are ordered worse: nDCG@10 falls by 0.031 (0.01 is allowed).",),
            moved=("“Nurses leave our wards” fell from 0.91 to 0.42 (c012)",),
        )

    monkeypatch.setattr(screen, "train_beside", refused)
    monkeypatch.setattr(maintenance, "look_at", lambda *_: Health("6 cases · 0 errors, 0 warnings"))

    async def run(pilot: Pilot[None]) -> None:
        at = await begin(pilot)
        await until(pilot, lambda: at.ended is not None)
        await pilot.pause(0.2)
        pilot.app.clear_notifications()
        await pilot.pause(0.2)

    app = AssistantApp(load_at_once, data_dir=tmp_path)
    assert snap_compare(app, terminal_size=SIZES["small"], run_before=run)
