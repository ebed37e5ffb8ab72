"""Filters: always in view, chosen by letters, each removable."""

from collections.abc import Callable

from assistant.models import Filters
from assistant.tui.app import AssistantApp
from assistant.tui.screens.filters import FilterScreen, toggled
from assistant.tui.widgets.cards import CaseCard
from assistant.tui.widgets.filter_bar import FilterBar
from tests.tui.driving import app_of, ask, opened, shown, until

Make = Callable[..., AssistantApp]


async def test_choose_use_and_take_away(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        home = app_of(pilot).conversation
        await pilot.press("f3", *"ambul", "enter")
        assert "1 of 6 cases are left." in shown(pilot)
        await pilot.press("f3")
        await until(pilot, lambda: len(home.query(CaseCard)) == 7)
        bar = home.query_one(FilterBar)
        assert "Ambulance" in str(bar.content)
        bar.focus()
        await pilot.press("delete")
        await until(pilot, lambda: "No filters" in str(bar.content))
        await until(pilot, lambda: len(home.query(CaseCard)) == 13)


async def test_not_this_and_since(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f3", *"acute", "enter", "enter", "ctrl+s")
        await pilot.pause()
        bar = app_of(pilot).conversation.query_one(FilterBar)
        assert "not Acute hospitals" in str(bar.content)
        await pilot.press("f3", *"2013", "enter", "f3")
        await pilot.pause()
        assert "since 2013" in str(bar.content)
        await pilot.press("f7")
        await until(pilot, lambda: "No filters" in str(bar.content))


async def test_escape_leaves_them_as_they_were(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f3")
        assert isinstance(pilot.app.screen, FilterScreen)
        await pilot.press("enter", "down", "enter", "escape")
        await pilot.pause()
        asking = app_of(pilot).asking
        assert asking is not None
        assert asking.chat.filters == Filters()


def test_a_value_goes_round() -> None:
    once = toggled(Filters(), "sector", "acute")
    twice = toggled(once, "sector", "acute")
    assert once.sector == ("acute",)
    assert twice.without == {"sector": ("acute",)}
    assert toggled(twice, "sector", "acute") == Filters()
