"""`data`: what you keep on this machine. Where it is, erasing it, history on and off."""

import json
import sys
from pathlib import Path

import click

from assistant import paths, settings
from assistant.cli.context import Session
from assistant.cli.saying import confirmed, echo, echo_json
from assistant.errors import RecordsError, UsageError
from assistant.records import Records


@click.group()
def data() -> None:
    """What you keep on this machine: history, shortlists, saved problems, feedback."""


@data.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def where(session: Session, form: str) -> None:
    """Say where it is, what there is, and for how long history is kept."""
    records = Records(session.data_dir)
    chosen = settings.read(paths.settings_file())
    held = {
        "folder": str(records.store.folder),
        "files": [{"path": str(path), "bytes": size} for path, size in records.places()],
        "kept": records.counts(),
        "history": chosen.history,
        "retention_days": chosen.retention_days,
        "settings": str(paths.settings_file()),
    }
    if form == "json":
        echo_json(json.dumps(held, indent=2))
        return
    echo(f"Folder: {records.store.folder}")
    for path, size in records.places():
        echo(f"  {path.name}, {size:,} bytes")
    echo(f"Kept: {records.in_words()}")
    days = f"for {chosen.retention_days} days" if chosen.retention_days else "for ever"
    echo(f"History is {f'on, kept {days}' if chosen.history else 'off'}.")
    echo(f"Settings: {paths.settings_file()}")


@data.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase(session: Session, yes: bool) -> None:
    """Erase all of it, for good. Settings stay."""
    records = Records(session.data_dir)
    counts = _counted(records)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("Erasing needs a yes. Add --yes to the command.")
        confirmed(f"Erase {counts} in {records.store.folder}? It cannot be undone.", abort=True)
    records.erase()
    session.narrate(f"Erased everything kept in {records.store.folder}.")


@data.command()
@click.argument("switch", type=click.Choice(["on", "off"]))
@click.option(
    "--days",
    type=click.IntRange(0, settings.LONGEST_RETENTION),
    help="Keep it so long; 0 for ever.",
)
@click.pass_obj
def history(session: Session, switch: str, days: int | None) -> None:
    """Turn keeping conversations on or off. What is kept already stays until it is erased."""
    path: Path = paths.settings_file()
    changed = settings.change(path, history=switch == "on")
    if days is not None:
        changed = settings.change(path, retention_days=days)
    kept = (
        f", kept for {changed.retention_days} days" if changed.retention_days else ", kept for ever"
    )
    session.narrate(f"History is {switch}{kept if changed.history else ''}. ({path})")


def _counted(records: Records) -> str:
    try:
        return records.in_words()
    except RecordsError:
        return "a damaged file"
