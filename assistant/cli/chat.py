"""`chat`: the conversation line by line, for screen readers, pipes and slow links. Draws nothing, moves no cursor."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

import click

from assistant import paths
from assistant.cli.context import Session
from assistant.cli.recommend import LARGEST_INPUT, filter_options
from assistant.cli.saying import echo, echo_json
from assistant.cli.typing import typed

if TYPE_CHECKING:
    from assistant.desk.desk import Desk
    from assistant.engine import Assistant
    from assistant.models import Filters, Turn

LEAVING = frozenset("quit exit bye goodbye q /quit /exit /bye :q".split())


class Unreadable(str):
    """Why a line could not be read, in place of what it said."""


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="jsonl prints one JSON object a turn.",
)
@filter_options
@click.pass_obj
def chat(session: Session, /, form: str, since: int | None, **given: tuple[str, ...]) -> None:
    """Talk over a workforce problem, one line a turn, and read one reply a turn.

    A line such as {"say": "…"} is that text, with its new lines kept. "quit" or the end of the input leaves. What
    can be done on the screen can be done here: history, shortlists, saved problems, settings, batch, maintenance.
    """
    from contextlib import closing

    assistant = session.assistant()
    filters, notes = assistant.filters(given, since)
    for note in notes:
        session.narrate(note)
    speak = echo if form == "text" else session.narrate
    with closing(_desk(session, assistant, filters if filters.active else None, speak)) as desk:
        for sentence in desk.opening():
            session.narrate(sentence)
        if form == "text":
            _open(session, desk)
        by_hand = form == "text" and sys.stdin.isatty()
        for said in typed(desk) if by_hand else lines(sys.stdin.buffer):
            if said.strip().casefold() in LEAVING:
                break
            turn = desk.refuse(str(said)) if isinstance(said, Unreadable) else desk.say(said)
            echo_json(turn.json_text()) if form == "jsonl" else echo(shown(turn))


def _desk(
    session: Session,
    assistant: "Assistant",
    filters: "Filters | None",
    speak: Callable[[str], None],
) -> "Desk":
    from assistant.desk.desk import Desk
    from assistant.records import Records

    return Desk(
        assistant,
        Records(session.data_dir),
        filters=filters,
        settings_path=paths.settings_file(),
        corpus=session.corpus_dir,
        own_cases=session.own_cases,
        speak=speak,
    )


def lines(stream: BinaryIO) -> Iterator[str]:
    """What is said, line by line; a line that cannot be read is given as ``Unreadable``."""
    while raw := stream.readline(LARGEST_INPUT + 1):
        yield _read(raw, stream)


def unwrapped(line: str) -> str:
    """The text of a line: that of {"say": "…"}, else the line itself."""
    if line.lstrip().startswith("{"):
        try:
            held = json.loads(line)
        except (ValueError, RecursionError):
            return line
        if isinstance(held, dict) and isinstance(held.get("say"), str):
            return str(held["say"])
    return line


def shown(turn: "Turn") -> str:
    """A turn as the transcript has it: a label, the text, an empty line."""
    return f"\nReply {turn.turn}, {LABELS.get(turn.kind, turn.kind)}:\n{turn.text}\n"


LABELS = {
    "answer": "initiatives",
    "refinement": "what has changed",
    "detail": "from the record",
    "common": "what they share",
    "legal": "the law",
    "declined": "not a question for this library",
    "urgent": "please read this first",
    "smalltalk": "in short",
    "none": "nothing found",
    "saved": "what you keep",
    "exported": "written",
    "clarification": "a question back",
}


def _read(raw: bytes, stream: BinaryIO) -> str:
    from assistant.conversation import replies

    if len(raw) > LARGEST_INPUT:
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(LARGEST_INPUT)
        return Unreadable(replies.TOO_LONG.format(most=LARGEST_INPUT))
    try:
        return unwrapped(raw.decode("utf-8-sig").rstrip("\r\n"))
    except UnicodeDecodeError:
        return Unreadable(replies.NOT_UTF8)


def _open(session: Session, desk: "Desk") -> None:
    """The opening words; to a pipe they are narration, so that its transcript holds replies alone."""
    from assistant.conversation import replies
    from assistant.conversation.layout import wrap
    from assistant.conversation.limits import filters_line

    limits = filters_line(desk.talk.filters, desk.assistant.index)
    for line in filter(None, (wrap(replies.CHAT_OPENING), limits)):
        echo(line) if sys.stdin.isatty() else session.narrate(line)
