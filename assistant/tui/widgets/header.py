"""The first line of a screen: its name, and what is going on."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class Heading(Horizontal):
    """A name at the left, a state at the right."""

    DEFAULT_CSS = """
    Heading { height: 1; background: $panel; padding: 0 1; }
    Heading #name { width: auto; text-style: bold; }
    Heading #state {
        width: 1fr; padding: 0 0 0 2; color: $quiet;
        text-align: right; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, name: str, state: str = "") -> None:
        super().__init__()
        self._name_text = name
        self._state_text = state

    def compose(self) -> ComposeResult:
        """The two texts."""
        yield Static(Content(self._name_text), id="name")
        yield Static(Content(self._state_text), id="state")

    @property
    def state(self) -> str:
        """What is going on."""
        return self._state_text

    @state.setter
    def state(self, text: str) -> None:
        self._state_text = text
        if self.is_mounted:
            self.query_one("#state", Static).update(Content(text))
