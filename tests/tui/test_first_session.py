"""What a new user does first works on the real library, as the page in the documentation shows it."""

from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.tui.first_session import NOTE, PAGE, SKIP, STEPS, session


async def test_from_launch_to_an_exported_note(
    real: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    screens = {step.done: step.screen async for step in session(lambda progress: real)}
    after = [screens[done] for done, _ in STEPS if done != SKIP]
    assert "in 100" in after[2]
    assert "█ 2." in after[3]
    assert "F5 puts them side by side" in after[4]
    assert "In common" in after[5]
    assert "Written" in after[-1]
    assert "not legal advice" in Path(NOTE).read_text(encoding="utf-8")


def test_the_page_shows_each_step() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert all(done in page for done, _ in STEPS if done != SKIP)
