"""A run from beginning to end: survey, go on from the journal, answer, write, tell.

Owns the order in which files appear: journal, then output, errors, manifest; the journal goes last. Killed between any
two of them, the same command with --resume ends with the same bytes.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import logs
from assistant.batch import locking
from assistant.batch.abridging import Completer
from assistant.batch.answering import Answerer, Done, Task
from assistant.batch.beginning import finished, prepare, refuse_too_many, settings
from assistant.batch.checking import Survey, survey
from assistant.batch.faults import write_faults
from assistant.batch.journal import Frame, Journal
from assistant.batch.manifest import Timings, write_manifest
from assistant.batch.plan import Agree, Outcome, Plan
from assistant.batch.pool import CHUNK, answered_here, answered_in_parallel, chunks
from assistant.batch.progress import Progress
from assistant.batch.rows import Row
from assistant.batch.settings import RunKey
from assistant.batch.writing import write_output
from assistant.engine import Assistant
from assistant.errors import UsageError
from assistant.files import settle, why

if TYPE_CHECKING:
    from distributed import Client

SMALL = 4 * CHUNK  # rows below which starting other processes takes longer than answering


def run(
    plan: Plan,
    assistant: Assistant,
    *,
    narrate: Callable[[str], None] = lambda _: None,
    agree: Agree = lambda _: False,
    watch: Callable[[int], Progress] | None = None,
) -> Outcome:
    """Answer a file of problems. ``agree`` is asked before work is thrown away; UsageError where it says no.

    ``watch`` makes the progress of so many rows, where another is wanted than a line on standard error. What it
    raises stops the run; the journal keeps what was answered.
    """
    with _worded(plan), locking.held(plan.places.lock):
        journal = Journal(plan.places.journal)
        key = RunKey(assistant.receipt, settings(plan, journal))
        assistant = Assistant(assistant.index, today=key.settings.as_at)
        journal.whole = Completer(assistant)
        if plan.resume and (done := finished(plan, key)) is not None:
            return done
        known = survey(plan.source)
        if not known.rows:
            raise UsageError(f"{plan.source.path} holds no rows. Put a problem in it.")
        refuse_too_many(plan, known.rows)
        with _cluster(plan) as client:
            prepare(plan, journal, key, agree)
            timings, outcome = _answer_all(
                plan, key, assistant, journal, known, narrate, watch, client
            )
        _finish(plan, key, journal, timings, outcome)
        logs.event("batch finished", rows=outcome.rows, faults=outcome.counts["fault"])
        return outcome


@contextmanager
def _worded(plan: Plan) -> Iterator[None]:
    """A full or forbidden disk as one sentence; the journal holds what was answered."""
    try:
        yield
    except OSError as error:
        kept = "What was answered is kept: the same command with --resume goes on."
        raise UsageError(
            f"{error.filename or plan.places.output} cannot be written: {why(error)}."
            + (f" {kept}" if plan.places.journal.exists() else "")
        ) from None


def _answer_all(
    plan: Plan,
    key: RunKey,
    assistant: Assistant,
    journal: Journal,
    known: Survey,
    narrate: Callable[[str], None],
    watch: Callable[[int], Progress] | None,
    client: "Client | None",
) -> tuple[Timings, Outcome]:
    ended = Outcome(Counter())
    counts = ended.counts
    rest = _go_on(journal, plan.source.rows(), ended)
    timings = Timings(resumed_at=sum(counts.values()))
    if timings.resumed_at:
        narrate(f"Going on after row {timings.resumed_at:,}.")
    progress = watch(known.rows) if watch else Progress(known.rows, quiet=plan.quiet)
    progress.skip(timings.resumed_at)
    timings.jobs = _jobs(plan.jobs, known.rows - timings.resumed_at, client)
    for done in _journalled(journal, _answered(timings.jobs, key, assistant, rest, client)):
        counts.update(done.counts)
        ended.personal.add(done.personal)
        timings.answered += sum(done.counts.values())
        progress.step(sum(done.counts.values()))
    progress.finish()
    return timings, ended


def _cluster(plan: Plan) -> "AbstractContextManager[Client | None]":
    """The cluster asked for, reached before anything is begun."""
    if plan.cluster is None:
        return nullcontext()
    from assistant.batch.cluster import connected

    return connected(plan.cluster)


def _jobs(wanted: int | None, rows: int, client: "Client | None") -> int:
    if client is not None:
        from assistant.batch.cluster import threads

        return threads(client)
    if wanted is None and rows <= SMALL:
        return 1
    return max(1, min(wanted or os.cpu_count() or 1, -(-rows // CHUNK)))


def _answered(
    jobs: int, key: RunKey, assistant: Assistant, rows: Iterator[Row], client: "Client | None"
) -> Iterator[Done]:
    if client is not None:
        from assistant.batch.cluster import answered_on_cluster

        return answered_on_cluster(Task(assistant.index.folder, key), client, chunks(rows))
    if jobs == 1:
        return answered_here(Answerer(assistant, key), rows)
    return answered_in_parallel(Task(assistant.index.folder, key), rows, jobs)


def _journalled(journal: Journal, flow: Iterator[Done]) -> Iterator[Done]:
    held: list[Done] = []

    def frames() -> Iterator[bytes]:
        for done in flow:
            held.append(done)
            yield done.frame

    for _ in journal.append(frames()):
        yield held.pop()


def _go_on(journal: Journal, rows: Iterator[Row], done: Outcome) -> Iterator[Row]:
    """Cut the journal after the last frame whose rows are still the input's; the rows that remain."""
    kept: Frame | None = None
    pulled: list[Row] = []
    for frame, entries in journal.frames():
        pulled = list(islice(rows, len(entries)))
        if [row.key for row in pulled] != [entry.key for entry in entries]:
            break
        for entry in entries:
            done.counts[entry.match] += 1
            done.personal.note(entry.where, entry.personal)
        kept, pulled = frame, []
    journal.cut(kept)
    return chain(pulled, rows)


def _finish(plan: Plan, key: RunKey, journal: Journal, timings: Timings, ended: Outcome) -> None:
    places = plan.places
    write_output(places, plan.source, key, ended.counts, journal.entries)
    settle(places.part)
    places.part.replace(places.output)
    write_faults(journal.faulty(ended.faulty), plan.source, places.errors(plan.source.kind))
    write_manifest(places, plan.source, key, ended, timings)
    if plan.report is not None:
        _report(plan, plan.report, journal)
    journal.remove()


def _report(plan: Plan, path: Path, journal: Journal) -> None:
    from assistant.batch.report.gathering import gather, line_of
    from assistant.batch.report.writing import write_report

    answers = (one.answer_json for one in journal.entries() if one.answer_json is not None)
    found = gather(line_of(text, plan.places.journal.name) for text in answers)
    write_report(found, plan.source.path.name, path)
