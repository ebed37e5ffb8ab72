"""`paper`: one answer as a briefing, an outline or a bundle; and a bundle opened again."""

from pathlib import Path

import click

from assistant.cli.context import Session
from assistant.cli.recommend import filter_options, read_standard_input
from assistant.cli.saying import echo
from assistant.models import Answer, Filters

KINDS = ("briefing", "board-paper", "workforce-plan")


@click.command()
@click.argument("text", required=False)
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path),
    help="NAME.md, NAME.html, NAME.docx, or NAME.json for a bundle.",
)
@click.option("--kind", type=click.Choice(KINDS), default="briefing", show_default=True)
@click.option(
    "--only", multiple=True, metavar="ID", help="Only this case of the answer; repeatable."
)
@click.option(
    "--bundle", type=click.Path(path_type=Path), help="Open this bundle instead of asking."
)
@click.option("--top", type=click.IntRange(1, 100), default=10, show_default=True)
@filter_options
@click.pass_obj
def paper(
    session: Session,
    /,
    text: str | None,
    output: Path,
    kind: str,
    only: tuple[str, ...],
    bundle: Path | None,
    top: int,
    since: int | None,
    **given: tuple[str, ...],
) -> None:
    """Answer one problem as a paper to send: TEXT, or standard input, or a bundle made before."""
    if bundle is not None:
        answer, top, filters = opened(session, bundle)
    else:
        problem = text if text is not None and text != "-" else read_standard_input()
        assistant = session.assistant()
        filters, notes = assistant.filters(given, since)
        for note in notes:
            session.narrate(note)
        answer = assistant.recommend(problem, top, filters=filters)
    deliver(session, answer, output, kind, only, top, filters)


def opened(session: Session, path: Path) -> tuple[Answer, int, Filters]:
    """The answer of a bundle, after saying whether this machine's index gives the same."""
    from assistant.rendering.bundle import proof, read_bundle
    from assistant.rendering.papers import shortlisted

    held = read_bundle(path)
    again = session.assistant().recommend(held.answer.query, held.top, filters=held.filters)
    kept, found = ({case.id for case in one.cases} for one in (held.answer, again))
    same = kept <= found and proof(shortlisted(again, kept)) == held.proof
    session.narrate(
        "This machine's index gives the same answer."
        if same
        else "This machine's index gives another answer; the bundle's own is used."
    )
    return held.answer, held.top, held.filters


def deliver(
    session: Session,
    answer: Answer,
    output: Path,
    kind: str,
    only: tuple[str, ...],
    top: int,
    filters: Filters,
) -> None:
    """Write the paper, and say where it is and how it is proved the same as another."""
    from assistant.batch.personal import of_problem
    from assistant.rendering.bundle import proof
    from assistant.rendering.papers import shortlisted, write_paper

    if sentence := of_problem(answer.query):
        echo(sentence, err=True)
    chosen = shortlisted(answer, only) if only else answer
    write_paper(chosen, output, kind, top, filters)
    session.narrate(f"Written: {output}. Proof of the answer: {proof(chosen)}")
