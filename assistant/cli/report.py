"""`report` on a run, and `difference` between two: both read the JSONL output of `batch`."""

from functools import partial
from pathlib import Path

import click

from assistant.batch.personal import Personal, in_run, look_through
from assistant.cli.context import Session
from assistant.errors import UsageError

READABLE = (".md", ".html", ".docx")


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path))
@click.pass_obj
def report(session: Session, /, run: Path, output: Path) -> None:
    """What the problems of RUN (the .jsonl output of `batch`) share: themes, clusters, law, gaps."""
    from assistant.batch.report import gather, lines_of
    from assistant.batch.report.writing import write_report

    checked(output, READABLE)
    found = gather(lines_of(run))
    warn(session, found.personal)
    write_report(found, run.name, output)
    session.narrate(f"Written: {output}")


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("now", type=click.Path(path_type=Path))
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path))
@click.pass_obj
def difference(session: Session, /, before: Path, now: Path, output: Path) -> None:
    """What changed from run BEFORE to run NOW (.jsonl outputs of `batch`), row by row, and why."""
    from assistant.batch.difference import differences
    from assistant.batch.difference_blocks import difference_blocks
    from assistant.batch.manifest import write_difference_manifest
    from assistant.rendering.papers import write_blocks

    ending = checked(output, (*READABLE, ".jsonl"))
    personal = look_through(in_run(now))
    warn(session, personal)
    part = output.with_name(output.name + ".part")
    if ending == ".jsonl":
        with part.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(row.model_dump_json() + "\n" for row in differences(before, now))
    else:
        rows = partial(differences, before, now)
        blocks = difference_blocks(rows, before.name, now.name, personal.sentence())
        write_blocks(blocks, part, ending, f"Difference between {before.name} and {now.name}")
    part.replace(output)
    write_difference_manifest(output, before, now, personal)
    session.narrate(f"Written: {output}")


def warn(session: Session, personal: Personal) -> None:
    """Say, unless told to be quiet, which rows seem to hold something personal."""
    if sentence := personal.sentence():
        session.narrate(sentence)


def checked(output: Path, endings: tuple[str, ...]) -> str:
    """The ending of an output; UsageError where it is another, or has no folder."""
    if output.suffix.lower() not in endings:
        raise UsageError(f"{output} cannot be that form. End it in one of {', '.join(endings)}.")
    if not output.parent.is_dir():
        raise UsageError(f"There is no folder {output.parent}. Make it, or name another --output.")
    return output.suffix.lower()
