"""Earlier conversations: found by words, read here, taken up again, renamed, deleted."""

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from assistant.desk.words import count, moment
from assistant.tui.actions import bindings
from assistant.tui.asking import Asking
from assistant.tui.screens.kept import KeptScreen
from assistant.tui.screens.remembering import Remembering
from assistant.tui.showing.kept import talk_lines
from assistant.tui.widgets.find import FindBox
from assistant.tui.widgets.flow import Line
from assistant.tui.widgets.options import two_lines


class HistoryScreen(KeptScreen):
    """The conversations, newest first."""

    BINDINGS = [*bindings("kept"), *bindings("history")]  # noqa: RUF012
    NAME = "History"
    EMPTY = "No conversations here."
    HELP = (
        "Your conversations on this machine, newest first. / finds words in all of them, in what you said and in what "
        "came back. Enter takes one up again, R renames it, Delete forgets it. Settings turn history off."
    )

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.asking = asking

    def above(self) -> Iterable[Widget]:
        """The find box."""
        yield FindBox(placeholder="Press / and type words to find", id="kept-find", compact=True)

    def options(self) -> list[Option]:
        """The conversations, or those that hold the words."""
        history, words = self.keeping.records.history, self._words
        if words:
            found = history.search(words)
            self.about(f"{count(len(found), 'conversation')} with “{words}”")
            return [two_lines(str(one.talk.id), one.talk.name, one.passage) for one in found]
        talks = history.talks()
        kept = self.keeping.settings
        self.state(count(len(talks), "conversation"))
        for_long = (
            f"kept for {kept.retention_days} days"
            if kept.retention_days
            else "kept until you delete them"
        )
        self.about(for_long if kept.history else "History is turned off: nothing new is kept.")
        return [
            two_lines(str(one.id), one.name, f"{count(one.turns, 'turn')} · {moment(one.changed)}")
            for one in talks
        ]

    def lines(self, id: str) -> Iterable[Line]:
        """A conversation."""
        return talk_lines(self.keeping.records.history.turns(int(id)))

    def open(self, id: str) -> None:
        """Take it up again."""
        home = self.app.screen_stack[0]
        if isinstance(home, Remembering):
            self.dismiss()
            home.call_later(home.resume, int(id))

    @property
    def _words(self) -> str:
        return self.query_one("#kept-find", Input).value.strip()

    @on(Input.Changed, "#kept-find")
    def found(self) -> None:
        """Find as letters are typed."""
        self.draw()

    @on(Input.Submitted, "#kept-find")
    def to_the_list(self) -> None:
        """Enter goes into the list."""
        self.listed.focus()

    def action_find(self) -> None:
        """Into the find box."""
        self.query_one("#kept-find").focus()

    def action_back(self) -> None:
        """From what was found to all, else back."""
        find = self.query_one("#kept-find", Input)
        if find.has_focus or find.value:
            find.value = ""
            self.listed.focus()
        else:
            self.dismiss()

    def action_rename(self) -> None:
        """Another name."""
        if (here := self.here) is not None:
            history = self.keeping.records.history
            self.write(
                "Name of the conversation",
                lambda: next((one.name for one in history.talks() if one.id == int(here)), ""),
                lambda text: history.rename(int(here), text),
            )

    def action_delete(self) -> None:
        """Forget it."""
        if (here := self.here) is not None:
            history = self.keeping.records.history
            self.confirm(
                "Forget this conversation?", "Yes, forget it", lambda: history.delete(int(here))
            )
