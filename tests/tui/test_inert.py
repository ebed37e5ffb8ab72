"""A library, records, settings and file names that would do something if they were let: what the screens draw."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.building.opening import open_index
from assistant.engine import Assistant
from assistant.models import Filters
from assistant.records import Records
from assistant.settings import Settings
from assistant.tui.app import AssistantApp
from assistant.tui.clipboard import copy
from assistant.tui.inert import Inert
from assistant.tui.screens.batch import BatchScreen
from tests.nasty import ALL, NASTY, PROBLEM, does_nothing, nasty_corpus
from tests.tui.driving import app_of, ask, opened, until

PLACES = "lsphmt"
FILE = "\x1b[31m\u202exslx[bold][b]\x9b2J.csv"


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("nasty")
    return Assistant(open_index(nasty_corpus(folder), folder / "indexes", lambda _: None))


@pytest.fixture
def app(nasty: Assistant, tmp_path: Path) -> AssistantApp:
    def load(progress: Callable[[str], None]) -> Assistant:
        progress(ALL)
        return nasty

    return AssistantApp(
        load,
        settings=Settings(complaints=(ALL,), keys={"anywhere.help": "f1"}),
        settings_path=tmp_path / "settings.toml",
        data_dir=tmp_path,
        corpus=nasty.index.folder.parents[2] / "corpus",
    )


def drawn(pilot: Pilot[None]) -> str:
    """What the terminal is given of the screen that is up."""
    strips = pilot.app.screen._compositor.render_strips()
    text = "\n".join(strip.text for strip in strips)
    does_nothing(text)
    return text


async def test_an_answer_a_case_and_the_law(app: AssistantApp) -> None:
    async with app.run_test(size=(160, 60)) as pilot:
        await ask(pilot, PROBLEM.replace("\x00", ""))
        text = drawn(pilot)
        assert "[bold red]loud[/bold red]" in text.replace("\n", "")
        await pilot.press("tab", "1")
        await pilot.pause(0.1)
        assert "[/nothing]" in drawn(pilot)
        await pilot.press("y")
        await pilot.pause()
        drawn(pilot)
        await pilot.press("escape", "f4")
        await pilot.pause()
        drawn(pilot)


async def test_every_place(app: AssistantApp, nasty: Assistant, tmp_path: Path) -> None:
    kept = Records(tmp_path)
    answer = nasty.recommend(PROBLEM.replace("\x00", ""))
    held = kept.shortlists.make(ALL, ALL)
    kept.shortlists.add(held, "ward-moves", ALL, ALL, ALL)
    kept.problems.save(ALL, ALL, Filters().model_dump_json(), answer.json_text(), "x")
    kept.history.begin(ALL)
    kept.store.close()
    async with app.run_test(size=(160, 60)) as pilot:
        await opened(pilot)
        for place in PLACES:
            await pilot.press("ctrl+g", place)
            await pilot.pause(0.1)
            drawn(pilot)
            await pilot.press("enter")
            await pilot.pause(0.1)
            drawn(pilot)
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await pilot.pause()


async def test_a_file_of_problems(app: AssistantApp, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text(json.dumps(f"problem {ALL}") + "\nnurses leave\n\n", encoding="utf-8")
    async with app.run_test(size=(160, 60)) as pilot:
        await opened(pilot)
        for name in (path, tmp_path / f"none {FILE}"):
            await pilot.press("ctrl+g", "b")
            await until(pilot, lambda: isinstance(pilot.app.screen, BatchScreen))
            await pilot.pause(0.1)
            pilot.app.screen.query_one("#kept-find", Input).value = str(name)
            await pilot.press("enter")
            await pilot.pause(0.3)
            drawn(pilot)
            app.pop_screen()


async def test_the_palette_finds_it(app: AssistantApp) -> None:
    async with app.run_test(size=(160, 60)) as pilot:
        await opened(pilot)
        app.action_command_palette()
        await pilot.pause(0.1)
        await pilot.press(*"loud")
        await pilot.pause(0.5)
        assert "loud" in drawn(pilot)


async def test_what_is_said_in_passing(app: AssistantApp) -> None:
    async with app.run_test(size=(160, 60)) as pilot:
        for text in NASTY.values():
            app_of(pilot).notify(text, title=text, severity="error")
            app_of(pilot).screen.notify(text)
            await pilot.pause()
            drawn(pilot)
            app.clear_notifications()


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_a_line_keeps_its_width(text: str) -> None:
    line = text.translate({ord(end): None for end in "\n\t"})
    (done,) = Inert().apply([Segment(line)], Color(0, 0, 0))
    does_nothing(done.text)
    assert cell_len(done.text) == cell_len(line)


async def test_what_is_copied(app: AssistantApp, tmp_path: Path) -> None:
    async with app.run_test() as pilot:
        assert "Sent" in copy(pilot.app, ALL, "it", tmp_path)
        does_nothing(pilot.app.clipboard)
        (written,) = (tmp_path / "copied").iterdir()
        does_nothing(written.read_text(encoding="utf-8"))
