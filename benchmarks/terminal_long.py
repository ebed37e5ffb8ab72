"""Time to handle a key and a resize in the full-screen assistant after many answers.

    python benchmarks/terminal_long.py [ANSWERS]

Drives the real app without a terminal: asks, then presses keys and changes the width. A figure is processor time of the
whole process for one event, handled and drawn, so that a busy machine troubles it little; one answer gives the ratio.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.pilot import Pilot

from assistant.tui.app import AssistantApp

PROBLEMS = (
    "nurses keep leaving because moving wards is hard",
    "we cannot fill care worker shifts and the agency bill grows",
    "paramedics are worn out and sickness absence is climbing",
    "too few young people see us as a place to work",
    "doctors in training are short of time for learning",
)
TIMES = 10
PAUSE = 0.15  # seconds


class Figures(NamedTuple):
    """Milliseconds of processor time an event."""

    letter: float
    move: float
    unfold: float
    resize: float


async def per_event(do: Callable[[int], object]) -> float:
    """Milliseconds of processor time that one of many events takes; an idle app takes next to none."""
    await asyncio.sleep(1)  # let what came before settle
    begun = time.process_time()
    for number in range(TIMES):
        do(number)
        await asyncio.sleep(PAUSE)  # long enough that each is drawn by itself
    return (time.process_time() - begun) / TIMES * 1000


async def pressed(app: AssistantApp, *keys: str) -> float:
    def press(number: int) -> None:
        key = keys[number % len(keys)]
        app.post_message(events.Key(key, key if len(key) == 1 else None))

    return await per_event(press)


async def resized(app: AssistantApp) -> float:
    def resize(number: int) -> None:
        size = Size((132, 80)[number % 2], 40)
        setattr(app._driver, "_size", size)  # noqa: B010 (what the driver without a terminal reports)
        app.post_message(events.Resize(size, size))

    return await per_event(resize)


async def measured(app: AssistantApp) -> Figures:
    app.conversation.query_one("#prompt").focus()
    letter = await pressed(app, "a")
    app.conversation.query_one("#transcript").focus()
    move = await pressed(app, "up", "up", "down")
    unfold = await pressed(app, "space")
    return Figures(letter, move, unfold, await resized(app))


async def ask(pilot: Pilot[None], text: str) -> None:
    app = pilot.app
    assert isinstance(app, AssistantApp)
    app.conversation.ask_text(text)
    await pilot.pause()
    while app.conversation._pending:
        await pilot.pause(0.02)


async def main(answers: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        app = AssistantApp(data_dir=Path(name))
        async with app.run_test(size=Size(80, 40)) as pilot:
            while app.asking is None:
                await pilot.pause(0.05)
            await ask(pilot, PROBLEMS[0])
            one = await measured(app)
            print(f"one answer: {one}", file=sys.stderr, flush=True)
            for number in range(1, answers):
                await ask(pilot, f"{PROBLEMS[number % len(PROBLEMS)]} in team {number}")
            many = await measured(app)
            widgets = len(app.conversation.query("*"))
    print(f"{answers} answers, {widgets} widgets; processor time an event")
    for name, few, full in zip(Figures._fields, one, many, strict=True):
        most = 500 if name == "resize" else 50
        print(f"{name}: {full:.0f} ms (asked: at most {most}), {full / few:.2f} times one answer's")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
