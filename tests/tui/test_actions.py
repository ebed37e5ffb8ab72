"""One registry: every action exists, is said once, and the help shows it."""

from collections.abc import Callable

import pytest

from assistant.tui.action import PLACES, Where
from assistant.tui.actions import ACTIONS, at
from assistant.tui.app import AssistantApp
from assistant.tui.screens.batch import BatchScreen
from assistant.tui.screens.case import CaseScreen
from assistant.tui.screens.compare import CompareScreen
from assistant.tui.screens.conversation import ConversationScreen
from assistant.tui.screens.dialogs import Choose, PressKey, Write
from assistant.tui.screens.filters import FilterScreen
from assistant.tui.screens.go import GoScreen
from assistant.tui.screens.help import HelpScreen
from assistant.tui.screens.history import HistoryScreen
from assistant.tui.screens.jump import JumpScreen
from assistant.tui.screens.kept import KeptScreen
from assistant.tui.screens.library import LibraryScreen
from assistant.tui.screens.maintenance import MaintenanceScreen
from assistant.tui.screens.problems import ProblemsScreen
from assistant.tui.screens.settings import SettingsScreen
from assistant.tui.screens.shortlists import ShortlistScreen, ShortlistsScreen
from assistant.tui.widgets.filter_bar import FilterBar
from assistant.tui.widgets.heat import HeatTable
from assistant.tui.widgets.prompt import Prompt
from assistant.tui.widgets.result_list import ResultList
from tests.tui.driving import app_of, ask, opened, shown

Make = Callable[..., AssistantApp]
OWNERS: dict[Where, type] = {
    "anywhere": AssistantApp,
    "conversation": ConversationScreen,
    "prompt": Prompt,
    "results": ResultList,
    "bar": FilterBar,
    "record": CaseScreen,
    "filters": FilterScreen,
    "library": LibraryScreen,
    "map": HeatTable,
    "compare": CompareScreen,
    "help": HelpScreen,
    "go": GoScreen,
    "choice": Choose,
    "note": Write,
    "key": PressKey,
    "kept": KeptScreen,
    "shortlists": ShortlistsScreen,
    "shortlist": ShortlistScreen,
    "history": HistoryScreen,
    "problems": ProblemsScreen,
    "settings": SettingsScreen,
    "maintenance": MaintenanceScreen,
    "batch": BatchScreen,
    "jump": JumpScreen,
}


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_every_place_has_an_owner_and_a_name() -> None:
    assert {action.where for action in ACTIONS} == set(OWNERS) == set(PLACES)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_can_be_run(action: object) -> None:
    runs = getattr(action, "runs").partition("(")[0]  # noqa: B009
    owner = OWNERS[getattr(action, "where")]  # noqa: B009
    assert hasattr(owner, f"action_{runs}")


async def test_help_is_about_where_you_are(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f1")
        text = shown(pilot)
        assert PLACES["prompt"] in text
        assert PLACES["results"] not in text
        for action in at("prompt", "conversation", "anywhere"):
            assert action.about in text
        await pilot.press("escape")
        await ask(pilot)
        await pilot.press("tab", "f1")
        assert PLACES["results"] in shown(pilot)


async def test_the_palette_runs_actions_and_opens_cases(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("ctrl+p", *"paramedics rot")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, CaseScreen)
        await pilot.press("escape", "ctrl+p", *"start afresh")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert "try one of these" in shown(pilot)


async def test_keys_can_be_mapped_by_id(make_app: Make) -> None:
    app = make_app(keys={"conversation.library": "ctrl+b"})
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+b")
        assert isinstance(app_of(pilot).screen, LibraryScreen)
