"""Help for where the reader is: what the focused part is for, and every key that works there."""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui.action import PLACES, Action, Where
from assistant.tui.actions import ACTIONS, at, bindings
from assistant.tui.widgets.flow import FlowText, Line, blank, line
from assistant.tui.widgets.foot import Foot

KEYS = 22  # cells for the names of keys
GENERAL = (
    "Describe a workforce problem in your own words. The assistant ranks initiatives that others tried, shows why "
    "each matches, what came of it and what got in the way, and names legal considerations. All of it is kept on "
    "this machine; nothing is sent anywhere."
)


class HelpScreen(ModalScreen[None]):
    """The help."""

    BINDINGS = bindings("help")
    CSS_PATH = "help.tcss"

    def __init__(self, focused: Widget | None, under: Screen[object]) -> None:
        super().__init__()
        self.about = help_of(focused) or help_of(under) or GENERAL
        self.places = places_of(focused, under)

    def compose(self) -> ComposeResult:
        """The text and the keys."""
        with Vertical(id="help"):
            yield Static(Content("Help"), id="help-title")
            with VerticalScroll(id="help-body"):
                yield FlowText(list(self._lines()))
            yield Foot()

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.query_one("#help-body").focus()

    def action_close(self) -> None:
        """Back."""
        self.dismiss()

    def _lines(self) -> Iterator[Line]:
        yield line(self.about)
        for place in self.places:
            yield blank()
            yield line(PLACES[place], "bold $blue")
            for action in at(place):
                yield from _key_lines(action, getattr(self.app, "chosen_keys", {}))
        yield blank()
        yield line(GENERAL, "$quiet")


def help_of(widget: Widget | None) -> str:
    """What a widget, or the nearest around it, says of itself."""
    while widget is not None:
        if text := getattr(widget, "HELP", None):
            return str(text)
        parent = widget.parent
        widget = parent if isinstance(parent, Widget) else None
    return ""


def places_of(focused: Widget | None, under: Screen[object]) -> list[Where]:
    """The contexts whose keys work here, nearest first."""
    found: list[Where] = []
    for node in (focused, under, under.app):
        if node is None:
            continue
        ids = {binding.id for _, binding in node._bindings}
        for action in ACTIONS:
            if ids & {one.id for one in action.bindings} and action.where not in found:
                found.append(action.where)
    return found


def _key_lines(action: Action, chosen: Mapping[str, str]) -> Iterator[Line]:
    keys = action.spoken_keys(chosen)
    if len(keys) > KEYS:
        yield line(keys, "bold")
        keys = ""
    yield line(action.about, lead=f"{keys:<{KEYS}} ", lead_style="bold")
