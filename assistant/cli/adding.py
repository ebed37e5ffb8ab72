"""`corpus add` and `corpus export`: a user's own cases, kept on this machine and given out only when they ask."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.context import Session
from assistant.cli.saying import echo
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.intake.guiding import Guide
    from assistant.intake.questions import Answers
    from assistant.library.library import Library

UNFINISHED = ".unfinished.yaml"
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("add")
@click.option("--from", "answers_file", type=FILE, help="Answers from a YAML file, for scripts.")
@click.option("--start-again", is_flag=True, help="Throw away an unfinished case first.")
@click.pass_obj
def add(session: Session, /, answers_file: Path | None, start_again: bool) -> int:
    """Add a case of your own by answering questions. It stays on this machine and is searched with the rest.

    Stop at any time; the same command goes on where you were.
    """
    from assistant.intake.guiding import Stopped, from_file
    from assistant.library.library import Library

    library = Library.load(session.corpus)
    if answers_file is not None:
        return _keep(session, from_file(answers_file, library.taxonomy), library)
    guide = _guide(session, library)
    if start_again:
        guide.forget()
    try:
        answers = guide.run()
    except Stopped:
        echo("\nStopped. What you said is kept; `corpus add` goes on where you were.", err=True)
        return 130
    done = _keep(session, answers, library)
    guide.forget()
    return done


@click.command("export")
@click.argument("case_id", metavar="ID")
@click.option("--output", "-o", type=FILE, required=True)
@click.pass_obj
def export(session: Session, /, case_id: str, output: Path) -> None:
    """Write your own case ID as a submission to a public library: the record, and nothing of this machine."""
    from assistant.intake.owning import own_file, submission

    text, asked = submission(own_file(case_id, session.own_cases))
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}. Name another.") from None
    session.narrate(f"Written: {output}. It goes nowhere by itself; send it when you are content.")
    for one in asked:
        session.narrate(f"The library may ask: {one}.")


def _guide(session: Session, library: "Library") -> "Guide":
    from assistant.intake.guiding import Guide

    def hear() -> str:
        if sys.stdin.isatty():
            return input("> ")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line

    def say(line: str) -> None:
        echo(line, err=True)

    return Guide(library.taxonomy, session.own_cases / UNFINISHED, hear, say)


def _keep(session: Session, answers: "Answers", library: "Library") -> int:
    from assistant.intake.owning import write_case
    from assistant.language import personal_data

    path = write_case(answers, session.own_cases, library.cases)
    echo(str(path))
    if found := personal_data.find(path.read_text(encoding="utf-8")):
        session.narrate(f"Note: it may hold {personal_data.said(found)}. You can change the file.")
    session.narrate(
        f"Kept as {path.stem}, on this machine only. The next question searches it with the rest; "
        f"`corpus export {path.stem} --output FILE` gives it out."
    )
    return 0
