"""Saved problems: asked again beside the reading, with what is new and what moved since each was last looked at."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets.option_list import Option

from assistant.desk.saved import Again, ask_again, difference, filters_of, see
from assistant.desk.words import change_in_words, count, moment
from assistant.errors import AssistantError
from assistant.tui.actions import bindings
from assistant.tui.asking import Asking, said_filters
from assistant.tui.screens.kept import KeptScreen
from assistant.tui.screens.remembering import Remembering
from assistant.tui.showing.kept import change_lines
from assistant.tui.widgets.flow import Line, blank, line
from assistant.tui.widgets.options import two_lines

if TYPE_CHECKING:
    from assistant.records.problems import Saved


class AskedAgain(Message):
    """A saved problem was asked again: the answer now, and what changed; or why it could not be asked."""

    def __init__(self, id: str, outcome: "Again | str") -> None:
        self.id = id
        self.outcome = outcome
        super().__init__()


class ProblemsScreen(KeptScreen):
    """The saved problems, newest first."""

    BINDINGS = [*bindings("kept"), *bindings("problems")]  # noqa: RUF012
    NAME = "Saved problems"
    EMPTY = "No saved problems yet. Ask one, then press Ctrl+S to save it."
    HELP = (
        "Problems you saved. Each is asked again of the library as it is now, and what is new, gone or moved since you "
        "last looked is told. Enter asks it in the conversation; S says that you have seen the changes."
    )

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.asking = asking
        self.outcomes: dict[str, Again | str] = {}

    def begin(self) -> None:
        """Ask them again beside the reading."""
        saved = self.keeping.attempt(lambda: self.keeping.records.problems.all()) or []
        self.run_worker(lambda: self._ask_all(saved), thread=True, exit_on_error=False)

    def options(self) -> list[Option]:
        """The problems and how they fare."""
        saved = self.keeping.records.problems.all()
        self.state(count(len(saved), "saved problem"))
        return [two_lines(str(one.id), one.name, self._fares(one)) for one in saved]

    def lines(self, id: str) -> Iterable[Line]:
        """The problem and what changed."""
        saved = self.keeping.records.problems.get(int(id))
        yield line(saved.text, "bold", most=6)
        yield line(said_filters(filters_of(saved), self.asking.label), "$quiet")
        yield line(moment(saved.asked), "$quiet", lead="Last looked at  ", lead_style="$quiet")
        yield blank()
        outcome = self.outcomes.get(id)
        if outcome is None:
            yield line("Asking again …", "$quiet")
        elif isinstance(outcome, str):
            yield line(outcome, "$orange")
        else:
            yield from change_lines(outcome.change)

    def open(self, id: str) -> None:
        """Ask it in the conversation; its changes count as seen."""
        home = self.app.screen_stack[0]
        saved = self.keeping.attempt(lambda: self.keeping.records.problems.get(int(id)))
        if saved is not None and isinstance(home, Remembering):
            self._see(id)
            self.dismiss()
            home.call_later(home.ask_with, saved.text, filters_of(saved))

    def on_asked_again(self, message: AskedAgain) -> None:
        """Show what changed."""
        self.outcomes[message.id] = message.outcome
        self.draw()

    def action_seen(self) -> None:
        """From now on, tell changes against today's answer."""
        if (here := self.here) is not None and self._see(here):
            outcome = self.outcomes[here]
            assert not isinstance(outcome, str)
            answer = outcome.answer
            self.outcomes[here] = Again(answer, difference(answer.json_text(), answer))
            self.draw()

    def action_rename(self) -> None:
        """Another name."""
        if (here := self.here) is not None:
            problems = self.keeping.records.problems
            self.write(
                "Name of the problem",
                lambda: problems.get(int(here)).name,
                lambda name: problems.rename(int(here), name),
            )

    def action_delete(self) -> None:
        """Forget it."""
        if (here := self.here) is not None:
            problems = self.keeping.records.problems
            self.confirm(
                "Forget this saved problem?", "Yes, forget it", lambda: problems.delete(int(here))
            )

    def _see(self, id: str) -> bool:
        outcome = self.outcomes.get(id)
        if outcome is None or isinstance(outcome, str):
            return False
        answer = outcome.answer
        self.keeping.attempt(lambda: see(self.keeping.records, int(id), answer))
        return True

    def _fares(self, saved: "Saved") -> str:
        outcome = self.outcomes.get(str(saved.id))
        if outcome is None:
            return "asking again …"
        return "could not be asked" if isinstance(outcome, str) else change_in_words(outcome.change)

    def _ask_all(self, saved: "list[Saved]") -> None:
        for one in saved:
            if not self.is_attached:
                return
            self.post_message(AskedAgain(str(one.id), self._ask(one)))

    def _ask(self, saved: "Saved") -> "Again | str":
        try:
            return ask_again(self.asking.assistant, saved)
        except AssistantError as error:
            return str(error)
