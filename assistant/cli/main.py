"""The ``workforce-assistant`` command: global options, lazy sub-commands, errors as one sentence.

Standard output is data, standard error is narration. Exit codes are the contract's.
"""

import importlib
import io
import sys
from pathlib import Path
from typing import Any

import click

from assistant import __version__, logs
from assistant.cli.commands import COMMANDS
from assistant.cli.context import Session
from assistant.cli.saying import echo
from assistant.errors import AssistantError
from assistant.files import why


class LazyGroup(click.Group):
    """A group whose commands are imported when named, so that ``recommend`` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, imported now; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--corpus",
    "corpus_dir",
    type=click.Path(path_type=Path),
    envvar="WORKFORCE_ASSISTANT_CORPUS",
    help="The corpus folder.",
)
@click.option(
    "--index",
    "index_dir",
    type=click.Path(path_type=Path),
    envvar="WORKFORCE_ASSISTANT_INDEX",
    help="The folder of built indexes.",
)
@click.option(
    "--data-dir",
    type=click.Path(path_type=Path),
    envvar="WORKFORCE_ASSISTANT_DATA_DIR",
    help="Where your own history and notes are kept.",
)
@click.option("--quiet", "-q", is_flag=True, help="No narration on standard error.")
@click.option(
    "--log",
    "log_file",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar=logs.VARIABLE,
    help="Write what happens, never what you type, to this file.",
)
@click.option("--debug", is_flag=True, help="Show a report to send where something goes wrong.")
@click.version_option(__version__, prog_name="workforce-assistant")
@click.pass_context
def cli(ctx: click.Context, /, log_file: Path | None, **options: Any) -> None:
    """Initiatives others tried for a workforce problem, and the law they raise.

    With no command in a terminal, opens the full-screen assistant.
    """
    logs.start(log_file)
    ctx.obj = Session(**options)
    if ctx.invoked_subcommand is None:
        if sys.stdin and sys.stdin.isatty() and sys.stdout.isatty():
            _open_screen(ctx)
        else:
            echo(ctx.get_help())


def _open_screen(ctx: click.Context) -> None:
    command = cli.get_command(ctx, "tui")
    assert command is not None
    with command.make_context("tui", [], parent=ctx) as inner:
        command.invoke(inner)


def globals_first(arguments: list[str]) -> list[str]:
    """The arguments with global options before the command, wherever they were typed."""
    flags = {name for option in cli.params for name in option.opts if getattr(option, "is_flag", 0)}
    valued = {name for option in cli.params for name in option.opts} - flags
    flags.discard("--help")
    front: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        one = waiting.pop(0)
        if one == "--":
            rest += [one, *waiting]
            break
        if one in flags or (
            one.startswith("--") and one.partition("=")[0] in valued and "=" in one
        ):
            front.append(one)
        elif one in valued and waiting:
            front += [one, waiting.pop(0)]
        else:
            rest.append(one)
    return [*front, *rest]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process with the contract's exit code."""
    given = globals_first(sys.argv[1:] if arguments is None else arguments)
    _write_utf_8()
    with logs.lasting("command", command=_named(given), version=__version__) as told:
        try:
            result = cli.main(args=given, prog_name="workforce-assistant", standalone_mode=False)
            code = result if isinstance(result, int) else 0
        except (click.exceptions.Exit, BrokenPipeError) as leave:
            code = _left(leave)
        except BaseException as error:
            if isinstance(error, SystemExit):
                raise
            told["error"] = type(error).__name__
            code = _failed(error, given)
        told["code"] = code
    sys.exit(code)


def _named(given: list[str]) -> str:
    """The command in the words given, as the log names it."""
    return next((word for word in given if word in COMMANDS), "none")


def _left(leave: Exception) -> int:
    if isinstance(leave, click.exceptions.Exit):
        return leave.exit_code
    sys.stderr.close()
    return 0


def _failed(error: BaseException, given: list[str]) -> int:
    """Say in a sentence what went wrong, after a report with ``--debug``; the exit code."""
    if "--debug" in given:
        from assistant.cli.reporting import report

        _say(report(error, given) + "\n")
    match error:
        case click.Abort() | KeyboardInterrupt():
            _say("Interrupted.")
            return 130
        case click.ClickException():
            _say(error.format_message())
            return 2
        case AssistantError():
            _say(str(error))
            return error.exit_code
        case OSError():
            _say(f"{error.filename or 'A file'} cannot be used: {why(error)}.")
            return 1
        case _:
            _say(
                f"Something went wrong inside the program ({type(error).__name__}: {error}). "
                "Run the same command with --debug to see where, and report it."
            )
            return 1


def _write_utf_8() -> None:
    """Data is UTF-8 in files and pipes; a terminal keeps its encoding and shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _say(sentence: str) -> None:
    echo(sentence, err=True)
