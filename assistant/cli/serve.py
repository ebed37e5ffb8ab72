"""`serve`: the full-screen assistant in a browser. On this machine alone unless a token guards it."""

import os
import shlex
import sys

import click

from assistant.cli.context import Session
from assistant.errors import UsageError

SHORTEST_TOKEN = 16  # characters
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@click.command()
@click.option("--host", default="localhost", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)
@click.option(
    "--token",
    envvar="WORKFORCE_ASSISTANT_TOKEN",
    help="A word that browsers must show; needed for any host but this machine.",
)
@click.option(
    "--public-url", help="The address that browsers use, where a proxy stands before this."
)
@click.option(
    "--sessions",
    type=click.IntRange(1, 200),
    default=8,
    show_default=True,
    help="The most windows open at once.",
)
@click.option(
    "--idle",
    type=click.IntRange(1, 24 * 60),
    default=60,
    show_default=True,
    help="Minutes after which a window that nobody uses is closed.",
)
@click.pass_obj
def serve(
    session: Session,
    host: str,
    port: int,
    token: str | None,
    public_url: str | None,
    sessions: int,
    idle: int,
) -> None:
    """Open the full-screen assistant in a browser, until Ctrl+C."""
    checked(host, token)
    try:
        from assistant.cli.serving import GuardedServer, Limits
    except ImportError:
        raise UsageError(
            "Serving needs a package that is not installed. Install workforce-assistant[serve]."
        ) from None
    server = GuardedServer(
        command(session), host, port, token, public_url, Limits(sessions, idle * 60)
    )
    session.narrate(f"Open {server.address} in a browser. Ctrl+C ends it.")
    if host not in LOOPBACK:
        session.narrate("What passes is not encrypted: put a proxy with HTTPS before it.")
    server.serve()


def checked(host: str, token: str | None) -> None:
    """UsageError where others could reach it without a token, or the token is too easy to guess."""
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise UsageError(f"The token is too short. Give at least {SHORTEST_TOKEN} characters.")
    if host not in LOOPBACK and token is None:
        raise UsageError(
            f"On {host} others could reach it. Give a --token of at least {SHORTEST_TOKEN} characters, "
            "or leave --host out."
        )


def command(session: Session) -> str:
    """The command that each browser window runs: this program with this run's folders."""
    words = [sys.executable, "-m", "assistant"]
    for flag, value in (
        ("--corpus", session.corpus_dir),
        ("--index", session.index_dir),
        ("--data-dir", session.data_dir),
    ):
        words += [flag, str(value.resolve())] if value is not None else []
    words.append("tui")
    return " ".join(f'"{word}"' for word in words) if os.name == "nt" else shlex.join(words)
