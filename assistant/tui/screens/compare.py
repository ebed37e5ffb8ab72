"""Two to four cases side by side over the same headings; one below the other where there is no room."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen

from assistant.tui.actions import bindings
from assistant.tui.asking import Asking
from assistant.tui.messages import CopyText, ExportCases, OpenCase
from assistant.tui.showing.comparison import as_text, comparison, shared
from assistant.tui.widgets.flow import FlowText, line
from assistant.tui.widgets.foot import Foot
from assistant.tui.widgets.header import Heading
from assistant.tui.widgets.result_list import heading_text

NARROWEST = 36  # cells a column needs


class CompareScreen(Screen[None]):
    """Cases side by side."""

    BINDINGS = bindings("compare")
    CSS_PATH = "compare.tcss"
    HELP = (
        "The same headings for each case. Up, down and Page keys scroll; a number opens that case whole; Y copies "
        "the comparison, E writes these cases to a file. "
        "Where the screen is narrow the cases stand below one another under each heading."
    )

    def __init__(self, asking: Asking, ids: tuple[str, ...]) -> None:
        super().__init__()
        self.asking = asking
        self.ids = ids
        self.index = asking.assistant.index
        self.cases = [self.index.case(id) for id in ids]

    def compose(self) -> ComposeResult:
        """Titles on top, rows below."""
        yield Heading("Compare", f"{len(self.ids)} cases")
        with Horizontal(id="compare-titles"):
            for number, case in enumerate(self.cases, 1):
                yield FlowText(
                    [line(case.title, "bold", lead=f"{number}. ", lead_style="bold $blue", most=3)],
                    classes="cell",
                )
        with VerticalScroll(id="compare-body"):
            yield FlowText(shared(self.cases, self.index), classes="cell")
            for row in comparison(self.cases, self.index):
                yield heading_text(row.heading)
                with Horizontal(classes="row"):
                    for number, cell in enumerate(row.cells, 1):
                        yield FlowText([line(f"{number}.", "bold $blue")], classes="cell number")
                        yield FlowText(cell, classes="cell")
        yield Foot()

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.query_one("#compare-body").focus()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where each has room."""
        self.set_class(event.size.width // len(self.ids) < NARROWEST, "-stacked")

    def action_back(self) -> None:
        """Back to where the reader came from."""
        self.dismiss()

    def action_open(self, number: int) -> None:
        """Open a case whole."""
        if number <= len(self.ids):
            self.post_message(OpenCase(self.ids[number - 1], among=self.ids))

    def action_export(self) -> None:
        """Write these cases to a file."""
        self.post_message(ExportCases(self.ids))

    def action_copy(self) -> None:
        """Copy the comparison."""
        self.post_message(CopyText(as_text(self.cases, self.index), "the comparison"))
