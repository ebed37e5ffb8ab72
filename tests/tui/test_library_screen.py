"""Browsing: groups, finding, the map with its gaps, the law, the words."""

from collections.abc import Callable

from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.tui.app import AssistantApp
from assistant.tui.screens.case import CaseScreen
from assistant.tui.screens.law import LawScreen
from assistant.tui.screens.library import LibraryScreen
from assistant.tui.widgets.heat import HeatTable
from tests.tui.driving import at_home, opened, shown, until

Make = Callable[..., AssistantApp]


async def _library(pilot: Pilot[None]) -> LibraryScreen:
    await opened(pilot)
    await pilot.press("f2")
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    await until(pilot, lambda: screen.catalogue is not None)
    await pilot.pause()
    return screen


def _listed(screen: LibraryScreen) -> list[str]:
    return [str(option.prompt) for option in screen.query_one("#cases", OptionList).options]


async def test_groups_and_opening(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await _library(pilot)
        assert _listed(screen)[0] == "Acute hospitals (2)"
        await pilot.press("g", "g", "g")
        assert "Eastern Ambulance (1)" in _listed(screen)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, CaseScreen)
        await pilot.press("escape", "escape")
        assert at_home(pilot)


async def test_finding_as_you_type_mends_slips(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await _library(pilot)
        await pilot.press("slash", *"paramdics")
        assert "Paramedics rotate" in _listed(screen)[0]
        await pilot.press("enter", "enter")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_the_map_shows_gaps_and_lists_what_is_there(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await _library(pilot)
        await pilot.press("f3")
        await pilot.pause()
        table = screen.query_one(HeatTable)
        assert table.has_focus
        cells = [str(table.get_cell_at((2, column))).strip() for column in range(1, 6)]  # type: ignore[arg-type]
        assert cells == ["·"] * 5
        await pilot.press("enter")
        assert "By sector · G groups by something else · only Acute hospitals" in shown(pilot)
        await pilot.press("escape")
        assert len(_listed(screen)) == 11


async def test_law_and_words(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await _library(pilot)
        await pilot.press("f5")
        await pilot.pause()
        text = shown(pilot)
        assert "Retention: Keeping people." in text
        assert "Measures: Changes that affect staff." in text
        assert "General information, not legal advice." in text
        await pilot.press("f4", "enter")
        assert isinstance(pilot.app.screen, LawScreen)
