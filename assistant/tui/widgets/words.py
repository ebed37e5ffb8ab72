"""A scrolling glossary."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from assistant.tui.widgets.flow import FlowText, Line


class WordList(VerticalScroll, can_focus=True):
    """Words and what they mean."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield FlowText()

    def show(self, lines: Iterable[Line]) -> None:
        """Show words."""
        self.query_one(FlowText).show(lines)
        self.scroll_home(animate=False)
