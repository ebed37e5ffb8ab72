"""Shortlists: from a card and a case, notes, order, export; feedback on a case."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assistant.tui.app import AssistantApp
from assistant.tui.screens.case import CaseScreen
from assistant.tui.screens.compare import CompareScreen
from assistant.tui.screens.dialogs import Choose, NoteBox, Write
from assistant.tui.screens.shortlists import ShortlistScreen, ShortlistsScreen
from tests.tui.driving import app_of, ask, at_home, notes, opened, shown, until

Make = Callable[..., AssistantApp]


async def write(pilot: Pilot[None], text: str) -> None:
    """Write something into the box that is open, and keep it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Write))
    pilot.app.screen.query_one(NoteBox).text = text
    await pilot.press("enter")
    await pilot.pause()


async def save(pilot: Pilot[None], number: str, name: str = "Board") -> None:
    """Put the case of a number on a shortlist, from the case itself."""
    await pilot.press("tab", number)
    await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen))
    await pilot.press("s")
    await pilot.pause()
    if isinstance(pilot.app.screen, Write):
        await write(pilot, name)
    else:
        await pilot.press("enter")
    await pilot.pause()
    await pilot.press("escape", "escape")
    await until(pilot, lambda: at_home(pilot))


async def shortlist(pilot: Pilot[None]) -> ShortlistScreen:
    """Three cases on a shortlist, opened."""
    await ask(pilot)
    for number in "123":
        app_of(pilot).conversation.query_one("#prompt").focus()
        await save(pilot, number)
    await pilot.press("ctrl+g", "s")
    await until(pilot, lambda: isinstance(pilot.app.screen, ShortlistsScreen))
    await pilot.pause()
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ShortlistScreen))
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ShortlistScreen)
    return screen


def order(screen: ShortlistScreen) -> list[str]:
    """The cases as listed."""
    return [str(option.id) for option in screen.listed.options]


async def test_from_a_card_to_a_new_shortlist(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "s")
        await write(pilot, "Board in May")
        assert any("On “Board in May” (1 case)" in one for one in notes(pilot))
        kept = app_of(pilot).records.shortlists.cases(1)
        assert [(one.case_id, one.problem.split()[0]) for one in kept] == [("case-1", "nurses")]
        await pilot.press("s")
        assert isinstance(pilot.app.screen, Choose)
        await pilot.press("1")
        await pilot.pause()
        assert any("It is already on" in one for one in notes(pilot))


async def test_order_notes_and_taking_off(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await shortlist(pilot)
        assert order(screen) == ["case-1", "case-2", "case-3"]
        await pilot.press("J", "shift+down", "K")
        assert order(screen) == ["case-2", "case-1", "case-3"]
        await pilot.press("n")
        await write(pilot, "Ring them first.")
        assert "Ring them first." in shown(pilot)
        await pilot.press("delete", "2")
        await pilot.pause()
        assert order(screen) == ["case-2", "case-3"]
        await pilot.press("delete", "enter")
        assert order(screen) == ["case-2", "case-3"]
        await pilot.press("f5")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await pilot.press("escape", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen))
        assert "On “Board”" in shown(pilot)


async def test_a_name_in_a_note_is_warned_of(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await shortlist(pilot)
        await pilot.press("n")
        await write(pilot, "Ask Mrs Okafor.")
        assert isinstance(pilot.app.screen, Choose)
        assert "It seems to hold a name" in shown(pilot)
        await pilot.press("1")
        await pilot.pause()
        assert app_of(pilot).records.shortlists.cases(screen.shortlist)[0].note == "Ask Mrs [name]."
        await pilot.press("n")
        await write(pilot, "Ask Mr Bell.")
        await pilot.press("escape")
        assert app_of(pilot).records.shortlists.cases(screen.shortlist)[0].note == "Ask Mrs [name]."


@pytest.mark.parametrize(("form", "ending"), [("1", ".docx"), ("2", ".html"), ("3", ".md")])
async def test_export(make_app: Make, tmp_path: Path, form: str, ending: str) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await shortlist(pilot)
        await pilot.press("J", "e", "1", form)
        path = tmp_path / f"out{ending}"
        await write(pilot, str(path))
        await until(pilot, path.exists)
        await until(pilot, lambda: any(f"Written: {path}" in one for one in notes(pilot)))
        if ending == ".md":
            text = path.read_text(encoding="utf-8")
            assert text.startswith("# Shortlist: Board")
            assert text.index("Not markup") < text.index("Moving wards by a short form")


async def test_an_export_that_cannot_be_written_says_so(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await shortlist(pilot)
        await pilot.press("e", "2", "3")
        await write(pilot, "/no/such/folder/out.md")
        await until(pilot, lambda: any("There is no folder" in one for one in notes(pilot)))


async def test_shortlists_are_begun_renamed_described_deleted(make_app: Make) -> None:
    async with make_app().run_test(size=(140, 45)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+g", "s")
        assert "No shortlists yet" in shown(pilot)
        await pilot.press("n")
        await write(pilot, "One")
        await pilot.press("n")
        await write(pilot, "one")
        assert any("already" in one for one in notes(pilot))
        await pilot.press("r")
        await write(pilot, "Better")
        await pilot.press("w")
        await write(pilot, "For the board")
        assert "For the board" in shown(pilot)
        await pilot.press("e")
        assert any("is empty" in one for one in notes(pilot))
        await pilot.press("d", "2")
        await pilot.pause()
        assert "No shortlists yet" in shown(pilot)


async def test_feedback_is_kept_and_comes_back_with_the_case(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "u", "x", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CaseScreen))
        assert "Not useful" in shown(pilot)
        await pilot.press("t")
        await write(pilot, "One ward first; it held.")
        await until(pilot, lambda: "We tried it" in shown(pilot))
        book = app_of(pilot).records.feedback.about("case-1")
        assert [one.verdict for one in book] == ["tried", "not-useful"]
        assert book[0].problem.startswith("nurses keep")


async def test_saving_by_saying_so(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await ask(pilot, "save 1 and 2")
        held = app_of(pilot).records.shortlists
        assert [one.name for one in held.all()] == ["From conversations"]
        assert [one.case_id for one in held.cases(1)] == ["case-1", "case-2"]


async def test_saving_from_the_library(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f2")
        await pilot.pause(0.2)
        await pilot.press("s")
        await write(pilot, "From the library")
        assert app_of(pilot).records.shortlists.all()[0].cases == 1
