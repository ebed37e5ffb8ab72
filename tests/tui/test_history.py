"""History: kept as it goes, found, taken up again, cut off, turned off; without what looks personal."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import RecordsError
from assistant.records import Records
from assistant.records.history import History
from assistant.tui.app import AssistantApp
from assistant.tui.screens.history import HistoryScreen
from assistant.tui.widgets.cards import CaseCard
from assistant.tui.widgets.filter_bar import FilterBar
from tests.tui.driving import app_of, ask, at_home, notes, opened, shown, until
from tests.tui.test_shortlists import write

Make = Callable[..., AssistantApp]
GONE = """
import sys
from pathlib import Path
from assistant.records import Records
history = Records(Path(sys.argv[1])).history
history.say(history.begin("old problem"), "old problem")
"""


async def test_turns_are_kept_and_taken_up_again(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "first problem")
        await pilot.press("f3", *"ambul", "enter", "f3")
        home = app_of(pilot).conversation
        await until(pilot, lambda: "Ambulance" in str(home.query_one(FilterBar).content))
        await until(pilot, lambda: not home._pending)
        await ask(pilot, "second problem")
    history = Records(tmp_path).history
    talk = history.talks()[0]
    assert talk.open_in is None
    assert [turn.said for turn in history.turns(talk.id)] == [
        "first problem",
        "Filters: Ambulance",
        "second problem",
    ]
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f12")
        home = app_of(pilot).conversation
        await until(pilot, lambda: len(home.query(CaseCard)) == 8 and not home._pending)
        assert "Ambulance" in str(home.query_one(FilterBar).content)
        await ask(pilot, "third problem")
        assert [turn.said for turn in history.turns(talk.id)][-1] == "third problem"
        assert len(history.talks()) == 1


async def test_find_resume_rename_delete(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "about porters")
        await pilot.press("f8")
        await ask(pilot, "about midwives")
        await pilot.press("ctrl+g", "h")
        screen = pilot.app.screen
        assert isinstance(screen, HistoryScreen)
        assert len(screen.listed.options) == 2
        await pilot.press("slash", *"porters", "enter")
        assert len(screen.listed.options) == 1
        await pilot.press("r")
        await write(pilot, "The porters")
        assert "The porters" in str(screen.listed.options[0].prompt)
        await pilot.press("enter")
        await until(pilot, lambda: at_home(pilot) and bool(pilot.app.screen.query(CaseCard)))
        assert "about porters" in shown(pilot)
        assert "about midwives" not in shown(pilot)
        await pilot.press("ctrl+g", "h", "d", "2")
        await pilot.pause()
        assert len(app_of(pilot).records.history.talks()) == 1


async def test_what_looks_personal_is_left_out(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "Mrs Okafor, 07700 900123, wants to move wards")
        await until(
            pilot, lambda: any("without a name and a telephone" in one for one in notes(pilot))
        )
        history = app_of(pilot).records.history
        turns = history.turns(history.talks()[0].id)
        assert turns[0].said == "Mrs [name], [telephone], wants to move wards"
        assert "Okafor" not in turns[0].text


async def test_turned_off_nothing_is_kept(make_app: Make, tmp_path: Path) -> None:
    async with make_app(history=False).run_test(size=(80, 24)) as pilot:
        await ask(pilot)
    assert not (tmp_path / "records.sqlite3").exists()


async def test_a_turn_that_failed_leaves_nothing(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "error")
        await until(pilot, lambda: not app_of(pilot).records.history.talks())


async def test_a_conversation_that_was_cut_off_is_offered(make_app: Make, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", GONE, str(tmp_path)], check=True)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: any("“old problem” was cut off" in one for one in notes(pilot)))
        await pilot.press("f12")
        await until(pilot, lambda: bool(pilot.app.screen.query(CaseCard)))
        assert Records(tmp_path).history.talks()[0].open_in == os.getpid()


async def test_old_conversations_are_forgotten(make_app: Make, tmp_path: Path) -> None:
    old = Records(tmp_path, clock=lambda: "2020-01-01T00:00:00+00:00")
    old.history.say(old.history.begin("old"), "old")
    async with make_app(retention_days=30).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: not Records(tmp_path).history.talks())


async def test_trouble_with_the_file_never_stops_an_answer(
    make_app: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        raise RecordsError("The disk is full. Make room.")

    monkeypatch.setattr(History, "begin", broken)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await ask(pilot, "another")
        assert pilot.app.screen.query(CaseCard)
        said = [one for one in notes(pilot) if "The disk is full" in one]
        assert len(said) == 1


async def test_nothing_is_opened_before_it_is_needed(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.pause(0.2)
        assert not (tmp_path / "records.sqlite3").exists()
        assert sqlite3.sqlite_version
