"""A batch from the terminal UI: opened, mapped, run, stopped, taken up, with its problem rows."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from assistant.batch.personal import Personal
from assistant.batch.plan import Outcome
from assistant.batch.reading import Choices
from assistant.desk import batching
from assistant.desk.batching import Job, Stopped, opened, run_job
from assistant.engine import Assistant
from assistant.models import Filters
from assistant.tui.app import AssistantApp
from assistant.tui.screens import batch
from assistant.tui.screens.batch import BatchScreen
from assistant.tui.screens.dialogs import Choose
from assistant.tui.showing import batch as showing
from tests.tui.driving import notes, shown, until
from tests.tui.driving import opened as library_opened
from tests.tui.test_shortlists import write

Make = Callable[..., AssistantApp]


def problems(tmp_path: Path, column: str = "problem") -> Path:
    path = tmp_path / "problems.csv"
    path.write_text(
        f"ref,{column}\n1,nurses leave\n2,\n3,the agency bill grows\n", encoding="utf-8"
    )
    return path


async def batch_screen(pilot: Pilot[None], path: Path) -> BatchScreen:
    await library_opened(pilot)
    await pilot.press("ctrl+g", "b")
    screen = pilot.app.screen
    assert isinstance(screen, BatchScreen)
    await pilot.pause()
    screen.query_one("#kept-find").value = str(path)  # type: ignore[attr-defined]
    await pilot.press("enter")
    await until(pilot, lambda: screen.job is not None)
    await pilot.pause()
    return screen


def listed(screen: BatchScreen) -> str:
    return "\n".join(str(option.prompt) for option in screen.listed.options)


async def test_open_and_see_what_is_wrong(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await batch_screen(pilot, problems(tmp_path))
        assert "3 rows, 1 row cannot be answered" in listed(screen)
        assert "problems-answers.xlsx" in listed(screen)
        await pilot.press("down", "down")
        await pilot.pause()
        assert "the problem is empty" in shown(pilot)
        assert "B3" in shown(pilot)


async def test_choosing_the_column(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await batch_screen(pilot, problems(tmp_path, "Issue"))
        assert "choose a column" in listed(screen)
        await pilot.press("enter", "2")
        await until(pilot, lambda: "3 rows" in listed(screen))
        await pilot.press("f5")
        assert screen.running or screen.outcome is not None


async def test_a_file_that_cannot_be_read(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await batch_screen(pilot, tmp_path / "none.csv")
        assert "There is no file" in listed(screen)
        await pilot.press("f5")
        assert any("Open a file" in one for one in notes(pilot))


async def test_run_progress_and_end(
    make_app: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let = Event()

    def run(job: Job, assistant: object, filters: object, **how: object) -> Outcome:
        how["tell"](1, 3, "1 of 3 rows (33 %)")  # type: ignore[operator]
        let.wait(5)
        from collections import Counter

        return Outcome(Counter({"strong": 2, "fault": 1}))

    monkeypatch.setattr(batch, "run_job", run)
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await batch_screen(pilot, problems(tmp_path))
        await pilot.press("f5")
        await until(pilot, lambda: "[######.............." in shown(pilot))
        await pilot.press("enter")
        assert any("The run goes on" in one for one in notes(pilot))
        let.set()
        await until(pilot, lambda: "2 rows answered" in listed(screen))
        assert "mend them in that file" in shown(pilot)


async def test_personal_rows_are_warned_of_before_a_run(make_app: Make, tmp_path: Path) -> None:
    path = tmp_path / "p.txt"
    path.write_text("Mrs Okafor wants another ward.\n", encoding="utf-8")
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await batch_screen(pilot, path)
        await pilot.press("f5")
        assert isinstance(pilot.app.screen, Choose)
        assert "1 row seems to hold a name" in shown(pilot)
        await pilot.press("enter")
        assert not screen.running


def test_of_a_long_file_the_first_rows_are_looked_through_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (batching, showing):
        monkeypatch.setattr(module, "LOOKED_THROUGH", 2)
    path = tmp_path / "p.txt"
    path.write_text("Mrs Okafor wants another ward.\n\nrotas\n\nMr Lee leaves.\n", encoding="utf-8")
    job = opened(Job(path))
    assert job.personal.startswith("Of the first 2 rows, 1 row seems to hold a name")
    told = " ".join(one.text.plain for one in showing.job_lines("rows", job, [], None))
    assert "the run looks at all of them" in told
    outcome = Outcome(Counter(none=3), personal=Personal(2, Counter(name=2), ["line 1", "line 5"]))
    ended = " ".join(one.text.plain for one in showing.job_lines("result", job, [], outcome))
    assert "2 rows seem to hold a name" in ended


async def test_output_report_and_template(make_app: Make, tmp_path: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        screen = await batch_screen(pilot, problems(tmp_path))
        screen.open("output")
        await write(pilot, str(tmp_path / "out.pdf"))
        assert any("not a form of answers" in one for one in notes(pilot))
        screen.open("output")
        await write(pilot, str(tmp_path / "out.jsonl"))
        screen.open("report")
        await write(pilot, str(tmp_path / "report.html"))
        screen.open("template")
        await write(pilot, str(tmp_path / "fill.csv"))
        assert screen.job is not None
        assert screen.job.output == tmp_path / "out.jsonl"
        assert screen.job.report == tmp_path / "report.html"
        assert (tmp_path / "fill.csv").exists()


def test_stopped_and_taken_up_again(tmp_path: Path) -> None:
    assistant = Assistant.load(index=tmp_path / "index")
    path = tmp_path / "many.jsonl"
    rows = [{"id": str(n), "text": f"nurses leave ward {n}"} for n in range(40)]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    job = opened(Job(path, Choices(), output=tmp_path / "out.jsonl"))
    assert job.ready
    stop, told = Event(), []
    stop.set()
    with pytest.raises(Stopped):
        run_job(job, assistant, Filters(), resume=False, tell=lambda *a: told.append(a), stop=stop)
    assert job.unfinished
    stop.clear()
    outcome = run_job(
        job, assistant, Filters(), resume=True, tell=lambda *a: told.append(a), stop=stop
    )
    assert outcome.rows == 40
    assert told[-1][:2] == (40, 40)
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 40
    assert not job.unfinished
