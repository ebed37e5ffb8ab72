"""The menu of places: one letter goes there."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.tui.actions import at, bindings
from assistant.tui.widgets.flow import FlowText, Line, line
from assistant.tui.widgets.foot import Foot


class GoScreen(ModalScreen[str | None]):
    """Where to go; gives the name of a place, None where the reader stays."""

    BINDINGS = bindings("go")
    CSS_PATH = "dialogs.tcss"
    HELP = "Press the letter before a place to go there. Esc stays where you are."

    def compose(self) -> ComposeResult:
        """The places."""
        with Vertical(id="dialog"):
            yield Static(Content("Go to"), id="dialog-title")
            yield FlowText(self._lines(), id="go-places")
            yield Foot()

    def _lines(self) -> Iterator[Line]:
        for action in at("go"):
            if action.runs.startswith("go("):
                keys = action.spoken_keys(getattr(self.app, "chosen_keys", None))
                yield line(
                    action.about, lead=f"{keys:<3}{action.label:<16}", lead_style="bold", most=2
                )

    def action_go(self, name: str) -> None:
        """There."""
        self.dismiss(name)

    def action_leave(self) -> None:
        """Stay."""
        self.dismiss(None)
