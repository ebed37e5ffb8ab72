"""For those who look after the library: what a check finds, training, versions with going back, feedback to review."""

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.message import Message
from textual.widgets.option_list import Option

from assistant.desk.health import Health, Version, look_at, roll_back, version_words
from assistant.desk.words import STATES, VERDICTS, count, day
from assistant.records.feedback import State
from assistant.tui.actions import bindings
from assistant.tui.asking import Asking
from assistant.tui.messages import Said
from assistant.tui.screens.dialogs import Write
from assistant.tui.screens.training import BESIDE, VIEW, Training
from assistant.tui.showing.health import health_options, problem_lines, version_lines
from assistant.tui.showing.kept import feedback_lines
from assistant.tui.showing.training import training_lines, training_options
from assistant.tui.widgets.flow import Line, line
from assistant.tui.widgets.options import two_lines

ABOUT = {
    "corpus": "What a check of the library’s files finds · F3 versions, F4 feedback, F5 training",
    "versions": "Enter lets a version serve from the next start on · F2 library, F4 feedback, F5 training",
    VIEW: "T trains the index anew · F2 library, F3 versions, F4 feedback",
    "feedback": "A accepts, X sets aside, E exports what was accepted · F2 library, F3 versions",
}


class HealthRead(Message):
    """The library was looked at."""

    def __init__(self, health: Health) -> None:
        self.health = health
        super().__init__()


class MaintenanceScreen(Training):
    """Library, versions, feedback, training."""

    BINDINGS = [*bindings("kept"), *bindings("maintenance")]  # noqa: RUF012
    NAME = "Maintenance"
    EMPTY = "No feedback yet. On any case: U useful, X not useful, T we tried it."
    HELP = (
        "F2 shows what a check of the library finds, F3 the built versions (Enter goes back to one), F4 what was said "
        "of cases: A accepts, X sets aside, E writes what was accepted to a file for those who maintain the library. "
        "F5 shows training: T begins one, its stages appear as they come, Esc stops it and the old index serves on."
    )

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self.health: Health | None = None

    def begin(self) -> None:
        """Look at the library beside the reading."""
        self._look()

    def trained(self) -> None:
        """There may be another version now."""
        self._look()

    def _look(self) -> None:
        def work() -> None:
            self.post_message(HealthRead(look_at(self.asking.assistant, self.keeping.corpus)))

        self.run_worker(work, thread=True, exit_on_error=False)

    @on(HealthRead)
    def take_health(self, message: HealthRead) -> None:
        """Show what was found."""
        self.health = message.health
        self.draw()

    @property
    def empty(self) -> str:
        """What is said where nothing is listed."""
        return self.EMPTY if self.view == "feedback" else "Checking the library …"

    def options(self) -> list[Option]:
        """What the view lists."""
        self.about(BESIDE if self.training else ABOUT[self.view])
        if self.view == "feedback":
            return self._feedback()
        if self.view == VIEW:
            return training_options(self.stages, self.training, self.ended)
        if self.health is None:
            return []
        if not self.training:
            self.state(self.health.summary)
        if self.view == "corpus":
            return health_options(self.health)
        return [two_lines(one.id, one.id, version_words(one)) for one in self.health.versions]

    def lines(self, id: str) -> Iterable[Line]:
        """The details of one."""
        if self.view == "feedback":
            found = (one for one in self.keeping.records.feedback.all() if str(one.id) == id)
            return (row for one in found for row in feedback_lines(one))
        if self.view == VIEW:
            return training_lines(id, self.stages, self.ended)
        if self.health is None:
            return [line("Checking the library …", "$quiet")]
        if self.view == "corpus":
            return problem_lines(self.health, id)
        return version_lines(self._version(id))

    def open(self, id: str) -> None:
        """Go back to a version, or the case of some feedback."""
        if id == "begin":
            self.action_train()
        elif self.view == "versions":
            version = self._version(id)
            if version.serves:
                self.notify("This version serves already.", timeout=3)
            else:
                about = f"{version_words(version)}\nIt serves until another is promoted, whatever the files say."
                title = f"Let {id} serve from the next start on?"
                self.confirm(title, "Yes, let it serve", lambda: self._roll_back(id), about)

    def _roll_back(self, id: str) -> None:
        roll_back(self.asking.assistant, id)
        self.post_message(Said(f"Version {id} serves from the next start on."))
        self._look()

    def action_show(self, view: str) -> None:
        """Another view."""
        self.view = view
        self.draw()
        self.listed.focus()

    def action_judge(self, state: State) -> None:
        """Accept feedback, or set it aside."""
        here = self.here
        if self.view == "feedback" and here is not None:
            self.keeping.attempt(lambda: self.keeping.records.feedback.judge(int(here), state))
            self.draw()

    def action_delete(self) -> None:
        """Delete feedback."""
        here = self.here
        if self.view == "feedback" and here is not None:
            book = self.keeping.records.feedback
            self.confirm("Delete this feedback?", "Yes, delete it", lambda: book.delete(int(here)))

    def action_export(self) -> None:
        """Write accepted feedback to a file."""
        book = self.keeping.records.feedback
        accepted = [one for one in book.all() if one.state == "accepted"]
        if not accepted:
            self.notify("Nothing was accepted yet. Press A on feedback first.", timeout=5)
            return
        words = "\n".join(f"{one.said}\n{one.problem}" for one in accepted)

        def write(where: str | None) -> None:
            if where:
                done = self.keeping.attempt(lambda: book.export(Path(where).expanduser()))
                if done is not None:
                    self.notify(f"Written: {where} ({count(done, 'line')}).", timeout=6)

        def asked() -> None:
            path = Path.cwd() / "feedback.jsonl"
            self.app.push_screen(Write("Where to?", "The file to write.", str(path)), write)

        self.keeping.warned(words, asked, "Export it")

    def _feedback(self) -> list[Option]:
        found = self.keeping.records.feedback.all()
        waiting = sum(one.state == "waiting" for one in found)
        if not self.training:
            self.state(f"{waiting} waiting for review")
        return [
            two_lines(
                str(one.id),
                one.title,
                f"{VERDICTS[one.verdict]} · {day(one.at)} · {STATES[one.state]}",
            )
            for one in found
        ]

    def _version(self, id: str) -> Version:
        assert self.health is not None
        return next(one for one in self.health.versions if one.id == id)
