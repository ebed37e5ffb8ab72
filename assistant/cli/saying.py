"""The one way words leave a command: inert, whatever they quote. Standard output is data, standard error narration."""

import click

from assistant.safety import inert_json, plain


def echo(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Write text that a person reads, without characters that would do something to a terminal."""
    click.echo(plain(text), err=err, nl=nl)


def echo_json(text: str) -> None:
    """Write JSON; such characters are escaped, so that its values stay what they are."""
    click.echo(inert_json(text))


def confirmed(question: str, *, abort: bool = False) -> bool:
    """Ask on standard error. ``abort`` ends the command where the answer is no."""
    return click.confirm(plain(question), abort=abort, err=True)
