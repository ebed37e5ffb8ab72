"""What a list holds: items that can be marked, opened, unfolded and copied; headings and texts between them."""

from textual import events
from textual.message import Message

from assistant.tui.messages import Asked
from assistant.tui.widgets.flow import FlowText, Line, line


class Text(FlowText):
    """Lines that are only read."""


class HeadingText(FlowText):
    """A heading that the next-part keys stop at."""


class Item(FlowText):
    """Something the cursor stops at."""

    DEFAULT_CSS = """
    Item { padding: 0 1; border-left: blank; margin: 0 0 1 0; }
    Item.-at { border-left: thick $quiet; }
    """

    HELP = ""

    def __init__(self, number: int | None = None, *, classes: str | None = None) -> None:
        super().__init__((), classes=classes)
        self.number = number
        self.folded = True

    def on_mount(self) -> None:
        """Show the lines."""
        self.redraw()

    def lines(self) -> list[Line]:
        """What to show now."""
        return []

    def redraw(self) -> None:
        """Show the lines again."""
        self.show(self.lines())

    def fold(self, folded: bool) -> None:
        """Fold or unfold."""
        self.folded = folded
        self.redraw()

    def opening(self) -> Message | None:
        """The message that opens what this stands for."""
        return None

    def copied(self) -> str:
        """What is copied from it."""
        return self.flow.plain

    @property
    def case_id(self) -> str | None:
        """The case it stands for, where it stands for one."""
        return None

    def on_click(self, event: events.Click) -> None:
        """One click marks, two open; a drag selects text as anywhere."""
        parent = self.parent
        select = getattr(parent, "select", None)
        if select is not None:
            select(self, scroll=False)
        if event.chain == 2 and (message := self.opening()) is not None:
            self.post_message(message)


class Example(Item):
    """An example problem that can be asked."""

    def __init__(self, number: int, problem: str) -> None:
        super().__init__(number)
        self.problem = problem

    def lines(self) -> list[Line]:
        """The problem."""
        return [line(self.problem, lead=f"{self.number}. ", lead_style="bold $blue")]

    def opening(self) -> Message:
        """Ask it."""
        return Asked(self.problem)
