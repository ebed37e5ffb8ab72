"""Driving the app as a person would."""

from collections.abc import Callable

from textual.pilot import Pilot
from textual.widgets import Static

from assistant.tui.app import AssistantApp
from assistant.tui.widgets.flow import FlowText
from assistant.tui.widgets.header import Heading
from assistant.tui.widgets.prompt import Prompt

PROBLEM = "nurses keep leaving because moving wrads is hard"


async def until(pilot: Pilot[None], true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait for something to be so."""
    for _ in range(int(seconds / 0.02)):
        await pilot.pause(0.02)
        if true():
            return
    raise AssertionError("it never came to be so")


async def opened(pilot: Pilot[None]) -> None:
    """Wait for the library."""
    await until(pilot, lambda: app_of(pilot).asking is not None)


async def ask(pilot: Pilot[None], text: str = PROBLEM) -> None:
    """Type a problem, send it and wait for what comes back."""
    await opened(pilot)
    app = app_of(pilot)
    prompt = app.conversation.query_one(Prompt)
    prompt.focus()
    prompt.fill(text)
    await pilot.press("enter")
    await until(pilot, lambda: not app.conversation._pending)
    await pilot.pause(0.05)


def app_of(pilot: Pilot[None]) -> AssistantApp:
    app = pilot.app
    assert isinstance(app, AssistantApp)
    return app


def at_home(pilot: Pilot[None]) -> bool:
    """Whether the conversation is the top screen."""
    return pilot.app.screen is app_of(pilot).conversation


def shown(pilot: Pilot[None]) -> str:
    """All text of the top screen, whether scrolled into view or not."""
    texts = []
    for widget in pilot.app.screen.query("*"):
        if not _displayed(widget):
            continue
        if isinstance(widget, FlowText):
            texts.append(widget.flow.plain)
        elif isinstance(widget, Heading):
            texts.append(widget.whole)
        elif isinstance(widget, Static):
            texts.append(str(widget.content))
    return "\n".join(texts)


def _displayed(widget: object) -> bool:
    return all(node.display for node in widget.ancestors_with_self if hasattr(node, "display"))  # type: ignore[attr-defined]


def notes(pilot: Pilot[None]) -> list[str]:
    """What was said in passing."""
    return [str(note.message) for note in app_of(pilot)._notifications]
