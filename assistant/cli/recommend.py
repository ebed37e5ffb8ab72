"""`recommend`: one answer."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from assistant.cli.context import Session
from assistant.cli.saying import echo, echo_json
from assistant.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])
LARGEST_INPUT = 4_000_000  # bytes read from standard input
FILTERS = ("sector", "theme", "staff_group", "country", "source")


def filter_options(command: Command) -> Command:
    """The filters, repeatable, as options of a command."""
    command = click.option(
        "--since", type=click.IntRange(1900, 2100), help="Only from this year on."
    )(command)
    for name in reversed(FILTERS):
        flag = f"--{name.replace('_', '-')}"
        command = click.option(
            flag, name, multiple=True, help=f"Only this {name.replace('_', ' ')}."
        )(command)
    return command


@click.command()
@click.argument("text", required=False)
@click.option("--top", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@click.option("--all", "show_all", is_flag=True, help="Show the ranking even where nothing fits.")
@click.option("--keep", multiple=True, help="A word to leave as typed: not mended, not expanded.")
@filter_options
@click.pass_obj
def recommend(
    session: Session,
    /,
    text: str | None,
    top: int,
    form: str,
    show_all: bool,
    keep: tuple[str, ...],
    since: int | None,
    **given: tuple[str, ...],
) -> None:
    """Answer one problem: TEXT, or standard input where TEXT is - or missing."""
    problem = text if text is not None and text != "-" else read_standard_input()
    assistant = session.assistant()
    filters, notes = assistant.filters(given, since)
    for note in notes:
        session.narrate(note)
    answer = assistant.recommend(problem, top, filters=filters, keep=keep, show_all=show_all)
    if form == "json":
        echo_json(answer.json_text(indent=2))
        return
    from assistant.rendering import as_markdown, as_text

    echo(as_text(answer) if form == "text" else as_markdown(answer))


def read_standard_input() -> str:
    """Standard input as text; UsageError where it is a terminal, too large, or not UTF-8."""
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("There is no problem to answer. Give one as TEXT, or pipe it in.")
    raw = sys.stdin.buffer.read(LARGEST_INPUT + 1)
    if len(raw) > LARGEST_INPUT:
        raise UsageError("Standard input is larger than 4 MB. Give one problem, or use `batch`.")
    if b"\x00" in raw:
        raise UsageError("Standard input holds NUL bytes, so it is not text. Give plain text.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"Standard input is not UTF-8 (byte {error.start + 1}). Save it as UTF-8 and try again."
        ) from None
