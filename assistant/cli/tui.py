"""`tui`: the full-screen assistant."""

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from assistant import paths, settings
from assistant.cli.context import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.engine import Assistant


@click.command()
@click.option(
    "--look",
    type=click.Choice(settings.LOOKS),
    envvar="WORKFORCE_ASSISTANT_LOOK",
    help="Colours; Ctrl+T changes them inside. Else the settings’, at first calm-dark.",
)
@click.option(
    "--motion/--no-motion",
    default=None,
    envvar="WORKFORCE_ASSISTANT_MOTION",
    help="Movement on the screen (off unless wanted).",
)
@click.pass_obj
def tui(session: Session, look: str | None, motion: bool | None) -> None:
    """Open the full-screen assistant."""
    gc.disable()  # until the first screen is painted: nothing made so far is to be thrown away
    from assistant.tui.app import AssistantApp

    def load(progress: "Callable[[str], None]") -> "Assistant":
        from assistant.engine import Assistant

        return Assistant.load(
            session.corpus_dir, session.index_dir, local=session.own_cases, progress=progress
        )

    path = paths.settings_file()
    chosen = settings.read(path)
    chosen = replace(
        chosen,
        look=look or chosen.look,
        motion=chosen.motion if motion is None else motion,
    )
    AssistantApp(
        load,
        settings=chosen,
        settings_path=path,
        data_dir=session.data_dir,
        corpus=session.corpus_dir,
    ).run()
