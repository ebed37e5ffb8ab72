"""What a case and a consideration have in common: a record read whole, its neighbours, copying, going back."""

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui.actions import bindings
from assistant.tui.asking import Asking
from assistant.tui.messages import CopyText
from assistant.tui.showing.parts import Part, as_plain
from assistant.tui.widgets.foot import Foot
from assistant.tui.widgets.header import Heading
from assistant.tui.widgets.items import Text
from assistant.tui.widgets.result_list import ResultList, heading_text


class RecordList(ResultList):
    """A record to read."""

    HELP = (
        "Up and down scroll, N and P go from heading to heading, Enter opens a consideration or a similar case. "
        "Left and right show the neighbours in the same answer. Y copies what is marked, Shift+Y the whole "
        "record. Esc goes back."
    )


class RecordScreen(Screen[None]):
    """A record, read whole."""

    BINDINGS = bindings("record")
    CSS_PATH = "record.tcss"
    KIND = "Record"

    def __init__(self, asking: Asking, id: str, among: tuple[str, ...]) -> None:
        super().__init__()
        self.asking = asking
        self.record_id = id
        self.among = among or (id,)

    def compose(self) -> ComposeResult:
        """The title, the record, the keys."""
        yield Heading(self.KIND, self._where())
        yield Static(Content(self.record_title()), id="record-title")
        with RecordList(id="record"):
            yield from self.widgets()
        yield Foot()

    def on_mount(self) -> None:
        """Ready to read."""
        self.query_one(RecordList).focus()

    @property
    def case_id(self) -> str | None:
        """The case read here, where it is one."""
        return None

    def record_title(self) -> str:
        """The title."""
        raise NotImplementedError

    def parts(self) -> list[Part]:
        """The record, part by part."""
        raise NotImplementedError

    def widgets(self) -> list[Widget]:
        """The parts as widgets."""
        shown: list[Widget] = []
        for part in self.parts():
            if part.heading:
                shown.append(heading_text(part.heading))
            shown.append(Text(part.lines, classes="part"))
        return shown

    def other(self, id: str) -> "RecordScreen":
        """The screen of a neighbour."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Back to where the reader came from."""
        self.dismiss()

    def action_neighbour(self, step: int) -> None:
        """The neighbour in the same answer or list."""
        place = self.among.index(self.record_id) + step if self.record_id in self.among else -1
        if not 0 <= place < len(self.among):
            self.notify("There is no other on that side.", timeout=2)
            return
        self.app.switch_screen(self.other(self.among[place]))

    def action_copy_all(self) -> None:
        """Copy the whole record."""
        text = as_plain(f"{self.KIND}\n{self.record_title()}", self.parts())
        self.post_message(CopyText(text, "the whole record"))

    def _where(self) -> str:
        if len(self.among) < 2 or self.record_id not in self.among:
            return ""
        return f"{self.among.index(self.record_id) + 1} of {len(self.among)}"
