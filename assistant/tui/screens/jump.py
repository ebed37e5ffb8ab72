"""Jump mode: a letter on every part and every result in view; pressing it goes there."""

from collections.abc import Iterator
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui.actions import bindings
from assistant.tui.widgets.items import Item
from assistant.tui.widgets.result_list import ResultList

LETTERS = "asdfghjklqwertyuiopzxcvbnm"  # those under the fingers first


class Target(NamedTuple):
    """Something to go to, and the part of the screen where it is seen."""

    widget: Widget
    seen: Region


def targets(screen: Screen[object]) -> list[Target]:
    """What can be gone to, top to bottom: parts that take the focus, and results in view."""
    found = [Target(one, seen) for one in _parts(screen) if (seen := _seen(screen, one))]
    found.sort(key=lambda one: (one.seen.y, one.seen.x, isinstance(one.widget, Item)))
    return found[: len(LETTERS)]


def go_to(target: Widget) -> None:
    """Put the focus on a part, the mark on a result."""
    if isinstance(target, Item):
        if isinstance(target.parent, ResultList):
            target.parent.focus(scroll_visible=False)
            target.parent.select(target)
    else:
        target.focus()


class JumpScreen(ModalScreen[Widget | None]):
    """Letters over the screen below; gives what was gone to, None where the reader stays."""

    BINDINGS = bindings("jump")
    CSS_PATH = "jump.tcss"
    HELP = "Press a letter to go to where it stands. Esc stays where you are."

    def __init__(self, found: list[Target]) -> None:
        super().__init__()
        self.found = dict(zip(LETTERS, found, strict=False))

    def compose(self) -> ComposeResult:
        """A letter at the right end of each target's first row, and what to do."""
        for letter, (_, seen) in self.found.items():
            shown = Static(Content(f" {letter.upper()} "), classes="letter")
            shown.styles.offset = (max(0, seen.right - 5), seen.y)
            yield shown
        yield Static(Content("A letter goes to where it stands · Esc stays here"), id="jump-how")

    def on_key(self, event: events.Key) -> None:
        """A letter goes; any other key than those of the registry stays."""
        target = self.found.get(event.key.lower())
        if target is not None:
            event.stop()
            self.dismiss(target.widget)

    def on_click(self) -> None:
        """A click anywhere stays."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Stay."""
        self.dismiss(None)


def _parts(screen: Screen[object]) -> Iterator[Widget]:
    for widget in screen.query("*").results(Widget):
        if widget.focusable or isinstance(widget, Item):
            yield widget


def _seen(screen: Screen[object], widget: Widget) -> Region | None:
    found = screen._compositor.visible_widgets.get(widget) if widget.is_attached else None
    if found is None:
        return None
    region, clip = found
    seen = region.intersection(clip)
    return seen if seen.area else None
