"""Maintenance: what a check finds, versions with going back, feedback reviewed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import paths
from assistant.desk import health
from assistant.desk.health import Health, Version
from assistant.engine import Assistant
from assistant.errors import UsageError
from assistant.library.library import Problem
from assistant.tui.app import AssistantApp
from assistant.tui.screens import maintenance
from assistant.tui.screens.maintenance import MaintenanceScreen
from tests.tui.driving import app_of, ask, notes, opened, shown, until
from tests.tui.test_shortlists import write

Make = Callable[..., AssistantApp]
AT = "2026-11-20T08:00:00+00:00"
FOUND = Health(
    "6 cases · 1 errors, 1 warnings",
    (Problem("cases/x.md", 3, "a figure stands in no fact"), Problem("cases/y.md", 1, "odd", True)),
    ("Moving staff",),
    (Version("aaa", 6, 2, True, False, AT, "train"), Version("bbb", 5, 2, False, False, "", "")),
)


@pytest.fixture(autouse=True)
def found(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A look at the library that finds always the same; the versions gone back to."""
    back: list[str] = []
    monkeypatch.setattr(maintenance, "look_at", lambda assistant, corpus: FOUND)
    monkeypatch.setattr(maintenance, "roll_back", lambda assistant, id: back.append(id))
    return back


async def test_the_check_and_what_is_overdue(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+g", "m")
        await until(pilot, lambda: "1 in 1 file" in listed(pilot.app.screen))
        assert "a figure stands in no fact" in shown(pilot)
        await pilot.press("down", "down")
        await pilot.pause()
        assert "Moving staff" in shown(pilot)


async def test_going_back_to_a_version(make_app: Make, found: list[str]) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+g", "m")
        await until(pilot, lambda: "Errors" in listed(pilot.app.screen))
        await pilot.press("f3")
        await pilot.pause()
        assert "serves now" in listed(pilot.app.screen)
        await pilot.press("enter")
        assert any("serves already" in one for one in notes(pilot))
        await pilot.press("down", "enter", "2")
        await pilot.pause()
        assert found == ["bbb"]


async def test_feedback_is_reviewed_and_exported(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "u", "ctrl+g", "m", "f4")
        await pilot.pause()
        assert "waits for review" in listed(pilot.app.screen)
        await pilot.press("e")
        assert any("Nothing was accepted yet" in one for one in notes(pilot))
        await pilot.press("a", "e")
        path = tmp_path / "out.jsonl"
        await write(pilot, str(path))
        row = json.loads(path.read_text(encoding="utf-8"))
        assert (row["case_id"], row["verdict"]) == ("case-1", "useful")
        await pilot.press("x")
        assert app_of(pilot).records.feedback.all()[0].state == "set-aside"
        await pilot.press("d", "2")
        await pilot.pause()
        assert app_of(pilot).records.feedback.all() == []


def listed(screen: object) -> str:
    assert isinstance(screen, MaintenanceScreen)
    return "\n".join(str(option.prompt) for option in screen.listed.options)


def test_the_real_library_is_looked_at_and_rolled_back(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(paths.shipped_corpus(), corpus)
    first = Assistant.load(corpus, tmp_path / "index")
    next((corpus / "cases").iterdir()).unlink()
    second = Assistant.load(corpus, tmp_path / "index")
    seen = health.look_at(second, corpus)
    assert [one.serves for one in seen.versions] == [True, False]
    assert seen.versions[0].cases == seen.versions[1].cases - 1
    before = first.index.manifest.id
    health.roll_back(second, before)
    assert Assistant.load(corpus, tmp_path / "index").index.manifest.id == before
    with pytest.raises(UsageError, match="no longer there"):
        health.roll_back(second, "0" * 12)
    assert health.look_at(second, tmp_path / "nowhere").trouble
