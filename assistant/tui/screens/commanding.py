"""What the keys and the palette do on the conversation screen, apart from asking and showing."""

from typing import TYPE_CHECKING

from textual.screen import Screen

from assistant.tui.asking import Asking
from assistant.tui.messages import CopyText, ExportCases, FiltersChosen, OpenComparison
from assistant.tui.widgets.header import Heading

if TYPE_CHECKING:
    from assistant.models import Filters

OPENING = "Opening the library …"
NOT_YET = "The library is still being opened. Type on; this works in a moment."


class Commanding(Screen[None]):
    """A screen over the conversation, once the library is open."""

    def __init__(self) -> None:
        super().__init__()
        self.asking: Asking | None = None

    @property
    def state(self) -> str:
        """What is going on, at the top right."""
        return self.query_one(Heading).state

    @state.setter
    def state(self, text: str) -> None:
        self.query_one(Heading).state = text

    def action_filters(self) -> None:
        """Choose filters."""
        if (asking := self.ready()) is not None:
            from assistant.tui.screens.filters import FilterScreen

            self.app.push_screen(FilterScreen(asking), self._filters_chosen)

    def _filters_chosen(self, filters: "Filters | None") -> None:
        if filters is not None:
            self.post_message(FiltersChosen(filters))

    def action_no_filters(self) -> None:
        """Take every filter away."""
        if self.ready() is not None:
            from assistant.models import Filters

            self.post_message(FiltersChosen(Filters()))

    def action_library(self) -> None:
        """Browse."""
        if (asking := self.ready()) is not None:
            from assistant.tui.screens.library import LibraryScreen

            self.app.push_screen(LibraryScreen(asking))

    def action_compare(self) -> None:
        """The marked cases side by side; else those compared last, else the first two."""
        asking = self.ready()
        if asking is None:
            return
        marks: list[str] = list(getattr(self.app, "marks", []))
        found = [case.id for case in asking.chat.answer.cases] if asking.chat.answer else []
        chosen = marks if len(marks) > 1 else [*marks, *(id for id in found if id not in marks)][:2]
        if not marks and (last := self.compared_last()):
            chosen = list(last)
        if len(chosen) < 2:
            self.notify("Ask something first, or mark two cases with C.", timeout=4)
        else:
            self.post_message(OpenComparison(tuple(chosen[:4])))

    def action_export(self) -> None:
        """Write the answer to a file."""
        asking = self.ready()
        if asking is None:
            return
        answer = asking.chat.answer
        if answer is None or not answer.cases:
            self.notify("There is no answer to export yet.", timeout=4)
        else:
            self.post_message(ExportCases(tuple(case.id for case in answer.cases)))

    def action_copy_answer(self) -> None:
        """Copy the whole answer."""
        asking = self.ready()
        if asking is None or asking.chat.answer is None:
            self.notify("There is no answer to copy yet.", timeout=4)
            return
        from assistant.rendering import as_text

        self.post_message(CopyText(as_text(asking.chat.answer), "the answer"))

    def compared_last(self) -> tuple[str, ...]:
        """The cases that the last turn compared, where it did."""
        turns = self.asking.chat.turns if self.asking is not None else []
        return turns[-1].cases if turns and turns[-1].kind == "comparison" else ()

    def action_retry(self) -> None:
        """Open the library again."""
        retry = getattr(self.app, "open_library", None)
        if self.asking is None and retry is not None:
            self.state = OPENING
            retry()

    def ready(self) -> Asking | None:
        """The conversation where the library is open; else say that it is not yet."""
        if self.asking is None:
            self.notify(NOT_YET, timeout=3)
        return self.asking
