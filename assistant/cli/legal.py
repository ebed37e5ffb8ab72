"""`legal`: the pack listed and shown, what needs a look, the timetable, the questions pack, its terms."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pydantic import BaseModel

from assistant.cli.context import Session
from assistant.cli.saying import echo, echo_json
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.library.considerations import Consideration
    from assistant.models import LegalAnswer
    from assistant.rendering.blocks import Blocks

WITHIN = 60  # days that `legal due` looks ahead
FORMS = click.Choice(["text", "json"])
form_option = click.option("--format", "form", type=FORMS, default="text", show_default=True)


@click.group()
def legal() -> None:
    """The legal pack. General information, not legal advice."""


@legal.command("list")
@form_option
@click.pass_obj
def listed(session: Session, form: str) -> None:
    """Every consideration: id, title, where it holds, when it was checked, when it is due."""
    from assistant.rendering.pack import list_blocks

    held = _answers(session.assistant())
    _give(form, held, list_blocks(held))


@legal.command()
@click.argument("name", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@click.pass_obj
def show(session: Session, name: str, form: str) -> None:
    """One consideration whole: rules, 2019 and since, elsewhere, questions, terms, sources."""
    from assistant.rendering.blocks_markdown import markdown
    from assistant.rendering.pack import record_blocks

    assistant = session.assistant()
    item = _named(assistant, name)
    blocks = record_blocks(item, assistant.index.taxonomy.label, assistant.today)
    if form == "markdown":
        echo("".join(markdown(blocks)), nl=False)
    else:
        _give(form, [item], blocks, alone=True)


@legal.command()
@click.option("--within", type=click.IntRange(0, 3650), default=WITHIN, show_default=True)
@form_option
@click.pass_obj
def due(session: Session, within: int, form: str) -> None:
    """What is past its review or its coming date, or reaches it within so many days."""
    from assistant.legal.freshness import due as found_due
    from assistant.rendering.pack import due_blocks

    assistant = session.assistant()
    found = found_due(_items(assistant), assistant.today, within)
    _give(form, [one._asdict() for one in found], due_blocks(found, assistant.today, within))


@legal.command()
@click.option("--since", type=click.IntRange(1900, 2100), help="Only from this year on.")
@form_option
@click.pass_obj
def timetable(session: Session, since: int | None, form: str) -> None:
    """What has come in and what is coming, by date."""
    from assistant.legal.timetable import timetable as entries_of
    from assistant.rendering.pack import timetable_blocks

    assistant = session.assistant()
    entries = entries_of(_items(assistant), assistant.today, since)
    _give(form, entries, timetable_blocks(entries))


@legal.command()
@click.argument("text", required=False)
@click.option(
    "--law", "laws", multiple=True, metavar="ID", help="Of this consideration; repeatable."
)
@click.option("--of", "whom", default="", help="Only for one: legal-adviser, staff-side, …")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="NAME.md, .html or .docx.")
@click.pass_obj
def questions(
    session: Session,
    text: str | None,
    laws: tuple[str, ...],
    whom: str,
    form: str,
    output: Path | None,
) -> None:
    """Questions for advisers: of the law a problem raises (TEXT or standard input), or of named laws."""
    from assistant.legal.questions import ADVISERS
    from assistant.rendering.blocks_markdown import markdown
    from assistant.rendering.pack import pack_blocks

    if whom and whom not in ADVISERS:
        raise UsageError(f"There is no adviser “{whom}”. Name one of {', '.join(ADVISERS)}.")
    held, title = _asked(session, text, laws)
    blocks = pack_blocks(held, title, whom)
    if output is not None:
        _write(session, blocks, output, title)
    elif form == "markdown":
        echo("".join(markdown(blocks)), nl=False)
    else:
        _give("text", [], blocks)


@legal.command()
@click.argument("term", nargs=-1, required=True)
@click.pass_obj
def define(session: Session, term: tuple[str, ...]) -> int:
    """Explain a word of the pack or the taxonomy, with its source and date. Exit 1 where there is none."""
    from assistant.conversation.explaining import define as explain
    from assistant.conversation.state import Intent

    talk = session.assistant().conversation()
    wanted = " ".join(term)
    echo(explain(talk, Intent("define", wanted)).text)
    return 0 if talk.lookup.meaning(wanted) else 1


def _asked(
    session: Session, text: str | None, laws: tuple[str, ...]
) -> "tuple[list[LegalAnswer], str]":
    from assistant.cli.recommend import read_standard_input
    from assistant.rendering.prose import short

    assistant = session.assistant()
    if laws:
        named = {_named(assistant, name).id for name in laws}
        held = [one for one in _answers(assistant) if one.id in named]
        return held, "Questions on " + "; ".join(one.title for one in held)
    problem = text if text is not None and text != "-" else read_standard_input()
    answer = assistant.recommend(problem)
    return list(answer.legal), f"Questions for: {short(answer.query, 70)}"


def _items(assistant: "Assistant") -> "list[Consideration]":
    return [assistant.index.consideration(key) for key in assistant.index.legal_ids]


def _answers(assistant: "Assistant") -> "list[LegalAnswer]":
    from assistant.legal.wording import legal_answer

    return [
        legal_answer(item, place, (), assistant.today)
        for place, item in enumerate(_items(assistant), 1)
    ]


def _named(assistant: "Assistant", name: str) -> "Consideration":
    """A consideration by its id, or by what people call it."""
    talk = assistant.conversation()
    key = name if name in assistant.index.legal_ids else talk.lookup.law(name)
    if key is None:
        known = ", ".join(assistant.index.legal_ids)
        raise UsageError(f"The pack has no consideration “{name}”. It has: {known}.")
    return assistant.index.consideration(key)


def _give(form: str, rows: Iterable[object], blocks: "Blocks", *, alone: bool = False) -> None:
    """Print blocks as text, or what they were made from as JSON: a list, or one alone."""
    if form == "json":
        held = next(iter(rows)) if alone else [*rows]
        echo_json(json.dumps(held, ensure_ascii=False, indent=2, default=_plain))
        return
    from assistant.rendering.blocks_text import blocks_text

    echo(blocks_text(blocks))


def _plain(value: object) -> object:
    assert isinstance(value, BaseModel)
    return value.model_dump(mode="json")


def _write(session: Session, blocks: "Blocks", path: Path, title: str) -> None:
    from assistant.rendering.papers import write_blocks

    ending = path.suffix.lower()
    if ending not in (".md", ".html", ".docx"):
        raise UsageError(f"{path} ends in “{ending or 'nothing'}”. End it in .md, .html or .docx.")
    try:
        write_blocks(blocks, path, ending, title)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}. Name another.") from None
    session.narrate(f"Written: {path}.")
