"""The keys at the foot fit, and the way to help and to the menu is always among them."""

from collections.abc import Callable

import pytest

from assistant.tui.app import AssistantApp
from assistant.tui.screens.help import HelpScreen
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
        foot = pilot.app.screen.query_one(Foot)
        assert {"Help", "Menu"} <= {key.label for key in foot.keys}
        drawn = foot.render().plain
        assert len(drawn) <= width
        assert all(f"{key.shown} {key.label}" in drawn for key in foot.keys)


async def test_more_are_shown_where_there_is_more_room(make_app: Make) -> None:
    async with make_app().run_test(size=(50, 24)) as pilot:
        await ask(pilot)
        few = len(pilot.app.screen.query_one(Foot).keys)
        await pilot.resize_terminal(140, 24)
        await pilot.pause(0.1)
        assert len(pilot.app.screen.query_one(Foot).keys) > few


async def test_a_click_on_a_key_is_that_key_pressed(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        foot = pilot.app.screen.query_one(Foot)
        await pilot.click(Foot, offset=(foot.render().plain.index("Help"), 0))
        await pilot.pause(0.1)
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_a_click_between_keys_or_beyond_them_does_nothing(make_app: Make) -> None:
    async with make_app().run_test(size=(140, 24)) as pilot:
        await ask(pilot)
        foot = pilot.app.screen.query_one(Foot)
        drawn = foot.render().plain
        for column in (drawn.index(" f2 "), len(drawn) + 1):
            assert foot.key_at(column) is None
