"""`doctor`: what this machine has, where everything is, and what is wrong, each with its mend."""

import json

import click

from assistant.cli.checkup import SIGNS, checkup
from assistant.cli.context import Session


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def doctor(session: Session, form: str) -> int:
    """Look at program, terminal, corpus, index, law, your data and settings. Exit 1 where something is wrong."""
    found = []
    for one in checkup(session):
        found.append(one)
        if form == "text":
            click.echo(f"{SIGNS[one.state]:6} {one.name:12} {one.said}")
    wrong = sum(one.state == "wrong" for one in found)
    if form == "json":
        click.echo(json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=2))
    elif wrong:
        click.echo(f"\n{wrong} {'thing is' if wrong == 1 else 'things are'} wrong.")
    else:
        click.echo("\nNothing is wrong.")
    return 1 if wrong else 0
