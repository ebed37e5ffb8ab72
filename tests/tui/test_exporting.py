"""From an answer, a case or a comparison to a file; the path that a new user takes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.tui.app import AssistantApp
from assistant.tui.screens.case import CaseScreen
from assistant.tui.screens.compare import CompareScreen
from assistant.tui.screens.dialogs import Choose
from tests.tui.driving import ask, notes, opened, shown, until
from tests.tui.test_shortlists import write

Make = Callable[..., AssistantApp]


async def exported(pilot: Pilot[None], path: Path) -> str:
    """Answer the three questions of an export; what was written."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))
    await pilot.press("1", "3")
    await write(pilot, str(path))
    await until(pilot, lambda: any(f"Written: {path}" in one for one in notes(pilot)))
    return path.read_text(encoding="utf-8")


async def test_the_answer(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("f10")
        text = await exported(pilot, tmp_path / "note.md")
        assert "Moving wards by a short form" in text
        assert "Nurses lead the safety huddle" in text
        assert "not legal advice" in text


async def test_the_case_on_the_screen(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen))
        await pilot.press("e")
        text = await exported(pilot, tmp_path / "case.md")
        assert "Moving wards by a short form" in text
        assert "Nurses lead the safety huddle" not in text


@pytest.mark.parametrize("key", ["e", "f10"])
async def test_the_cases_compared(make_app: Make, tmp_path: Path, key: str) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "c", "down", "down", "down", "down", "c", "f5")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        await pilot.press(key)
        text = await exported(pilot, tmp_path / "two.md")
        titles = [case.title for case in screen.cases]
        assert all(title.replace("[", "").split("]")[0] in text for title in titles)
        assert "Nurses lead the safety huddle" not in text


async def test_f5_opens_what_was_compared_by_saying_so(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await ask(pilot, "compare them")
        assert "F5 puts them side by side" in shown(pilot)
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.ids == ("case-1", "case-2")


async def test_a_person_named_in_the_problem_is_warned_of(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "Mrs Okafor wants to move wards")
        await pilot.press("f10", "1", "3")
        path = tmp_path / "note.md"
        await write(pilot, str(path))
        assert "It seems to hold a name" in shown(pilot)
        await pilot.press("1")
        await until(pilot, path.exists)
        await until(pilot, lambda: "Written" in str(notes(pilot)))
        assert "Okafor" not in path.read_text(encoding="utf-8")


async def test_without_an_answer_it_says_so(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f10")
        assert any("no answer to export yet" in one for one in notes(pilot))
