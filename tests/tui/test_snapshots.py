"""What the screens look like, in two sizes. Look at each before you accept it (pytest --snapshot-update)."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from assistant.tui.app import AssistantApp
from tests.tui.driving import ask, opened

Make = Callable[..., AssistantApp]
SIZES = {"small": (80, 24), "large": (140, 45)}
ANSWERED: dict[str, tuple[str, ...]] = {
    "answer": ("tab",),
    "law": ("f4", "space"),
    "case": ("tab", "enter"),
    "whole_law": ("f4", "enter"),
    "compare": ("f5",),
    "jump": ("tab", "ctrl+k"),
}
BEFORE: dict[str, tuple[str, ...]] = {
    "empty": (),
    "filters": ("f3", "enter"),
    "library": ("f2",),
    "map": ("f2", "f3"),
    "words": ("f2", "f5"),
    "help": ("f1",),
}


def pressing(
    keys: tuple[str, ...], first: Callable[[Pilot[None]], Awaitable[None]]
) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def run(pilot: Pilot[None]) -> None:
        await first(pilot)
        await pilot.press(*keys)
        await pilot.pause(0.2)

    return run


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", ANSWERED)
def test_after_an_answer(snap_compare: Any, make_app: Make, screen: str, size: str) -> None:
    run = pressing(ANSWERED[screen], ask)
    assert snap_compare(make_app(), terminal_size=SIZES[size], run_before=run)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", BEFORE)
def test_before_a_question(snap_compare: Any, make_app: Make, screen: str, size: str) -> None:
    run = pressing(BEFORE[screen], opened)
    assert snap_compare(make_app(), terminal_size=SIZES[size], run_before=run)


def test_light_high_contrast(snap_compare: Any, make_app: Make) -> None:
    run = pressing(("tab",), ask)
    app = make_app(look="contrast-light")
    assert snap_compare(app, terminal_size=SIZES["large"], run_before=run)


def test_without_colour(snap_compare: Any, make_app: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    run = pressing(("tab", "down"), ask)
    assert snap_compare(make_app(), terminal_size=SIZES["small"], run_before=run)
