"""`index`: the built versions, what each is worth, and going back to an earlier one."""

import getpass
import json
from pathlib import Path

import click

from assistant.cli.context import Session
from assistant.cli.saying import echo, echo_json
from assistant.errors import IndexDamaged, UsageError
from assistant.index import IndexHome, manifest

FILE = click.Path(path_type=Path, dir_okay=False)


def whoever() -> str:
    """The name of the account, for the log; empty where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


@click.group()
def index() -> None:
    """The built versions: list, show, compare, verify, roll back."""


@index.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def list_versions(session: Session, form: str) -> None:
    """Every version kept, the serving one marked, and what was promoted when, by whom and why."""
    home = session.home
    serving = home.current()
    now = serving.index if serving else None
    versions = [
        {
            "id": one.id,
            "serving": one.id == now,
            "corpus": one.corpus,
            "legal": one.legal,
            **one.counts,
        }
        for one in home.versions()
    ]
    if form == "json":
        echo_json(json.dumps({"versions": versions, "log": home.log()}, indent=2))
        return
    for one in versions:
        mark = "serving" if one["serving"] else "       "
        echo(
            f"{mark}  {one['id']}  {one['cases']} cases (corpus {one['corpus']}), "
            f"{one['considerations']} considerations (legal {one['legal']})"
        )
    if not versions:
        echo("No version was built yet. Ask something, or run `train`.")
    for entry in home.log()[-10:]:
        who = f" by {entry['who']}" if entry.get("who") else ""
        echo(f"{entry['at']}  {entry['index']}{who}: {entry.get('why') or 'no reason given'}")


@index.command()
@click.argument("version", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def show(session: Session, version: str | None, form: str) -> None:
    """The card of a version (default: the serving one): contents, dates, gaps, weights, scores, limits."""
    from assistant.training.card import as_text, card

    home = session.home
    values = card(home, _chosen(home, version))
    echo_json(json.dumps(values, indent=2)) if form == "json" else echo(as_text(values))


@index.command()
@click.argument("version", required=False)
@click.pass_obj
def verify(session: Session, version: str | None) -> int:
    """Compare every file of a version, or of all, with its checksum. Exit 3 where one is damaged."""
    home = session.home
    chosen = [_chosen(home, version)] if version else home.kept()
    serving = home.current()
    if not version and serving and serving.index not in chosen:
        chosen.append(serving.index)
    if not chosen:
        echo("No version was built yet. Ask something, or run `train`.")
    failed = False
    for one in chosen:
        try:
            manifest.verify(home.path(one))
            echo(f"{one}: sound")
        except IndexDamaged as error:
            failed = True
            echo(f"{one}: {error}", err=True)
    return IndexDamaged.exit_code if failed else 0


@index.command()
@click.argument("version", required=False)
@click.option("--why", default="rollback", help="A word for the log.")
@click.pass_obj
def rollback(session: Session, version: str | None, why: str) -> None:
    """Let an earlier version serve (default: the one before). It stays until the next `train`."""
    home = session.home
    target = _chosen(home, version) if version else home.previous()
    if target is None:
        raise UsageError(
            "There is no earlier version to go back to. `index list` shows what there is."
        )
    manifest.verify(home.path(target))
    home.promote(target, pinned=True, who=whoever(), why=why)
    echo(f"Index {target} now serves, until the next `train`.")


@index.command()
@click.argument("old")
@click.argument("new")
@click.option("--topics", type=FILE, help="Problems, JSON lines. Default: the corpus's own.")
@click.option("--qrels", type=FILE, help="TREC judgements of their cases, for the measure.")
@click.option("--seen", is_flag=True, help="The corpus's own: also those an index learned from.")
@click.option("--most", type=click.IntRange(0), default=20, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def difference(
    session: Session,
    /,
    old: str,
    new: str,
    topics: Path | None,
    qrels: Path | None,
    seen: bool,
    most: int,
    form: str,
) -> None:
    """Which problems are answered otherwise by version NEW than by OLD, and the words and fields that made it so."""
    from assistant.engine import Assistant
    from assistant.index import BuiltIndex
    from assistant.library import judgements
    from assistant.training.differing import difference as found_between
    from assistant.training.differing_words import difference_text

    home = session.home
    judged = judgements.load(topics, qrels) if topics else judgements.load_shipped(session.corpus)
    if judged is None:
        raise UsageError("This corpus has no judged problems. Name some with --topics.")
    before, now = (Assistant(BuiltIndex.open(home.path(_chosen(home, one)))) for one in (old, new))
    found = found_between(before, now, judged if topics or seen else judged.tested_on)
    if form == "json":
        echo_json(found.model_dump_json(indent=2))
    else:
        echo(difference_text(found, most))


def _chosen(home: IndexHome, version: str | None) -> str:
    """A version by the beginning of its id; the serving one where none is named."""
    known = home.kept()
    if version is None:
        serving = home.current()
        if serving is None:
            raise UsageError("No version was built yet. Ask something, or run `train`.")
        return serving.index
    found = [one for one in known if one.startswith(version)]
    if len(found) != 1:
        listed = ", ".join(known) or "none"
        raise UsageError(f"“{version}” names {len(found)} versions. Kept are: {listed}.")
    return found[0]
