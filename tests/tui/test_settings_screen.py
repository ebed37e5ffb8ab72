"""Settings: changed in place, kept in the file, keys chosen anew, data shown and erased."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant import settings
from assistant.settings import Settings
from assistant.tui.app import AssistantApp
from assistant.tui.mapping import refusal
from assistant.tui.screens.library import LibraryScreen
from assistant.tui.screens.settings import SettingsScreen
from assistant.tui.screens.shortlists import ShortlistsScreen
from assistant.tui.widgets.filter_bar import FilterBar
from tests.tui.driving import app_of, ask, notes, opened, shown, until
from tests.tui.test_shortlists import write

Make = Callable[..., AssistantApp]


async def settings_screen(pilot: Pilot[None], at: str) -> SettingsScreen:
    """The settings, a line of them marked."""
    await pilot.press("ctrl+g", "t")
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    await pilot.pause()
    mark(screen, at)
    await pilot.pause()
    return screen


def mark(screen: SettingsScreen, at: str) -> None:
    ids = [option.id for option in screen.listed.options]
    screen.listed.highlighted = ids.index(at)


def marked(pilot: Pilot[None]) -> str:
    """The marked line."""
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    option = screen.listed.highlighted_option
    assert option is not None
    return str(option.prompt)


def kept(tmp_path: Path) -> Settings:
    return settings.read(tmp_path / "settings.toml")


async def test_changes_hold_at_once_and_in_the_file(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        screen = await settings_screen(pilot, "look")
        await pilot.press("enter", "4")
        await pilot.pause()
        assert pilot.app.theme == "contrast-light"
        mark(screen, "motion")
        await pilot.press("enter")
        assert pilot.app.animation_level == "full"
        mark(screen, "retention_days")
        await pilot.press("enter")
        await write(pilot, "30")
        mark(screen, "start")
        await pilot.press("enter", "3")
        await pilot.pause()
        mark(screen, "history")
        await pilot.press("enter")
        held = kept(tmp_path)
        assert (held.look, held.motion, held.start) == ("contrast-light", True, "shortlists")
        assert (held.history, held.retention_days) == (False, 30)
        await pilot.press("delete")
        assert kept(tmp_path).history


async def test_a_wrong_number_of_days_is_said(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await settings_screen(pilot, "retention_days")
        await pilot.press("enter")
        await write(pilot, "many")
        assert any("is not a number of days" in one for one in notes(pilot))
        assert kept(tmp_path) == Settings()


async def test_filters_at_the_start(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f3", *"ambul", "enter", "f3")
        await pilot.pause()
        await settings_screen(pilot, "filters")
        await pilot.press("enter")
        assert "sector: ambulance" in marked(pilot)
        held = kept(tmp_path)
        assert held.filters == {"sector": ("ambulance",)}
    async with make_app(filters=held.filters).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        bar = app_of(pilot).conversation.query_one(FilterBar)
        await until(pilot, lambda: "Ambulance" in str(bar.content))
        await ask(pilot)
        await pilot.press("f7")
        await until(pilot, lambda: "No filters" in str(bar.content))
        await pilot.press("f8")
        await until(pilot, lambda: "Ambulance" in str(bar.content))


async def test_the_start_view(make_app: Make) -> None:
    async with make_app(start="shortlists").run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ShortlistsScreen))


async def test_a_key_chosen_anew_works_and_is_told(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await settings_screen(pilot, "key:conversation.library")
        await pilot.press("enter", "f4")
        assert any("F4 runs “Legal”" in one for one in notes(pilot))
        await pilot.press("enter", "ctrl+b")
        await pilot.pause()
        assert kept(tmp_path).keys == {"conversation.library": "ctrl+b"}
        assert "Ctrl+B (yours)" in marked(pilot)
        await pilot.press("escape", "ctrl+b")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))


@pytest.mark.parametrize(
    ("id", "key", "why"),
    [
        ("anywhere.look", "enter", "needed to move"),
        ("conversation.library", "x", "needed for typing"),
        ("anywhere.look", "f3", "runs “Filters”"),
        ("shortlist.export", "q", "runs “Back”"),
        ("shortlist.export", "x", None),
        ("conversation.library", "f11", None),
    ],
)
def test_keys_that_are_needed_elsewhere(id: str, key: str, why: str | None) -> None:
    said = refusal(id, key, {})
    assert said is None if why is None else why in (said or "")


async def test_where_my_data_is_and_erasing_it(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await settings_screen(pilot, "where")
        assert str(tmp_path) in shown(pilot).replace("\n", "")
        assert "1 conversation" in marked(pilot)
        assert "shortlist" not in marked(pilot)
        await pilot.press("down", "enter", "enter")
        assert len(app_of(pilot).records.history.talks()) == 1
        await pilot.press("enter", "2")
        await pilot.pause()
        assert app_of(pilot).records.history.talks() == []
        await pilot.press("escape")
        await ask(pilot, "after erasing")
        assert len(app_of(pilot).records.history.talks()) == 1


async def test_a_broken_settings_file_is_told(tmp_path: Path) -> None:
    from tests.tui.fakes import load_at_once

    path = tmp_path / "settings.toml"
    path.write_text("look = ")
    app = AssistantApp(
        load_at_once, settings=settings.read(path), settings_path=path, data_dir=tmp_path
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert any("Mend it, or remove it" in one for one in notes(pilot))
        app.change_settings(motion=True)
        await pilot.pause()
        assert app.settings.motion
        assert path.read_text() == "look = "
