"""A new user's first session, on the real library at 80 by 24, as plain text.

    python -m tests.tui.first_session          # writes docs/first-session.md anew

Every screen is what the app drew; nothing is edited but blank rows, which are left out where there are several.
"""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from assistant.tui.app import AssistantApp, Load, load_shipped
from assistant.tui.screens.compare import CompareScreen
from assistant.tui.screens.dialogs import Choose, Write
from assistant.tui.widgets.transcript import Transcript
from tests.tui.driving import app_of, notes, until

PAGE = Path(__file__).parents[2] / "docs" / "first-session.md"
PROBLEM = "Our band 5 nurses keep leaving for the trust down the road"
NOTE = "note-for-the-board.md"
BUILDING = 180  # seconds that the library may take to be built
SHOWN = 26  # lines of the note that the page shows
OPENING = """# A first session

From launch to an answer, a comparison and a note for a meeting, at 80 by 24. These are the screens as drawn, on
the library as it was when this page was made (`python -m tests.tui.first_session` makes it anew).
"""


class NothingToDo(Exception):
    """A step that this library gives no occasion for: no question was asked."""


class Step(NamedTuple):
    """What is done, and the screen after it."""

    done: str
    screen: str


Act = Callable[[Pilot[None]], Awaitable[None]]


async def launch(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: app_of(pilot).asking is not None, BUILDING)


async def type_problem(pilot: Pilot[None]) -> None:
    await pilot.press(*PROBLEM)


async def send(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await answered(pilot)


async def skip(pilot: Pilot[None]) -> None:
    asking = app_of(pilot).asking
    if asking is None or not asking.question_open:
        raise NothingToDo
    await pilot.press("enter")
    await answered(pilot)


async def into_results(pilot: Pilot[None]) -> None:
    await pilot.press("tab")
    results = app_of(pilot).conversation.query_one(Transcript)
    await until(pilot, lambda: results.cursor is not None)
    second = next(item for item in results.items if item.number == 2)
    for _ in range(10):  # it scrolls through the first before it goes to the next
        if results.cursor is not second:
            await pilot.press("down")


async def compare(pilot: Pilot[None]) -> None:
    await pilot.press("escape", *"compare 1 and 2", "enter")
    await answered(pilot)


async def side_by_side(pilot: Pilot[None]) -> None:
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))


async def export(pilot: Pilot[None]) -> None:
    await pilot.press("e")
    await until(pilot, lambda: isinstance(pilot.app.screen, Choose))


async def as_markdown(pilot: Pilot[None]) -> None:
    await pilot.press("1", "3")
    await until(pilot, lambda: isinstance(pilot.app.screen, Write))
    await pilot.press(*NOTE)


async def keep(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: any("Written" in one for one in notes(pilot)), 20)


# which the page leaves out where no question was asked
SKIP = "Enter alone skips the question."
STEPS: tuple[tuple[str, Act], ...] = (
    ("`python tui.py`. The prompt is ready to type at once; the library opens meanwhile.", launch),
    ("Type what goes wrong.", type_problem),
    ("Enter sends it. The answer says how well it fits, and may ask one thing back.", send),
    (SKIP, skip),
    (
        "Tab goes to the results, Down through the first to the next. Enter would open the whole case.",
        into_results,
    ),
    ("Esc goes back to the prompt; “compare 1 and 2”, Enter.", compare),
    ("F5 puts them side by side.", side_by_side),
    ("E exports what is compared: 1 is a briefing …", export),
    ("… then 3 for Markdown, and where to. A name is offered; typing replaces it.", as_markdown),
    ("Enter writes it.", keep),
)


async def answered(pilot: Pilot[None]) -> None:
    """Wait for what was asked."""
    home = app_of(pilot).conversation
    await pilot.pause(0.05)
    await until(pilot, lambda: not home._pending, 30)


def drawn(pilot: Pilot[None]) -> str:
    """The screen as text."""
    rows = [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]
    kept = [row for place, row in enumerate(rows) if row or (place and rows[place - 1])]
    return "\n".join(map(without_folder, kept))


def without_folder(row: str) -> str:
    """The row with another name for the folder it was made in, as wide as before."""
    body = row.rstrip("│ ")
    return body.replace(str(Path.cwd()), "/home/you").ljust(len(body)) + row[len(body) :]


async def session(load: Load = load_shipped) -> AsyncIterator[Step]:
    """Each step of it, done in the present folder, where the note is written."""
    app = AssistantApp(load, data_dir=Path.cwd() / "data")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for done, act in STEPS:
            try:
                await act(pilot)
            except NothingToDo:
                continue
            await pilot.pause(0.3)
            yield Step(done, drawn(pilot))


async def page() -> str:
    """The page of documentation."""
    parts = [OPENING]
    with tempfile.TemporaryDirectory(prefix="you") as name, contextlib.chdir(name):
        parts += [f"{one.done}\n```text\n{one.screen}\n```\n" async for one in session()]
        note = Path(NOTE).read_text(encoding="utf-8").split("\n")
    parts.append(f"The first of the note's {len(note)} lines:\n```markdown")
    return "\n".join([*parts, *note[:SHOWN], "```", ""])


if __name__ == "__main__":
    PAGE.write_text(asyncio.run(page()), encoding="utf-8")
