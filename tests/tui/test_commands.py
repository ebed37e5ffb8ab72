"""The commands of the line-by-line conversation, typed into the prompt of the screen."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.engine import Assistant
from assistant.tui.app import AssistantApp
from assistant.tui.destinations import Destination
from assistant.tui.screens.batch import BatchScreen
from assistant.tui.screens.history import HistoryScreen
from assistant.tui.screens.library import LibraryScreen
from assistant.tui.screens.maintenance import MaintenanceScreen
from assistant.tui.screens.problems import ProblemsScreen
from assistant.tui.screens.settings import SettingsScreen
from assistant.tui.screens.shortlists import ShortlistsScreen
from assistant.tui.widgets.prompt import Prompt
from tests.tui.driving import app_of, ask, at_home, opened, shown, until

PROBLEM = "Nurses leave our wards for other trusts"


@pytest.fixture
async def pilot(small: Assistant, tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    """The app over the small corpus of files, opened."""
    app = AssistantApp(lambda progress: small, data_dir=tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await opened(pilot)
        yield pilot


@pytest.mark.parametrize(
    ("said", "screen"),
    [
        ("/shortlists", ShortlistsScreen),
        ("show my shortlists", ShortlistsScreen),
        ("/history", HistoryScreen),
        ("/saved-problems", ProblemsScreen),
        ("/settings look light", SettingsScreen),
        ("/data", SettingsScreen),
        ("/batch", BatchScreen),
        ("/batch run", BatchScreen),
        ("/train", MaintenanceScreen),
        ("/map", LibraryScreen),
    ],
)
async def test_what_a_screen_does_better_opens_it(
    pilot: Pilot[None], said: str, screen: type
) -> None:
    await ask(pilot, PROBLEM)
    await ask(pilot, said)
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))
    await pilot.press("escape", "escape")
    await until(pilot, lambda: at_home(pilot))
    assert "Opened." in shown(pilot)


async def test_a_command_may_come_first(pilot: Pilot[None]) -> None:
    await ask(pilot, "/shortlists new Board in May")
    assert "Shortlist “Board in May” is begun" in shown(pilot)
    assert [one.name for one in app_of(pilot).records.shortlists.all()] == ["Board in May"]


async def test_the_rest_is_answered_in_words_and_kept(pilot: Pilot[None]) -> None:
    await ask(pilot, PROBLEM)
    await ask(pilot, "/shortlists put 2 on Board in May")
    answer = app_of(pilot).conversation.asking.chat.answer  # type: ignore[union-attr]
    assert answer is not None
    (held,) = app_of(pilot).records.shortlists.all()
    cases = app_of(pilot).records.shortlists.cases(held.id)
    assert [case.case_id for case in cases] == [answer.cases[1].id]


async def test_a_question_back_is_answered_by_its_key(pilot: Pilot[None]) -> None:
    await ask(pilot, "/shortlists new Board in May")
    await ask(pilot, "/shortlists delete 1")
    assert len(app_of(pilot).records.shortlists.all()) == 1
    await ask(pilot, "y")
    assert not app_of(pilot).records.shortlists.all()


async def test_what_is_looked_at_is_not_kept_as_history_or_put_on_a_shortlist(
    pilot: Pilot[None],
) -> None:
    await ask(pilot, PROBLEM)
    await ask(pilot, "2 is useful")
    await ask(pilot, "/shortlists new Board in May")
    records = app_of(pilot).records
    (talk,) = records.history.talks()
    assert [turn.said for turn in records.history.turns(talk.id)] == [PROBLEM]
    assert [one.cases for one in records.shortlists.all()] == [0]
    assert len(records.feedback.all()) == 1


async def test_the_commands_are_completed(pilot: Pilot[None]) -> None:
    prompt = app_of(pilot).conversation.query_one(Prompt)
    await pilot.press(*"/shortlists ex")
    await until(pilot, lambda: app_of(pilot).conversation.asking.prepared)  # type: ignore[union-attr]
    await pilot.press("tab")
    assert prompt.text == "/shortlists export"


async def test_a_file_that_is_named_is_opened(pilot: Pilot[None], tmp_path: Path) -> None:
    path = tmp_path / "problems.csv"
    path.write_text("problem\nNurses leave our wards\n", encoding="utf-8")
    await ask(pilot, f"/batch {path}")
    await until(pilot, lambda: isinstance(pilot.app.screen, BatchScreen))
    batch = pilot.app.screen
    assert isinstance(batch, BatchScreen)
    await until(pilot, lambda: batch.job is not None and batch.job.ready)


async def test_a_view_that_is_named_is_shown(pilot: Pilot[None]) -> None:
    app_of(pilot).follow(Destination("maintenance", "feedback"))
    await until(pilot, lambda: isinstance(pilot.app.screen, MaintenanceScreen))
    screen = pilot.app.screen
    assert isinstance(screen, MaintenanceScreen)
    await until(pilot, lambda: screen.view == "feedback")
