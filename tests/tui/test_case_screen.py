"""A whole case, compared cases, and what can be copied."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from assistant.tui import clipboard, editing
from assistant.tui.app import AssistantApp
from assistant.tui.screens.case import CaseScreen, LikeCase
from assistant.tui.screens.compare import CompareScreen
from assistant.tui.widgets.prompt import Prompt
from assistant.tui.widgets.transcript import Transcript
from tests.tui.driving import app_of, ask, at_home, notes, shown, until

Make = Callable[..., AssistantApp]


async def test_the_whole_record(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: bool(pilot.app.screen.query(LikeCase)))
        text = shown(pilot)
        for part in (
            "Why it matched",
            "Posts stood empty.",
            "It made one short form.",
            "Moves took two weeks.",
            "Figures before and after, reported by those who ran it; no comparison.",
            "Places ran short.",
            "Ask leavers first.",
            "Fact 1 is so. [The Publisher]",
            "More so. [The Paper]",
            "Page 1",
            "https://example.org/book",
            "not stated in the source",
            "case-1",
            "A bank of staff shared by three employers",
        ):
            assert part in text


async def test_headings_are_a_key_apart(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "enter")
        record = pilot.app.screen.query_one("#record")
        await pilot.press("n", "n")
        await pilot.pause()
        down = record.scroll_y
        assert down > 0
        await pilot.press("p")
        await pilot.pause()
        assert record.scroll_y < down


async def test_marked_cases_stand_side_by_side(make_app: Make) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "c")
        transcript = app_of(pilot).conversation.query_one(Transcript)
        while transcript.cursor is None or transcript.cursor.number != 3:
            await pilot.press("down")
        await pilot.press("c", "f5")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.ids == ("case-1", "case-3")
        assert not screen.has_class("-stacked")
        assert "In common" in shown(pilot)
        await pilot.press("2")
        assert isinstance(pilot.app.screen, CaseScreen)
        await pilot.press("escape", "escape")
        assert at_home(pilot)


async def test_a_comparison_in_words_opens_the_screen(make_app: Make) -> None:
    async with make_app().run_test(size=(60, 24)) as pilot:
        await ask(pilot)
        await ask(pilot, "compare 1 and 2")
        transcript = pilot.app.screen.query_one("#transcript")
        transcript.focus()
        await pilot.press("end")
        await pilot.pause()
        items = app_of(pilot).conversation.query("TurnText")
        transcript.select(items.last())  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CompareScreen)
        assert pilot.app.screen.has_class("-stacked")


async def test_copying_says_which_way_it_went(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "y")
        await until(pilot, lambda: any("OSC 52" in one for one in notes(pilot)))
        copied = next((tmp_path / "copied").iterdir()).read_text(encoding="utf-8")
        assert "Moving wards by a short form" in copied
        assert "Source" in copied


async def test_typing_goes_on_while_a_clipboard_command_hangs(
    make_app: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    let = Event()
    monkeypatch.setattr(clipboard, "copy_native", lambda text: "slow" if let.wait(5) else None)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("f6", "h", "i")
        assert app_of(pilot).conversation.query_one(Prompt).text == "hi"
        assert not notes(pilot)
        let.set()
        await until(pilot, lambda: any("by slow" in one for one in notes(pilot)))


def test_the_native_clipboard_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "commands", lambda: [["no-such-command"], ["cat"]])
    assert clipboard.copy_native("text") == "cat"


async def test_an_editor_that_cannot_open_says_so(
    make_app: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.press(*"mine", "ctrl+o")
        await pilot.pause()
        assert any(
            "could not be opened" in str(note.message) for note in app_of(pilot)._notifications
        )


def test_which_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "code --wait")
    assert editing.editor() == ["code", "--wait"]
