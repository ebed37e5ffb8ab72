"""`corpus import`: a document into draft records for a person to finish."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.context import Session
from assistant.cli.saying import echo, echo_json

if TYPE_CHECKING:
    from assistant.intake.importing import Draft, Imported


@click.command("import")
@click.argument("document", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("drafts"),
    show_default=True,
    help="The folder for the drafts.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def import_command(session: Session, /, document: Path, output: Path, form: str) -> int:
    """Turn FILE (Markdown, HTML, DOCX, PDF or plain text) into draft records, one for each case in it.

    What the document does not say is marked TO FILL, and `corpus check` refuses a draft until a person has written it.
    A draft that is there already is left as it is; exit 1 says so.
    """
    from assistant.intake.importing import import_document
    from assistant.library.library import Library

    done = import_document(document, Library.load(session.corpus), output)
    if form == "json":
        echo_json(json.dumps(_values(done), ensure_ascii=False, indent=2))
    else:
        _tell(session, done, output)
    return 0 if all(draft.written for draft in done.drafts) else 1


def _tell(session: Session, done: "Imported", output: Path) -> None:
    from assistant.intake.boilerplate import in_words

    if done.taken_out:
        session.narrate(f"Left out of the document: {', '.join(in_words(done.taken_out))}.")
    many = len(done.drafts)
    session.narrate(f"{many} case{'' if many == 1 else 's'} found, told apart by {done.how}.")
    for draft in done.drafts:
        echo(str(draft.path) if draft.written else f"{draft.path} (was there already; left)")
        for line in _about(draft):
            echo(f"  {line}")
    session.narrate(
        f"Finish each, then look it over with: corpus check {output}. "
        "A finished record goes into the corpus's cases folder."
    )


def _about(draft: "Draft") -> list[str]:
    from assistant.language.personal_data import KINDS

    guess = draft.guess
    found = [guess.organisation or "no organisation found", *guess.themes, *guess.staff_groups]
    lines = [f"guessed: {', '.join(found)}"]
    lines += [f"may repeat {one.id} ({one.likeness:.2f}): {one.title}" for one in draft.like]
    if draft.personal:
        counts = ", ".join(f"{KINDS[kind]} ({n})" for kind, n in sorted(draft.personal.items()))
        lines.append(f"personal data in the document, not copied: {counts}")
    return lines


def _values(done: "Imported") -> dict[str, Any]:
    return {
        "how": done.how,
        "left_out": done.taken_out,
        "drafts": [
            {
                "id": draft.id,
                "path": str(draft.path),
                "written": draft.written,
                "guessed": {key: value for key, value in vars(draft.guess).items() if value},
                "may_repeat": [one._asdict() for one in draft.like],
                "personal_data": draft.personal,
            }
            for draft in done.drafts
        ],
    }
