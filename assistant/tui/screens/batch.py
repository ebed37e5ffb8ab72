"""A whole file of problems: open it, choose its columns, run it with progress, read how it went."""

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from assistant.batch.plan import Outcome
from assistant.desk.batching import Job, Stopped, faults, opened, run_job
from assistant.errors import AssistantError
from assistant.tui.actions import bindings
from assistant.tui.screens.batch_lines import BatchLines
from assistant.tui.screens.dialogs import Choice, Choose
from assistant.tui.showing.batch import bar, job_lines, job_options
from assistant.tui.widgets.find import FindBox
from assistant.tui.widgets.flow import Line


class JobOpened(Message):
    """The file was looked through."""

    def __init__(self, job: Job, rows: list[tuple[str, str]]) -> None:
        self.job = job
        self.rows = rows
        super().__init__()


class JobWentOn(Message):
    """Some rows were answered."""

    def __init__(self, done: int, total: int, sentence: str) -> None:
        self.done = done
        self.total = total
        self.sentence = sentence
        super().__init__()


class JobEnded(Message):
    """The run ended: how, or why it did not run to its end."""

    def __init__(self, outcome: Outcome | str) -> None:
        self.outcome = outcome
        super().__init__()


class BatchScreen(BatchLines):
    """A batch."""

    BINDINGS = [*bindings("kept"), *bindings("batch")]  # noqa: RUF012
    NAME = "Batch"
    HELP = (
        "Type the name of a file of problems (CSV, TSV, XLSX, JSONL or TXT) and press Enter. The list then shows how "
        "it was read and what is wrong with it; Enter changes the marked line. F5 runs it; Esc stops, and what was "
        "answered is kept so that the next run goes on from there."
    )

    def above(self) -> Iterable[Widget]:
        """The name of the file."""
        yield FindBox(placeholder="File of problems, then Enter", id="kept-find", compact=True)

    def begin(self) -> None:
        """Ready to type a name."""
        self.query_one("#kept-find").focus()
        self.about("Type a file’s name above, or write one to fill in: the line below.")

    def options(self) -> list[Option]:
        """How the file was read, where answers go, what is wrong, how it went."""
        return job_options(self.job, self._limits(), self.outcome)

    def lines(self, id: str) -> Iterable[Line]:
        """The details of a line."""
        return job_lines(id, self.job, self.rows, self.outcome)

    @on(Input.Submitted, "#kept-find")
    def open_file(self, event: Input.Submitted) -> None:
        """Open the file that was named."""
        self.open_named(event.value.strip().strip("\"'"))

    def open_named(self, name: str) -> None:
        """Open a file by its name."""
        if name and not self.running:
            self.open_job(Job(Path(name).expanduser()))

    def action_run(self) -> None:
        """Run it, after a warning where rows look personal; go on with a run that was stopped."""
        job = self.job
        if self.running:
            return
        if job is None or not job.ready:
            self.notify("Open a file with at least one row first.", timeout=4)
            return
        if (unfinished := self.keeping.attempt(lambda: job.unfinished)) is None:
            return
        if not job.personal:
            self._begin(job, unfinished)
            return
        choices = (Choice("no", "Leave it for now"), Choice("yes", "Run it as it is"))
        dialog = Choose("Some rows may be about one person", choices, job.personal)
        self.app.push_screen(
            dialog, lambda yes: self._begin(job, unfinished) if yes == "yes" else None
        )

    def _begin(self, job: Job, unfinished: bool) -> None:
        if not unfinished:
            self._run(job, resume=False)
            return
        choices = (
            Choice("on", "Go on from there"),
            Choice("again", "Throw it away and begin again"),
        )
        dialog = Choose("A run of this file was stopped before", choices)
        self.app.push_screen(
            dialog, lambda how: self._run(job, resume=how == "on") if how else None
        )

    def action_stop(self) -> None:
        """Stop the run; from the box to the list; else go back."""
        if self.running:
            self._stop.set()
            self.about("Stopping …")
        elif self.query_one("#kept-find").has_focus and self.job is not None:
            self.listed.focus()
        else:
            self.dismiss()

    def action_back(self) -> None:
        """As Esc does."""
        self.action_stop()

    # what comes back from threads

    @on(JobOpened)
    def take_job(self, message: JobOpened) -> None:
        """Show how the file was read."""
        self.job, self.rows, self.outcome = message.job, message.rows, None
        self.about(message.job.trouble or "F5 runs it · Enter changes the marked line")
        self.draw("column")
        self.listed.focus()

    @on(JobWentOn)
    def show_progress(self, message: JobWentOn) -> None:
        """Show how far it is."""
        if self.running:
            self.about(f"{bar(message.done, message.total)} {message.sentence}")

    @on(JobEnded)
    def show_end(self, message: JobEnded) -> None:
        """Show how it went."""
        self.running = False
        self.outcome = message.outcome
        ended = isinstance(message.outcome, Outcome)
        self.about("Done." if ended else str(message.outcome))
        self.state("done" if ended else "not finished")
        self.draw("result")

    def open_job(self, job: Job) -> None:
        """Open a file, or open it again with other choices."""
        self.about("Reading …")

        def work() -> None:
            now = opened(job)
            self.post_message(JobOpened(now, faults(now)))

        self.run_worker(work, thread=True, group="batch", exit_on_error=False)

    def _run(self, job: Job, *, resume: bool) -> None:
        self.running, self.outcome = True, None
        self._stop.clear()
        self.state("running · Esc stops")
        self.about("Beginning …")
        filters = self.asking.chat.filters

        def tell(done: int, total: int, sentence: str) -> None:
            self.post_message(JobWentOn(done, total, sentence))

        def work() -> None:
            outcome: Outcome | str
            try:
                outcome = run_job(
                    job, self.asking.assistant, filters, resume=resume, tell=tell, stop=self._stop
                )
            except Stopped:
                outcome = "Stopped. What was answered is kept; F5 goes on from there."
            except AssistantError as error:
                outcome = str(error)
            except Exception as error:  # a failed run must not end the session
                outcome = (
                    f"The run failed ({type(error).__name__}: {error}). F5 goes on from there."
                )
            self.post_message(JobEnded(outcome))

        self.run_worker(work, thread=True, group="batch", exit_on_error=False)

    def on_unmount(self) -> None:
        """Left: the run stops, what was answered is kept."""
        self._stop.set()
