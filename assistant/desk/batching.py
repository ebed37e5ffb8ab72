"""A batch as a reader runs it: the file opened and looked through, where the answers go, the run, its end.

Knows no front end, and may be called from any thread; plain data comes back.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from assistant.batch.checking import Survey, survey
from assistant.batch.columns import ColumnMissing
from assistant.batch.places import Places
from assistant.batch.plan import Outcome, Plan
from assistant.batch.progress import Progress
from assistant.batch.reading import Choices, Source, open_source
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.models import Filters

LOOKED_THROUGH = 2_000  # rows looked through for personal data before a run
ALONE = 400  # rows up to which one process answers, so that the terminal stays quick to respond
TELL_EVERY = 0.2  # seconds
FAULTS_SHOWN = 200
AS_FOUND = Choices()
UNNAMED = "No column is called “problem” or “text”. Choose the one that holds the problems."


class Stopped(Exception):
    """The reader stopped the run."""


class Watched(Progress):
    """Progress told to a callback; raises Stopped once the reader wants that."""

    def __init__(self, total: int, tell: Callable[[int, int, str], None], stop: Event) -> None:
        super().__init__(total, quiet=True)
        self._tell = tell
        self._stop = stop
        self._told = 0.0

    def step(self, rows: int) -> None:
        """Some rows have been done."""
        super().step(rows)
        now = time.monotonic()
        if now - self._told >= TELL_EVERY or self.done == self.total:
            self._told = now
            self._tell(self.done, self.total, self.sentence(now))
        if self._stop.is_set() and self.done < self.total:
            raise Stopped


@dataclass(frozen=True)
class Job:
    """A file of problems and what shall be done with it."""

    path: Path
    choices: Choices = AS_FOUND
    source: Source | None = None
    found: Survey | None = None
    columns: tuple[str, ...] = ()
    trouble: str = ""
    personal: str = ""
    output: Path | None = None
    report: Path | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be run."""
        return self.source is not None and bool(self.found and self.found.rows)

    @property
    def places(self) -> Places:
        """The files of the run; UsageError where the output cannot be written."""
        if self.source is None or self.output is None:
            raise UsageError("There is no file of problems yet. Type its name first.")
        return Places.of(self.output, None, self.source.path)

    @property
    def unfinished(self) -> bool:
        """Whether an earlier run of it was stopped."""
        return self.places.journal.exists()


def opened(job: Job) -> Job:
    """The job with its file opened and looked through; ``trouble`` says why that failed."""
    try:
        source = open_source(job.path, job.choices)
        found = survey(source, repeats=True)
    except ColumnMissing as error:
        trouble = UNNAMED if error.columns else str(error)
        return replace(job, source=None, found=None, columns=error.columns, trouble=trouble)
    except UsageError as error:
        return replace(job, source=None, found=None, columns=(), trouble=str(error))
    output = job.output or job.path.with_name(f"{job.path.stem}-answers.xlsx")
    return replace(
        job,
        source=source,
        found=found,
        columns=source.columns,
        trouble="",
        personal=_personal(source, found.rows),
        output=output,
    )


def run_job(
    job: Job,
    assistant: "Assistant",
    filters: "Filters",
    *,
    resume: bool,
    tell: Callable[[int, int, str], None],
    stop: Event,
) -> Outcome:
    """Run it to its end. Raises UsageError where it cannot be run, Stopped where the reader stopped it."""
    from assistant.batch.running import run

    assert job.source is not None
    assert job.found is not None
    jobs = 1 if job.found.rows <= ALONE else None
    plan = Plan(
        job.source,
        job.places,
        filters=filters,
        jobs=jobs,
        resume=resume,
        start_again=not resume,
        quiet=True,
        report=job.report,
    )
    return run(plan, assistant, watch=lambda total: Watched(total, tell, stop))


def faults(job: Job) -> list[tuple[str, str]]:
    """Rows that cannot be answered: where each stands, and why."""
    if job.source is None:
        return []
    faulty = ((row.where, row.fault) for row in job.source.rows() if row.fault is not None)
    return list(islice(faulty, FAULTS_SHOWN))


def matches(outcome: Outcome) -> str:
    """How many rows got which match."""
    return ", ".join(
        f"{outcome.counts[name]:,} {name}" for name in ("strong", "partial", "weak", "none")
    )


def _personal(source: Source, rows: int) -> str:
    """What looks personal in the first rows, in words; empty where nothing does."""
    from assistant.batch.personal import in_rows, look_through

    sentence = look_through(islice(in_rows(source), LOOKED_THROUGH)).sentence()
    if sentence is None:
        return ""
    return (
        f"Of the first {LOOKED_THROUGH:,} rows, {sentence}" if rows > LOOKED_THROUGH else sentence
    )
