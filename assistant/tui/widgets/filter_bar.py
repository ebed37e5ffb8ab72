"""The filters in force, always in view; each can be taken away."""

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.actions import bindings

NONE = "No filters · F3 limits answers by sector, theme, staff group, country, source or year"


class FilterBar(Static):
    """One line of filters. Takes the focus only where there are some."""

    BINDINGS = bindings("bar")
    HELP = "Left and right go from filter to filter; Delete takes one away and asks again."
    DEFAULT_CSS = """
    FilterBar { height: 1; padding: 0 1; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis; }
    FilterBar.-some { color: $foreground; }
    """

    class Dropped(Message):
        """A filter is to go: its kind, its value, and whether it was a "not"."""

        def __init__(self, kind: str, value: str, without: bool) -> None:
            self.kind = kind
            self.value = value
            self.without = without
            super().__init__()

    def __init__(self) -> None:
        super().__init__(Content(NONE))
        self.chips: list[tuple[str, str, bool, str]] = []
        self.at = 0

    def show(self, chips: list[tuple[str, str, bool, str]]) -> None:
        """Show filters, each (kind, value, whether "not", words)."""
        self.chips = chips
        self.at = min(self.at, max(0, len(chips) - 1))
        self.can_focus = bool(chips)
        self.set_class(bool(chips), "-some")
        self._draw()

    def on_focus(self) -> None:
        """Mark the first."""
        self._draw()

    def on_blur(self) -> None:
        """Mark none."""
        self._draw()

    def action_step(self, step: int) -> None:
        """To another filter."""
        self.at = max(0, min(len(self.chips) - 1, self.at + step))
        self._draw()

    def action_drop(self) -> None:
        """Take the marked filter away."""
        if self.chips:
            kind, value, without, _ = self.chips[self.at]
            self.post_message(self.Dropped(kind, value, without))

    def _draw(self) -> None:
        if not self.chips:
            self.update(Content(NONE))
            return
        parts: list[Content] = [Content.styled("Filters  ", "bold $orange")]
        for number, (*_, words) in enumerate(self.chips):
            marked = self.has_focus and number == self.at
            shown = f"[{words} ×]" if marked else f" {words} "
            parts.append(Content.styled(shown, "bold reverse" if marked else "bold"))
            parts.append(
                Content.styled("·", "$quiet") if number + 1 < len(self.chips) else Content()
            )
        parts.append(Content.styled("  F3 changes them", "$quiet"))
        self.update(Content("").join(parts))
