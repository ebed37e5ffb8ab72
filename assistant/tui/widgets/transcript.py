"""The conversation so far: what was said, and what came back. Older rankings are put away so that it stays quick."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from assistant.tui.examples import EXAMPLES, WELCOME
from assistant.tui.widgets.flow import Line, line
from assistant.tui.widgets.items import Example, Item, Text
from assistant.tui.widgets.result_list import ResultList

if TYPE_CHECKING:
    from assistant.models import Turn
    from assistant.tui.widgets.cards import Digest
    from assistant.tui.widgets.entry import Entry

KEPT = 3  # rankings kept as cards; earlier ones become digests
WAITS = 5  # refreshes waited for what was mounted to be laid out


class Transcript(ResultList):
    """What was said and what came back, by turn id."""

    HELP = (
        "What you asked and what was found, best first. Up and down go from card to card, Enter opens the whole "
        "case, Space unfolds a brief card, C marks a case to compare, Y copies it. N and P go from question to "
        "question. Esc goes back to the prompt."
    )

    def __init__(self) -> None:
        super().__init__(id="transcript")
        self.entries: dict[int, Entry] = {}
        self._put: float | None = (
            0.0  # where the view was last put for the reader; None where it is about to be
        )

    def compose(self) -> ComposeResult:
        """Greet."""
        yield from self._welcome()

    async def greet(self) -> None:
        """Begin again with the examples."""
        self.entries.clear()
        self.select(None)
        await self.remove_children()
        await self.mount_all(self._welcome())
        self.scroll_home(animate=False)

    async def begin(self, id: int, text: str, waiting: str) -> None:
        """Show what was said, at the top: asking is a wish to see the answer."""
        from assistant.tui.widgets.entry import Entry

        if not self.entries:
            await self.remove_children()
        entry = self.entries[id] = Entry(text)
        entry.wait_for(waiting)
        await self.mount_all([entry.said, entry.waiting])
        self.select(None)
        self._put = None
        self.call_after_refresh(self._follow, entry)

    async def finish(self, id: int, turn: "Turn", label: Callable[[str], str]) -> bool:
        """Show what came back. Returns whether the reader stayed and so sees it at once."""
        entry = self.entries[id]
        stayed = self._put is None or self.scroll_target_y == self._put or self.at_bottom
        await entry.waiting.remove()
        entry.body = entry.build(turn, label)
        await self.mount_all(entry.body, after=entry.said)
        await self._put_away()
        if stayed:
            self.call_after_refresh(self._follow, entry)
        return stayed

    async def fail(self, id: int, sentence: str) -> None:
        """Say in place of an answer why there is none."""
        entry = self.entries.get(id)
        if entry is None:  # nothing was shown of it
            self.notify(sentence, timeout=6)
            return
        await self._say_in_place(entry, line(sentence, "$orange"))

    async def tell(self, id: int, sentence: str) -> None:
        """Say in place of an answer where it is."""
        await self._say_in_place(self.entries[id], line(sentence, "$quiet"))

    def show_last(self) -> None:
        """Put the last thing said at the top of the view."""
        if self.entries:
            last = self.entries[max(self.entries)]
            self.call_after_refresh(self._follow, last)

    async def show_again(self, digest: "Digest", label: Callable[[str], str]) -> None:
        """The cards of an earlier ranking in place of its digest."""
        entry = next(one for one in self.entries.values() if digest in one.body)
        assert entry.turn is not None
        cards = entry.cards(entry.turn, label)
        await self._replace(entry, cards)
        first = next((card for card in cards if isinstance(card, Item)), None)
        self.call_after_refresh(self.select, first)

    async def _say_in_place(self, entry: "Entry", told: Line) -> None:
        await entry.waiting.remove()
        entry.body = [Text([told], classes="failed")]
        await self.mount_all(entry.body, after=entry.said)

    async def _put_away(self) -> None:
        """Turn rankings before the last few into digests."""
        opened = [entry for entry in self.entries.values() if entry.is_open]
        for entry in opened[:-KEPT]:
            await self._replace(entry, entry.digest())

    async def _replace(self, entry: "Entry", widgets: list[Widget]) -> None:
        for widget in entry.body:
            if widget is self.cursor:
                self.select(None)
            await widget.remove()
        entry.body = widgets
        await self.mount_all(widgets, after=entry.said)

    def _follow(self, entry: "Entry", waits: int = WAITS) -> None:
        if not entry.said.is_attached:
            return
        shown = (widget for widget in (entry.said, *entry.body) if widget.display)
        # before that it has no place, or what follows it leaves no room to scroll
        laid_out = all(widget.virtual_region.height for widget in shown)
        if not laid_out and waits:
            self.call_after_refresh(self._follow, entry, waits - 1)
        else:
            self.show_at_top(entry.said)
            self._put = self.scroll_target_y
            if self.has_focus:
                self._mark_first()

    def _welcome(self) -> list[Widget]:
        intro = Text([line(row) for row in WELCOME], classes="welcome")
        return [intro, *(Example(number, text) for number, text in enumerate(EXAMPLES, 1))]
