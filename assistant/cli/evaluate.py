"""`evaluate`: score the serving index on judged problems."""

from pathlib import Path

import click

from assistant.cli.context import Session
from assistant.cli.saying import echo, echo_json
from assistant.errors import UsageError

PATH = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--topics", type=PATH, help="Topics, JSON lines. Default: the corpus's own.")
@click.option("--qrels", type=PATH, help="TREC judgements of cases.")
@click.option(
    "--qrels-legal",
    type=PATH,
    help="TREC judgements of considerations. Default: qrels-legal.txt beside --qrels.",
)
@click.option("--run", "run_file", type=PATH, help="Write the ranking here as a TREC run.")
@click.option("--against", type=PATH, help="A TREC run to compare with, topic by topic.")
@click.option(
    "--seen", is_flag=True, help="The corpus's own topics: also those that the index learned from."
)
@click.option(
    "--every-case",
    is_flag=True,
    help="Rank every case, also those that nobody looked at in judging a topic.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def evaluate(
    session: Session,
    /,
    topics: Path | None,
    qrels: Path | None,
    qrels_legal: Path | None,
    run_file: Path | None,
    against: Path | None,
    seen: bool,
    every_case: bool,
    form: str,
) -> None:
    """Print how well the index answers judged problems."""
    from assistant.library import judgements
    from assistant.training import measuring
    from assistant.training.comparing import compare, read_run
    from assistant.training.wording import as_text, comparison_text

    if topics is not None:
        beside = qrels.parent / "qrels-legal.txt" if qrels else None
        judged = judgements.load(topics, qrels, qrels_legal or beside)
    else:
        shipped = judgements.load_shipped(session.corpus)
        if shipped is None:
            raise UsageError(
                "This corpus has no judged problems. Name some with --topics and --qrels."
            )
        judged = shipped if seen else shipped.tested_on
    assistant = session.assistant()
    judged = judged.among(assistant.index.case_ids)
    done = measuring.run(assistant, judged, every_case=every_case)
    figures = measuring.report(done, judged)
    if run_file:
        name = f"workforce-assistant-{assistant.receipt.index}"
        run_file.write_text("\n".join(done.trec(name)) + "\n", encoding="utf-8")
    echo_json(figures.model_dump_json(indent=2)) if form == "json" else echo(as_text(figures))
    if against:
        echo(comparison_text(compare(figures, read_run(against), judged)))
