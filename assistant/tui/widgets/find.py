"""A box to find things in, as letters are typed."""

from textual.widgets import Input


class FindBox(Input):
    """One line of letters. Its cursor keeps still unless movement is wanted."""

    def on_mount(self) -> None:
        """No blinking without movement."""
        self.cursor_blink = self.app.animation_level != "none"
