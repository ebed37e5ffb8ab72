"""`tui`: the full-screen assistant."""

from typing import TYPE_CHECKING

import click

from assistant.cli.context import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.engine import Assistant


@click.command()
@click.option(
    "--look",
    type=click.Choice(["calm-dark", "calm-light", "contrast-dark", "contrast-light"]),
    default="calm-dark",
    envvar="WORKFORCE_ASSISTANT_LOOK",
    show_default=True,
    help="Colours; Ctrl+T changes them inside.",
)
@click.option(
    "--motion/--no-motion",
    default=False,
    envvar="WORKFORCE_ASSISTANT_MOTION",
    help="Movement on the screen (off unless wanted).",
)
@click.pass_obj
def tui(session: Session, look: str, motion: bool) -> None:
    """Open the full-screen assistant."""
    from assistant.tui.app import AssistantApp

    def load(progress: "Callable[[str], None]") -> "Assistant":
        from assistant.engine import Assistant

        return Assistant.load(session.corpus_dir, session.index_dir, progress=progress)

    AssistantApp(load, look=look, motion=motion, data_dir=session.data_dir).run()
