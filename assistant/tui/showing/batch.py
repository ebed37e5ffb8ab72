"""A batch in lines: how the file was read, what is wrong with it, how the run went."""

from collections.abc import Iterable, Iterator

from textual.widgets.option_list import Option

from assistant.batch.plan import Outcome
from assistant.desk.batching import FAULTS_SHOWN, LOOKED_THROUGH, Job, matches
from assistant.desk.words import count
from assistant.tui.widgets.flow import Line, blank, bullet, line
from assistant.tui.widgets.options import heading, two_lines

WIDTH = 20  # cells of the bar
ABOUT = {
    "template": "Writes a file with the columns that are read and two examples, for you to fill in.",
    "column": "The column that holds the problems. Enter chooses another.",
    "id_column": "The column whose values name the rows in the answers. Enter chooses another.",
    "output": "Where the answers go. Enter changes it; the ending says how they are written.",
    "report": "What the problems share across rows: themes, clusters, law, gaps. Enter names a file.",
    "limits": "The filters of the conversation hold for the batch too. Change them there (F3).",
    "trouble": "",
}


def bar(done: int, total: int) -> str:
    """How far, drawn with plain signs."""
    full = WIDTH * done // total if total else WIDTH
    return f"[{'#' * full}{'.' * (WIDTH - full)}]"


def job_options(job: Job | None, limits: str, outcome: Outcome | str | None) -> list[Option]:
    """The lines of the screen."""
    template = two_lines(
        "template", "Write a file to fill in", "for a start: .xlsx, .csv, .tsv, .jsonl, .txt"
    )
    if job is None:
        return [template]
    listed = list(_ended(outcome))
    if job.trouble and not job.columns:
        listed.append(two_lines("trouble", "It cannot be read", job.trouble))
    if job.columns or job.source is not None:
        listed += [heading(job.path.name), *_columns(job)]
    if job.source is not None:
        listed += [
            two_lines("rows", *_rows(job)),
            heading("The run"),
            two_lines("output", "Answers to", str(job.output)),
            two_lines("report", "Report across rows", str(job.report or "none")),
            two_lines("limits", "Limited to", limits),
        ]
    return [*listed, template]


def job_lines(
    id: str, job: Job | None, rows: list[tuple[str, str]], outcome: Outcome | str | None
) -> Iterable[Line]:
    """The details of a line."""
    if id == "result":
        return _result(job, outcome)
    if id == "rows" and job is not None:
        return _faulty(job, rows)
    if id == "trouble" and job is not None:
        return [line(job.trouble)]
    return [line(ABOUT.get(id, ""))]


def _columns(job: Job) -> Iterator[Option]:
    source = job.source
    chosen = source.column if source is not None else job.choices.column
    by_number = "none: rows go by their numbers"
    ids = (source.id_column if source is not None else job.choices.id_column) or by_number
    if job.columns:
        yield two_lines(
            "column", "Problems in", f"column “{chosen}”" if chosen else "choose a column"
        )
        yield two_lines("id_column", "Ids in", ids)


def _rows(job: Job) -> tuple[str, str]:
    assert job.source is not None
    assert job.found is not None
    read = [job.source.kind.upper(), job.source.encoding or "", job.source.sheet or ""]
    named = ", ".join(part for part in read if part)
    faulty = (
        f"{count(job.found.faulty, 'row')} cannot be answered"
        if job.found.faulty
        else "all can be answered"
    )
    return f"{count(job.found.rows, 'row')}, {faulty}", named


def _faulty(job: Job, rows: list[tuple[str, str]]) -> Iterator[Line]:
    assert job.found is not None
    for sentence in job.found.lines():
        yield bullet(sentence)
    if job.personal:
        yield bullet(job.personal, "$orange")
    if job.found.rows > LOOKED_THROUGH:
        first = (
            f"Before a run the first {LOOKED_THROUGH:,} rows are looked through for personal data"
        )
        yield bullet(f"{first}; the run looks at all of them, and its end says what it found.")
    if rows:
        yield blank()
    for where, fault in rows:
        yield line(fault, lead=f"{where}  ", lead_style="bold")
    if job.found.faulty > len(rows) == FAULTS_SHOWN:
        yield line("More stand in the error file after the run.", "$quiet")
    if not job.found.faulty and not job.personal:
        yield line("Nothing is wrong with it.")


def _ended(outcome: Outcome | str | None) -> Iterator[Option]:
    if outcome is None:
        return
    yield heading("How it went")
    if isinstance(outcome, str):
        yield two_lines("result", "Not finished", outcome)
    else:
        yield two_lines(
            "result", f"{count(outcome.rows - outcome.faulty, 'row')} answered", matches(outcome)
        )


def _result(job: Job | None, outcome: Outcome | str | None) -> Iterator[Line]:
    if job is None or job.source is None or outcome is None:
        return
    if isinstance(outcome, str):
        yield line(outcome)
        return
    yield line(
        f"{outcome.rows - outcome.faulty:,} of {outcome.rows:,} rows answered: {matches(outcome)}."
    )
    yield line(str(job.output), lead="Answers   ", lead_style="bold")
    yield line(str(job.places.manifest), lead="Manifest  ", lead_style="bold")
    if job.report is not None:
        yield line(str(job.report), lead="Report    ", lead_style="bold")
    if personal := outcome.personal.sentence():
        yield line(personal, "$orange")
    if outcome.faulty:
        errors = job.places.errors(job.source.kind)
        yield line(str(errors), lead="Errors    ", lead_style="bold")
        yield line(
            f"{count(outcome.faulty, 'row')} could not be answered: mend them in that file and run it."
        )
