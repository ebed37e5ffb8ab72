"""Contrast of what is drawn, in every look; no colour; no motion."""

from collections.abc import Callable, Iterator

import pytest
from textual.color import Color
from textual.pilot import Pilot

from assistant.tui.app import AssistantApp
from assistant.tui.themes import THEMES, contrast
from tests.tui.driving import app_of, ask, at_home, until

Make = Callable[..., AssistantApp]
LEAST = 4.5
WAYS = {
    "answer": ("tab",),
    "law": ("f4", "space"),
    "case": ("tab", "enter"),
    "whole-law": ("f4", "enter"),
    "filters": ("f3", "enter"),
    "library": ("f2",),
    "map": ("f2", "f3"),
    "words": ("f2", "f5"),
    "compare": ("f5",),
    "help": ("f1",),
    "palette": ("ctrl+p",),
    "go": ("ctrl+g",),
    "jump": ("tab", "ctrl+k"),
    "name": ("tab", "s"),
    "shortlists": ("ctrl+g", "s"),
    "history": ("ctrl+g", "h"),
    "problems": ("ctrl+s", "ctrl+g", "p"),
    "batch": ("ctrl+g", "b"),
    "settings": ("ctrl+g", "t"),
    "choice": ("ctrl+g", "t", "enter"),
    "key": ("ctrl+g", "t", "end", "enter"),
}
DRAWING = set(" ▌▐█▎▊▁▔─│╭╮╰╯━┃▕▏▀▄▇▂▃▅▆▋▍▉⏎🔎")


def drawn(pilot: Pilot[None]) -> Iterator[tuple[str, float]]:
    """Each run of letters on the screen, and its contrast with its ground."""
    app = pilot.app
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if (
                set(segment.text) <= DRAWING
                or style is None
                or not style.color
                or not style.bgcolor
            ):
                continue
            front = Color.from_rich_color(style.color)
            ground = Color.from_rich_color(style.bgcolor)
            if style.reverse:
                front, ground = ground, front
            yield segment.text, contrast(front, ground)


@pytest.mark.parametrize("look", THEMES)
async def test_contrast(make_app: Make, look: str) -> None:
    async with make_app(look=look).run_test(size=(120, 40)) as pilot:
        await ask(pilot)
        home = app_of(pilot).conversation
        for way, keys in WAYS.items():
            home.query_one("#prompt").focus()
            await pilot.press(*keys)
            await pilot.pause(0.1)
            poor = [(text, round(ratio, 1)) for text, ratio in drawn(pilot) if ratio < LEAST]
            assert not poor, way
            while not at_home(pilot):
                await pilot.app.pop_screen()


async def test_contrast_of_the_empty_screen_and_notes(make_app: Make) -> None:
    for look in THEMES:
        async with make_app(look=look).run_test(size=(80, 24)) as pilot:
            pilot.app.notify("A note.", title="Title", severity="warning")
            await pilot.pause()
            assert not [text for text, ratio in drawn(pilot) if ratio < LEAST]


async def test_looks_go_round(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        seen = []
        for _ in THEMES:
            await pilot.press("ctrl+t")
            seen.append(pilot.app.theme)
        assert sorted(seen) == sorted(THEMES)


async def test_no_colour_on_request(make_app: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        assert pilot.app.no_color
        strips = pilot.app.screen._compositor.render_strips()
        assert strips


async def test_no_motion_unless_wanted(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        assert pilot.app.animation_level == "none"
        await pilot.press("f9")
        await until(pilot, lambda: pilot.app.animation_level == "full")
