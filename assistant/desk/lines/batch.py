"""A file of problems line by line: open it, choose its columns, see what is wrong, run it with spoken progress."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.batch.plan import Outcome
from assistant.batch.templates import write_template
from assistant.conversation.layout import page, wrap
from assistant.conversation.limits import filters_line
from assistant.conversation.state import Choice, Intent, Reply
from assistant.desk.batching import FAULTS_SHOWN, Job, Stopped, faults, matches, opened, run_job
from assistant.desk.lines.telling import labelled_rows, said
from assistant.desk.lines.verbs import Noun, Verb
from assistant.desk.lines.working import Working
from assistant.desk.words import count
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.desk.desk import Desk

NAME = "batch"
NONE = "none"
PARTS = 10  # times progress is told in a run
NO_FILE = (
    "There is no file of problems yet. “/batch problems.csv” opens one; "
    "“/batch template problems.csv” writes one to fill in."
)
HINT = (
    "“/batch run” answers them; “/batch rows” lists those that cannot be; "
    "“/help batch” says what can be changed."
)
BEGINS = "Batch: it begins. Ctrl-C stops it, and what was answered is kept."
STOPPING = "Batch: it stops after the rows under way; Ctrl-C again breaks it off at once. What was answered is kept."
STOPPED = "Stopped. What was answered is kept; “/batch run” goes on from there."


def _open(desk: "Desk", intent: Intent) -> Reply:
    if intent.text:
        desk.job = opened(Job(Path(intent.text.strip("\"'")).expanduser()))
    return _stands(desk)


def _stands(desk: "Desk") -> Reply:
    """How the file was read and what will be done with it."""
    job = _job(desk)
    if job.source is None or job.found is None:
        return _which_column(job) if job.columns else said(job.trouble, kind="none")
    source, found = job.source, job.found
    read = ", ".join(filter(None, (source.kind.upper(), source.encoding, source.sheet)))
    faulty = f"{count(found.faulty, 'row')} cannot be answered" if found.faulty else "all can be answered"  # fmt: skip
    rows = [
        ("File", f"{job.path}, {read}"),
        ("Rows", f"{found.rows:,}, {faulty}"),
        ("Problems in", f"column “{source.column}”" if source.column else "each line"),
        ("Ids in", f"column “{source.id_column}”" if source.id_column else "none: rows go by their numbers"),
        ("Answers to", str(job.output)),
        ("Report across rows", str(job.report or NONE)),
    ]  # fmt: skip
    limits = filters_line(desk.talk.filters, desk.assistant.index)
    wrong = [wrap(f"- {sentence}", 3) for sentence in found.lines()]
    unlimited = "" if limits else "Filters: none."
    text = page(labelled_rows(rows), wrong, wrap(job.personal), unlimited, wrap(HINT))
    return Reply("help", text)


def _which_column(job: Job, name: str = "column") -> Reply:
    columns = [column for column in job.columns if column.strip()]
    choices = tuple(
        Choice(str(n), column, Intent(f"desk.{NAME}", f"{name} {column}"))
        for n, column in enumerate(columns, 1)
    )
    asked = job.trouble if name == "column" and job.trouble else "Which column?"
    return Reply("clarification", wrap(asked), choices=choices)


def _column(desk: "Desk", column: str) -> Reply:
    return _choose(desk, "column", column)


def _ids(desk: "Desk", column: str) -> Reply:
    return _choose(desk, "ids", column)


def _choose(desk: "Desk", name: str, column: str) -> Reply:
    """Read the file again with another column for the problems, or for the ids."""
    job = _job(desk)
    if not column:
        return _which_column(job, name)
    chosen = None if name == "ids" and column.casefold() == NONE else column
    field = "id_column" if name == "ids" else "column"
    desk.job = opened(replace(job, choices=replace(job.choices, **{field: chosen})))
    return _stands(desk)


def _output(desk: "Desk", name: str) -> Reply:
    changed = replace(_job(desk), output=Path(name).expanduser())
    assert changed.places  # says what is wrong with the name
    desk.job = changed
    return _stands(desk)


def _report(desk: "Desk", name: str) -> Reply:
    none = name.casefold() in ("", NONE)
    desk.job = replace(_job(desk), report=None if none else Path(name).expanduser())
    return _stands(desk)


def _template(desk: "Desk", name: str) -> Reply:
    if not name:
        raise UsageError("Name the file to write, for example “/batch template problems.xlsx”.")
    path = Path(name).expanduser()
    write_template(path)
    return said(f"Written: {path}. Fill it in, then “/batch {path}” opens it.", kind="exported")


def _rows(desk: "Desk", _: str) -> Reply:
    job = _job(desk)
    found = faults(job)
    if not found:
        return said("No row is wrong.", kind="help")
    more = "More stand in the error file after the run." if len(found) == FAULTS_SHOWN else ""
    return Reply("help", page("Rows that cannot be answered:", labelled_rows(found), more))


def _run(desk: "Desk", _: str) -> Reply:
    job = _job(desk)
    if not job.ready:
        return said("Open a file with at least one row first.", kind="clarification")
    go = _begin(desk, job)
    if not job.personal:
        return go()
    question = f"{job.personal} Run it as it is?"
    return desk.confirm(question, "run it as it is", go)


def _begin(desk: "Desk", job: Job) -> Callable[[], Reply]:
    def begin() -> Reply:
        if not job.unfinished:
            return _answered(desk, job, resume=False)
        return desk.ask(
            "A run of this file was stopped before.",
            (
                ("1", "Go on from there", lambda: _answered(desk, job, resume=True)),
                ("2", "Throw it away and begin again", lambda: _answered(desk, job, resume=False)),
            ),
        )

    return begin


def _answered(desk: "Desk", job: Job, *, resume: bool) -> Reply:
    filters = desk.talk.filters
    with Working(desk.speak, "Batch", STOPPING) as work:
        spoken = Spoken(work.tell)
        try:
            work.tell(BEGINS)
            outcome = run_job(
                job, desk.assistant, filters, resume=resume, tell=spoken.tell, stop=work.stop
            )
        except (Stopped, KeyboardInterrupt):
            return said(STOPPED, kind="none")
    return _ended(job, outcome)


def _ended(job: Job, outcome: Outcome) -> Reply:
    assert job.source is not None
    answered = f"{outcome.rows - outcome.faulty:,} of {outcome.rows:,} rows answered: {matches(outcome)}."  # fmt: skip
    rows = [("Answers", str(job.output)), ("Manifest", str(job.places.manifest))]
    rows += [("Report", str(job.report))] if job.report else []
    wrong = ""
    if outcome.faulty:
        rows.append(("Errors", str(job.places.errors(job.source.kind))))
        wrong = f"{count(outcome.faulty, 'row')} could not be answered: mend them in that file and run it."  # fmt: skip
    return Reply("exported", page(wrap(answered), labelled_rows(rows), wrap(wrong)))


class Spoken:
    """Progress as a line now and then: each tenth of the rows."""

    def __init__(self, speak: Callable[[str], None]) -> None:
        self._speak = speak
        self._told = 0

    def tell(self, done: int, total: int, sentence: str) -> None:
        """So many rows are done."""
        part = PARTS * done // total if total else PARTS
        if part > self._told:
            self._told = part
            self._speak(f"Batch: {sentence}")


def _job(desk: "Desk") -> Job:
    if desk.job is None:
        raise UsageError(NO_FILE)
    return desk.job


NOUNS = (
    Noun(
        NAME,
        "Answer a whole file of problems (CSV, TSV, XLSX, JSONL or TXT).",
        "open the file problems.csv",
        _open,
        (
            Verb("column", "[name]", "Which column holds the problems.", _column),
            Verb("ids", "[name or none]", "Which column names the rows.", _ids),
            Verb("output", "<file>", "Where the answers go; its ending says how.", _output),
            Verb("report", "<file or none>", "Also write what the problems share.", _report),
            Verb("rows", "", "The rows that cannot be answered, and why.", _rows),
            Verb("run", "", "Answer them all; Ctrl-C stops, and what was answered is kept.", _run),
            Verb("template", "<file>", "Write a file to fill in.", _template),
        ),
        takes="file",
        alone="Open a file and look it through; nothing is answered yet.",
    ),
)
