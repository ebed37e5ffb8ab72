"""`feedback export` and `review`: what people said of cases, on its way into the judged problems."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.context import Session
from assistant.cli.saying import echo, echo_json

if TYPE_CHECKING:
    from assistant.training.reviewing import Said

QUEUE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def feedback() -> None:
    """What you said of cases on this machine."""


@feedback.command("export")
@click.argument("queue", metavar="FILE", type=QUEUE)
@click.pass_obj
def export(session: Session, queue: Path) -> None:
    """Put your feedback into a review queue for those who maintain the library.

    What you set aside stays here. Names, numbers and addresses of people are masked. A queue that is there gets what
    is new at its end.
    """
    from assistant.records import Records
    from assistant.training.reviewing import Said, add_to_queue, without_people

    records = Records(session.data_dir)
    held = records.feedback.all() if records.exist else []
    given = [
        Said.model_validate(one._asdict()) for one in reversed(held) if one.state != "set-aside"
    ]
    masked = [without_people(one) for one in given]
    new = add_to_queue(queue, [one for one, _ in masked])
    session.narrate(f"{new} of {len(given)} were new: {queue}.")
    if changed := sum(was for _, was in masked):
        session.narrate(f"In {changed} something that may identify a person was masked.")


@click.group()
def review() -> None:
    """The review queue: list it, accept what is right as a judged problem, reject the rest."""


@review.command("list")
@click.argument("queue", type=QUEUE)
@click.option("--all", "everything", is_flag=True, help="Also what was accepted or rejected.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def list_queue(queue: Path, everything: bool, form: str) -> None:
    """What waits in QUEUE, the oldest first."""
    from assistant.training.reviewing import read_queue

    found = [one for one in read_queue(queue) if everything or one.review == "waiting"]
    if form == "json":
        rows = [{"key": one.key, **one.model_dump()} for one in found]
        echo_json(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in found:
        echo("\n".join(_lines(one)))
    if not found:
        echo("Nothing waits.")


@review.command()
@click.argument("queue", type=QUEUE)
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@click.option(
    "--grade", type=click.IntRange(0, 3), help="Yours, in place of useful 3, not useful 0."
)
@click.option("--problem", default="", help="The problem in other words.")
@click.pass_obj
def accept(
    session: Session, /, queue: Path, keys: tuple[str, ...], grade: int | None, problem: str
) -> None:
    """Write a judged problem and its grade into the corpus. The next `train` learns from it."""
    from assistant.training import reviewing

    cases = [path.stem for path in (session.corpus / "cases").glob("*.md")]
    for key in keys:
        held = reviewing.read_queue(queue)
        one = reviewing.chosen(held, key)
        done = reviewing.accept(session.corpus, one, cases, grade=grade, problem=problem)
        reviewing.write_queue(queue, [_kept(done, other, one) for other in held])
        echo(f"{one.key} is now the judged problem {done.topic}. `train` learns from it.")


@review.command()
@click.argument("queue", type=QUEUE)
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@click.option("--why", default="", help="A word for those who come after.")
def reject(queue: Path, keys: tuple[str, ...], why: str) -> None:
    """Leave it out of the judged problems; it stays in the queue as rejected."""
    from assistant.training import reviewing

    for key in keys:
        held = reviewing.read_queue(queue)
        one = reviewing.chosen(held, key)
        done = one.model_copy(update={"review": "rejected", "why": why})
        reviewing.write_queue(queue, [_kept(done, other, one) for other in held])
        echo(f"{one.key} is rejected.")


def _kept(done: "Said", other: "Said", one: "Said") -> "Said":
    return done if other is one else other


def _lines(one: "Said") -> list[str]:
    state = f"{one.review}{f', topic {one.topic}' if one.topic else ''}"
    said = {"useful": "useful", "not-useful": "not useful", "tried": "tried"}[one.verdict]
    lines = [f"{one.key}  {one.at[:10]}  {said}: {one.case_id}  ({state})"]
    lines += [f"  problem: {one.problem or 'none said'}"]
    lines += [f"  said: {one.said}"] if one.said else []
    lines += [f"  why: {one.why}"] if one.why else []
    return lines
