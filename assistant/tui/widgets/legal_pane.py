"""The legal considerations of the answer in force, beside it or in its place."""

from collections.abc import Iterator

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui.widgets.flow import line
from assistant.tui.widgets.items import Text
from assistant.tui.widgets.result_list import ResultList

NOTICE = "General information, not legal advice."  # shown before the engine is there; a test holds it to the models'
BEFORE = "Legal considerations that your problem raises will stand here."


class LawList(ResultList):
    """The considerations."""

    HELP = (
        "What the law may have to say about your problem and about what others did. Space unfolds one, Enter "
        "opens all of it: every rule with its status, date, doubts and sources, and questions to ask. "
        "General information, not legal advice."
    )


class LegalPane(Vertical):
    """A heading, the notice, and the list."""

    def on_mount(self) -> None:
        """Filled after the first paint, which need not wait for it."""
        self.call_after_refresh(self.mount_all, list(self._parts()))

    def _parts(self) -> Iterator[Widget]:
        yield Static(Content("Legal considerations"), id="law-title")
        yield Static(Content(NOTICE), id="law-notice")
        yield LawList(Text([line(BEFORE, "$quiet")]), id="law-list")

    @property
    def list(self) -> ResultList:
        """The list of considerations."""
        return self.query_one("#law-list", ResultList)

    async def show(self, answer: object) -> None:
        """Show the considerations of an answer."""
        from assistant.models import Answer
        from assistant.tui.showing.law import NONE_RAISED
        from assistant.tui.widgets.cards import LawCard

        assert isinstance(answer, Answer)
        among = tuple(item.id for item in answer.legal)
        cards = [LawCard(item, among) for item in answer.legal]
        title = f"Legal considerations ({len(cards)})"
        self.query_one("#law-title", Static).update(Content(title))
        self.list.select(None)
        await self.list.remove_children()
        await self.list.mount_all(cards or [Text([line(NONE_RAISED, "$quiet")])])
        self.list.scroll_home(animate=False)
