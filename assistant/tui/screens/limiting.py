"""The conversation screen's part for filters: putting others in force, taking one away, showing them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on

from assistant.tui.asking import said_filters, without_chip
from assistant.tui.messages import FiltersChosen
from assistant.tui.screens.remembering import Remembering
from assistant.tui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from assistant.models import Turn
    from assistant.tui.asking import Keep, Wanted
    from assistant.tui.destinations import Destination

    Ask = Callable[[Wanted, Keep], Turn | Destination | str | None]


class Limiting(Remembering):
    """A conversation with filters."""

    @on(FiltersChosen)
    async def limit(self, message: FiltersChosen) -> None:
        """Put other filters in force."""
        asking = self.asking
        if asking is None or message.filters == asking.chat.filters:
            return
        words, chosen = (
            said_filters(message.filters, asking.label),
            message.filters.model_dump_json(),
        )
        if asking.chat.answer is None:
            asking.chat.limit(message.filters)
            self.recorder.preset(words, chosen)
            self.show_filters()
            return
        id = await self.begin(words)
        filters = message.filters
        self.run_turn(id, lambda wanted, keep: asking.limit(filters, wanted, keep), words, chosen)

    @on(FilterBar.Dropped)
    def drop_filter(self, message: FilterBar.Dropped) -> None:
        """Take one filter away."""
        if self.asking is not None:
            left = without_chip(
                self.asking.chat.filters, message.kind, message.value, message.without
            )
            self.post_message(FiltersChosen(left))

    def show_filters(self) -> None:
        """Show the filters in force."""
        if self.asking is not None:
            self.query_one(FilterBar).show(self.asking.chips())

    def run_turn(self, id: int, ask: "Ask", said: str, filters: str | None = None) -> None:
        """Make a turn in a thread, and keep it."""
        raise NotImplementedError
