"""`batch`: a file of problems to a file of answers."""

import shlex
import signal
import sys
from datetime import date, datetime
from pathlib import Path
from types import FrameType
from typing import Any

import click

from assistant.batch.checking import survey
from assistant.batch.personal import in_rows, look_through
from assistant.batch.places import FORMS, Places
from assistant.batch.plan import Outcome, Plan
from assistant.batch.reading import Choices, Source, open_source
from assistant.batch.running import run
from assistant.batch.templates import write_template
from assistant.cli.context import Session
from assistant.cli.recommend import FILTERS, filter_options
from assistant.cli.report import READABLE, checked, warn
from assistant.cli.saying import confirmed, echo
from assistant.errors import ClusterFailed, UsageError


def _template(context: click.Context, _option: click.Parameter, path: Path | None) -> None:
    if path is not None:
        write_template(path)
        echo(f"Written: {path}", err=True)
        context.exit(0)


@click.command()
@click.argument("input_path", metavar="INPUT", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Where the answers go; its ending says how.",
)
@click.option("--format", "form", type=click.Choice(sorted(set(FORMS.values()))))
@click.option("--column", help="The column of the problem, where it is not “problem” or “text”.")
@click.option("--id-column", help="The column of the rows' keys, where it is not “id”.")
@click.option("--sheet", help="The sheet of a workbook.")
@click.option("--encoding", help="The encoding of a text file, where it is not found out.")
@click.option("--top", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--jobs", type=click.IntRange(1, 512), help="Processes. All processors if left out.")
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="A Dask scheduler whose workers answer the rows, such as tcp://10.0.0.5:8786.",
)
@click.option("--resume", is_flag=True, help="Go on with a run that was stopped.")
@click.option("--start-again", is_flag=True, help="Throw away a run that was stopped.")
@click.option("--dry-run", is_flag=True, help="Say everything that is wrong with INPUT, and stop.")
@click.option(
    "--as-at",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the law is read at; today if left out.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    help="Also write what the problems share: .html, .docx or .md.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=_template,
    help="Write a file to fill in (.csv, .tsv, .xlsx, .jsonl, .txt), and stop.",
)
@filter_options
@click.pass_obj
def batch(session: Session, /, input_path: Path, **options: Any) -> int:
    """Answer every problem in INPUT: CSV, TSV, XLSX, JSONL or TXT.

    A row that cannot be answered goes to an error file and stops nothing. Stopped at any moment, the same command
    with --resume goes on where it was.
    """
    choices = Choices(*(options[name] for name in ("column", "id_column", "sheet", "encoding")))
    opened = open_source(input_path, choices)
    if options["dry_run"]:
        return _dry_run(opened)
    plan, assistant = _plan(session, opened, options)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        outcome = run(plan, assistant, narrate=session.narrate, agree=_agree)
    except KeyboardInterrupt:
        _say_how_to_resume(plan)
        return 130
    except ClusterFailed as error:
        echo(str(error), err=True)
        _say_how_to_resume(plan)
        return error.exit_code
    _tell(session, plan, outcome)
    return 1 if outcome.faulty else 0


def _plan(session: Session, opened: Source, options: dict[str, Any]) -> tuple[Plan, Any]:
    output = options["output"]
    if output is None:
        raise UsageError("There is nowhere to put the answers. Name a file with --output.")
    places = Places.of(output, options["form"], opened.path)
    if options["report"] is not None:
        checked(options["report"], READABLE)
    assistant = session.assistant()
    filters, notes = assistant.filters({name: options[name] for name in FILTERS}, options["since"])
    for note in notes:
        session.narrate(note)
    as_at: datetime | None = options["as_at"]
    day: date | None = as_at.date() if as_at else None
    plan = Plan(
        opened,
        places,
        options["top"],
        filters,
        options["jobs"],
        day,
        options["resume"],
        options["start_again"],
        session.quiet,
        options["report"],
        options["cluster"],
    )
    return plan, assistant


def _dry_run(opened: Source) -> int:
    """Print what is wrong; 1 where a row cannot be answered."""
    found = survey(opened, repeats=True)
    read = [f"{opened.path}: {opened.kind.upper()}"]
    for name, value in (
        ("encoding", opened.encoding),
        ("sheet", opened.sheet),
        ("problems in", opened.column),
        ("ids in", opened.id_column),
    ):
        read += [f"{name} {value}"] if value else []
    echo(", ".join(read) + ".")
    echo(f"{found.rows:,} rows: {found.rows - found.faulty:,} can be answered.")
    for line in found.lines():
        echo(line)
    if personal := look_through(in_rows(opened)).sentence():
        echo(personal)
    return 1 if found.faulty or not found.rows else 0


def _agree(question: str) -> bool:
    return sys.stdin.isatty() and confirmed(question)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _say_how_to_resume(plan: Plan) -> None:
    given = [word for word in sys.argv[1:] if word not in ("--resume", "--start-again")]
    command = shlex.join(["workforce-assistant", *given, "--resume"])
    echo(f"\nStopped. What was answered is kept in {plan.places.journal}.", err=True)
    echo(f"To go on: {command}", err=True)


def _tell(session: Session, plan: Plan, outcome: Outcome) -> None:
    if outcome.already_done:
        session.narrate("This run is finished already; nothing was done.")
    counts = outcome.counts
    matches = ", ".join(
        f"{counts[name]:,} {name}" for name in ("strong", "partial", "weak", "none")
    )
    answered = outcome.rows - outcome.faulty
    session.narrate(
        f"{answered:,} of {outcome.rows:,} rows answered ({matches}): {plan.places.output}"
    )
    warn(session, outcome.personal)
    if outcome.faulty:
        errors = plan.places.errors(plan.source.kind)
        rows, them = ("row", "it") if outcome.faulty == 1 else ("rows", "them")
        sentence = f"{outcome.faulty:,} {rows} could not be answered: mend {them} in {errors}"
        echo(f"{sentence} and run that file.", err=True)
