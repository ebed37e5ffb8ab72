"""The lines of a batch that can be changed: columns, where the answers go, a report, a file to fill in."""

from dataclasses import replace
from pathlib import Path
from threading import Event

from textual.widgets import Input

from assistant.batch.plan import Outcome
from assistant.batch.templates import write_template
from assistant.desk.batching import Job
from assistant.tui.asking import Asking, said_filters
from assistant.tui.screens.dialogs import Choice, Choose
from assistant.tui.screens.kept import KeptScreen

NONE = "(none)"


class BatchLines(KeptScreen):
    """A batch, as far as it is set up."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.asking = asking
        self.job: Job | None = None
        self.rows: list[tuple[str, str]] = []
        self.outcome: Outcome | str | None = None
        self.running = False
        self._stop = Event()

    def open(self, id: str) -> None:
        """Change a line."""
        if self.running:
            self.notify("The run goes on. Esc stops it.", timeout=3)
        elif id == "template":
            about = "Its ending says how: .xlsx, .csv, .tsv, .jsonl or .txt."
            path = str(Path.cwd() / "problems.xlsx")
            self.write("Write a file to fill in", lambda: path, self._template, about, own=False)
        elif self.job is None:
            self.query_one("#kept-find").focus()
        elif id in ("column", "id_column") and self.job.columns:
            self._choose_column(id)
        elif id == "output":
            about = "Its ending says how: .xlsx, .csv, .jsonl, .html, .docx or .md."
            path = str(self.job.output or "")
            self.write("Answers to", lambda: path, self._output, about, own=False)
        elif id == "report":
            about = "What the problems share, as an .html, .docx or .md file; empty for none."
            path = self._beside("-report.html")
            self.write("Report to", lambda: path, self._report, about, own=False)

    def open_job(self, job: Job) -> None:
        """Open a file, or open it again with other choices."""
        raise NotImplementedError

    def _choose_column(self, name: str) -> None:
        job = self.job
        assert job is not None
        choices = [Choice(column, column) for column in job.columns if column.strip()]
        if name == "id_column":
            choices.insert(0, Choice(NONE, "None: rows go by their numbers"))
        title = (
            "Which column holds the problem?"
            if name == "column"
            else "Which column holds the rows’ ids?"
        )

        def chosen(column: str | None) -> None:
            if column is not None:
                value = None if column == NONE else column
                self.open_job(replace(job, choices=replace(job.choices, **{name: value})))

        self.app.push_screen(Choose(title, choices), chosen)

    def _output(self, text: str) -> None:
        if self.job is not None and text:
            changed = replace(self.job, output=Path(text).expanduser())
            assert changed.places  # says what is wrong with the name
            self.job = changed

    def _report(self, text: str) -> None:
        if self.job is not None:
            self.job = replace(self.job, report=Path(text).expanduser() if text else None)

    def _template(self, text: str) -> None:
        path = Path(text).expanduser()
        write_template(path)
        self.query_one("#kept-find", Input).value = str(path)
        self.notify(f"Written: {path}. Fill it in, then open it here.", timeout=8)

    def _beside(self, ending: str) -> str:
        job = self.job
        if job is None:
            return ""
        return str(job.report or job.path.with_name(f"{job.path.stem}{ending}"))

    def _limits(self) -> str:
        return said_filters(self.asking.chat.filters, self.asking.label)
