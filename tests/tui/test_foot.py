"""The keys at the foot fit, and the way to help and to the menu is always among them."""

from collections.abc import Callable

import pytest

from assistant.tui.app import AssistantApp
from assistant.tui.widgets.foot import Foot
from tests.tui.driving import ask

Make = Callable[..., AssistantApp]


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("keys", [(), ("tab",), ("tab", "enter"), ("f2",)])
async def test_what_is_shown_fits(make_app: Make, width: int, keys: tuple[str, ...]) -> None:
    async with make_app().run_test(size=(width, 24)) as pilot:
        await ask(pilot)
        await pilot.press(*keys)
        await pilot.pause(0.1)
        shown = list(pilot.app.screen.query_one(Foot).children)
        names = {getattr(key, "description", "") for key in shown}
        assert {"Help", "Menu"} <= names
        assert max(key.region.right for key in shown) <= width


async def test_more_are_shown_where_there_is_more_room(make_app: Make) -> None:
    async with make_app().run_test(size=(50, 24)) as pilot:
        await ask(pilot)
        few = len(pilot.app.screen.query_one(Foot).children)
        await pilot.resize_terminal(140, 24)
        await pilot.pause(0.1)
        assert len(pilot.app.screen.query_one(Foot).children) > few
