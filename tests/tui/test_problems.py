"""Saved problems: asked again, what is new and moved, seen."""

import json
from collections.abc import Callable
from pathlib import Path

from assistant.records import Records
from assistant.tui.app import AssistantApp
from assistant.tui.screens.dialogs import Choose
from assistant.tui.screens.problems import ProblemsScreen
from assistant.tui.widgets.cards import CaseCard
from tests.tui.driving import app_of, ask, at_home, notes, opened, shown, until

Make = Callable[..., AssistantApp]


def age(folder: Path) -> None:
    """Change the answer that was kept, as though the library had been another then."""
    problems = Records(folder).problems
    saved = problems.all()[0]
    answer = json.loads(saved.answer)
    first, second, *rest = answer["cases"]
    first["rank"], second["rank"] = 2, 1
    answer["cases"] = [second, first, *rest[1:]]
    answer["receipt"]["corpus"] = "older"
    problems.seen(saved.id, json.dumps(answer), "{}")


async def test_what_is_new_and_what_moved(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert any("Problem saved" in one for one in notes(pilot))
        age(tmp_path)
        await pilot.press("ctrl+g", "p")
        screen = pilot.app.screen
        assert isinstance(screen, ProblemsScreen)
        await until(pilot, lambda: "1 new, 2 moved" in str(screen.listed.options[0].prompt))
        text = shown(pilot)
        assert "New" in text
        assert "A bank of staff shared by three employers" in text
        assert "Moving wards by a short form: 2 before, 1 now" in text
        assert "another corpus (older before, c now)" in text
        await pilot.press("s")
        await until(pilot, lambda: "nothing new" in str(screen.listed.options[0].prompt))
        await pilot.press("escape", "f8", "ctrl+g", "p", "enter")
        await until(pilot, lambda: at_home(pilot) and bool(pilot.app.screen.query(CaseCard)))
        assert "nurses keep leaving" in shown(pilot)


async def test_an_older_answer_is_told_of_at_the_start(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.pause(0.2)
        assert not [one for one in notes(pilot) if "older library" in one]
    age(tmp_path)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: any("older library" in one for one in notes(pilot)))


async def test_filters_are_saved_with_it(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("f3", *"ambul", "enter", "f3")
        await until(pilot, lambda: not app_of(pilot).conversation._pending)
        await pilot.press("ctrl+s", "f8", "ctrl+g", "p")
        await pilot.pause()
        assert "Filters: Ambulance" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: len(pilot.app.screen.query(CaseCard)) == 1)


async def test_a_personal_problem_is_warned_of(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "Mrs Okafor wants to move")
        await pilot.press("ctrl+s")
        assert isinstance(pilot.app.screen, Choose)
        await pilot.press("1")
        await pilot.pause()
        assert app_of(pilot).records.problems.all()[0].text == "Mrs [name] wants to move"


async def test_nothing_to_save_yet(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+s")
        assert any("Describe a problem first" in one for one in notes(pilot))
