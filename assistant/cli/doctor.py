"""`doctor`: what this machine has, where everything is, and what is wrong, each with its mend."""

import json

import click

from assistant.cli.checkup import SIGNS, checkup
from assistant.cli.context import Session
from assistant.cli.saying import echo, echo_json


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def doctor(session: Session, form: str) -> int:
    """Look at program, terminal, corpus, index, law, your data and settings. Exit 1 where something is wrong."""
    found = []
    for one in checkup(session):
        found.append(one)
        if form == "text":
            echo(f"{SIGNS[one.state]:6} {one.name:12} {one.said}")
    wrong = sum(one.state == "wrong" for one in found)
    if form == "json":
        echo_json(json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=2))
    elif wrong:
        echo(f"\n{wrong} {'thing is' if wrong == 1 else 'things are'} wrong.")
    else:
        echo("\nNothing is wrong.")
    return 1 if wrong else 0
