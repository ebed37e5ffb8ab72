"""The first line of a screen: its name, and what is going on."""

from textual.content import Content
from textual.widget import Widget

GAP = 2  # cells at least between the two


class Heading(Widget):
    """A name at the left, a state at the right."""

    DEFAULT_CSS = "Heading { height: 1; background: $panel; padding: 0 1; }"

    def __init__(self, name: str, state: str = "") -> None:
        super().__init__()
        self._name_text = name
        self._state_text = state

    def render(self) -> Content:
        """Both, the state cut short where there is no room."""
        name = Content.styled(self._name_text, "bold")
        room = max(0, self.content_size.width - name.cell_length - GAP)
        state = Content.styled(self._state_text, "$quiet").truncate(room, ellipsis=True)
        return name + Content(" " * (room + GAP - state.cell_length)) + state

    @property
    def whole(self) -> str:
        """Both, nothing cut."""
        return f"{self._name_text}  {self._state_text}"

    @property
    def state(self) -> str:
        """What is going on."""
        return self._state_text

    @state.setter
    def state(self, text: str) -> None:
        self._state_text = text
        self.refresh()
