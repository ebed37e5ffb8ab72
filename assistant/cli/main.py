"""The ``workforce-assistant`` command: global options, lazy sub-commands, errors as one sentence.

Standard output is data, standard error is narration. Exit codes are the contract's.
"""

import importlib
import io
import sys
from pathlib import Path
from typing import Any

import click

from assistant import __version__
from assistant.cli.context import Session
from assistant.errors import AssistantError
from assistant.files import why

COMMANDS = {
    "tui": ("assistant.cli.tui:tui", "Open the full-screen assistant."),
    "recommend": ("assistant.cli.recommend:recommend", "Answer one problem."),
    "chat": ("assistant.cli.chat:chat", "Talk it over line by line, without a full screen."),
    "batch": ("assistant.cli.batch:batch", "Answer a file of problems."),
    "report": ("assistant.cli.report:report", "Say what the problems of a batch share."),
    "difference": ("assistant.cli.report:difference", "Say what changed between two batches."),
    "paper": ("assistant.cli.paper:paper", "Answer one problem as a paper to send."),
    "legal": (
        "assistant.cli.legal:legal",
        "The legal pack: list, show, due, timetable, questions, define.",
    ),
    "evaluate": ("assistant.cli.evaluate:evaluate", "Score the index on judged problems."),
    "train": (
        "assistant.cli.train:train",
        "Build an index and let it serve if it passes its gates.",
    ),
    "feedback": (
        "assistant.cli.review:feedback",
        "What you said of cases: export it for those who maintain the library.",
    ),
    "review": ("assistant.cli.review:review", "The queue of feedback: list, accept, reject."),
    "index": ("assistant.cli.index:index", "The built versions: list, show, verify, roll back."),
    "serve": ("assistant.cli.serve:serve", "Open the full-screen assistant in a browser."),
    "data": (
        "assistant.cli.data:data",
        "What you keep here: where it is, erase it, history on or off.",
    ),
    "doctor": ("assistant.cli.doctor:doctor", "What this machine has, and what is wrong."),
    "corpus": ("assistant.cli.corpus:corpus", "Check and count the corpus; bring cases in."),
}


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
@click.option("--debug", is_flag=True, help="Show tracebacks.")
@click.version_option(__version__, prog_name="workforce-assistant")
@click.pass_context
def cli(ctx: click.Context, /, **options: Any) -> None:
    """Initiatives others tried for a workforce problem, and the law they raise.

    With no command in a terminal, opens the full-screen assistant.
    """
    ctx.obj = Session(**options)
    if ctx.invoked_subcommand is None:
        if sys.stdin and sys.stdin.isatty() and sys.stdout.isatty():
            _open_screen(ctx)
        else:
            click.echo(ctx.get_help())


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
    debug = "--debug" in given
    _write_utf_8()
    try:
        result = cli.main(args=given, prog_name="workforce-assistant", standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as error:
        if debug:
            raise
        _say(error.format_message())
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _say("Interrupted.")
        sys.exit(130)
    except AssistantError as error:
        if debug:
            raise
        _say(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if debug:
            raise
        _say(f"{error.filename or 'A file'} cannot be used: {why(error)}.")
        sys.exit(1)
    except Exception as error:
        if debug:
            raise
        _say(
            f"Something went wrong inside the program ({type(error).__name__}: {error}). "
            "Run the same command with --debug to see where, and report it."
        )
        sys.exit(1)
    sys.exit(result if isinstance(result, int) else 0)


def _write_utf_8() -> None:
    """Data is UTF-8 in files and pipes; a terminal keeps its encoding and shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)
