"""The last door before the terminal: whatever a widget drew, no character of it does anything there."""

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from assistant.safety import CONTROL


class Inert(LineFilter):
    """Takes out of every drawn line what would move the cursor, turn directions or hide.

    The line stays as wide as it was laid out.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments without such characters."""
        if not any(CONTROL.search(one.text) for one in segments):
            return segments
        return [
            one if one.control else Segment(_same_width(one.text), one.style) for one in segments
        ]


def _same_width(text: str) -> str:
    return set_cell_size(CONTROL.sub("", text), cell_len(text)) if CONTROL.search(text) else text
