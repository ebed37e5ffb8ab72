"""What the screens of kept things look like. Look at each before you accept it (pytest --snapshot-update)."""

import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from assistant.records import Records
from assistant.tui.app import AssistantApp
from tests.tui.driving import opened
from tests.tui.fakes import load_at_once
from tests.tui.test_snapshots import SIZES

MOMENT = "2026-11-24T09:00:00+00:00"
PLACES = {
    "go-small": ("ctrl+g",),
    "shortlist-small": ("ctrl+g", "s", "enter", "down"),
    "shortlist-large": ("ctrl+g", "s", "enter", "down"),
    "history-large": ("ctrl+g", "h"),
    "settings-small": ("ctrl+g", "t", "down"),
    "batch-small": ("ctrl+g", "b"),
    "name-small": ("ctrl+g", "s", "r"),
    "sure-small": ("ctrl+g", "s", "delete"),
}


@pytest.fixture
def furnished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AssistantApp:
    """An app in which something is kept, at a fixed moment."""
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    records = Records(tmp_path, clock=lambda: MOMENT)
    one = records.shortlists.make("Board in May", "What the board may choose from.")
    for number, title in ((1, "Moving wards by a short form"), (3, "A shared bank of staff")):
        records.shortlists.add(one, f"case-{number}", title, problem="Nurses leave our wards.")
    records.shortlists.annotate(one, "case-3", "Ask them what it cost.")
    for said in ("Nurses leave our wards.", "What about paramedics?"):
        talk = records.history.begin(said)
        turn = records.history.say(talk, said)
        assert turn is not None
        text = "Match: strong. 2 initiatives.\n\n1. Moving wards by a short form\n2. A shared bank"
        records.history.answered(talk, turn, "answer", text, ["case-1"])
        records.history.close(talk)
    app = AssistantApp(load_at_once, data_dir=tmp_path)
    app._records = records
    return app


def pressing(keys: tuple[str, ...]) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def run(pilot: Pilot[None]) -> None:
        await opened(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.1)
        await pilot.pause(0.2)

    return run


@pytest.mark.parametrize("place", PLACES)
def test_what_is_kept(snap_compare: Any, furnished: AssistantApp, place: str) -> None:
    size = SIZES[place.rpartition("-")[2]]
    assert snap_compare(furnished, terminal_size=size, run_before=pressing(PLACES[place]))
