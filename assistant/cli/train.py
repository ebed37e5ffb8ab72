"""`train`: build an index from the corpus, measure it, and let it serve if it passes its gates."""

import sys

import click

from assistant import paths
from assistant.cli.context import Session
from assistant.cli.index import whoever
from assistant.cli.saying import echo, echo_json
from assistant.safety import plain


@click.command()
@click.option(
    "--keep", is_flag=True, help="Also write what was learned into the corpus (maintainers)."
)
@click.option("--force", is_flag=True, help="Promote although a gate refused.")
@click.option("--why", default="train", help="A word for the log.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def train(session: Session, /, keep: bool, force: bool, why: str, form: str) -> None:
    """Check, fit, learn, calibrate, evaluate, gate, promote. Exit 4 where a gate refuses.

    Your own cases take part where you have any, except with --keep: what is learned for others comes from the
    corpus alone.
    """
    from assistant.building.opening import home_of
    from assistant.training import STAGES
    from assistant.training.training import train as run
    from assistant.training.wording import as_text

    own = session.own_cases if paths.case_files(session.own_cases) and not keep else None
    if own:
        session.narrate("Your own cases take part, in an index kept beside them.")
    home = home_of(session.corpus, session.index_dir, own)
    with click.progressbar(
        length=STAGES, label="training", file=sys.stderr, hidden=session.quiet
    ) as bar:

        def step(name: str) -> None:
            bar.label = plain(name)
            bar.update(1)

        done = run(
            session.corpus,
            home,
            progress=step,
            who=whoever(),
            why=why,
            keep=keep,
            force=force,
            local=own,
        )
    if form == "json":
        echo_json(done.figures.model_dump_json(indent=2) if done.figures else "{}")
        return
    echo(f"Index {done.index} now serves.")
    if done.figures:
        echo("Figures on the judged problems held out of all learning:")
        echo(as_text(done.figures))
        if done.cross_validated is not None:
            echo(f"\nLearned from, each asked unseen: nDCG@10 {done.cross_validated:.3f}")
