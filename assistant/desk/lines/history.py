"""Earlier conversations line by line: list, find words in them, read, take up again, rename, forget."""

from typing import TYPE_CHECKING

from assistant.conversation.layout import page, wrap
from assistant.conversation.state import Intent, Reply
from assistant.desk.lines.telling import KEPT, apart, listed, said
from assistant.desk.lines.verbs import Noun, Verb
from assistant.desk.words import count, moment, told
from assistant.errors import UsageError
from assistant.models import Filters

if TYPE_CHECKING:
    from assistant.desk.desk import Desk
    from assistant.records.history import Talk

NAME = "history"
WHICH_WORDS = "Say which words to find, for example “/history find preceptorship”."
HINT = "A number reads one; “/history resume 1” takes it up again."


def _list(desk: "Desk", intent: Intent) -> Reply:
    if intent.text:
        return _read(desk, intent.text) if intent.text.isdigit() else _find(desk, intent.text)
    talks = desk.records.history.talks()
    desk.numbers.show(NAME, [one.id for one in talks])
    off = "" if desk.settings.history else "History is turned off: nothing new is kept. "
    if not talks:
        return said(f"{off}No conversations are kept.")
    rows = [_row(n, one, f"{count(one.turns, 'turn')}, {moment(one.changed)}")
            for n, one in enumerate(talks, 1)]  # fmt: skip
    heading = f"{off}{count(len(rows), 'conversation')}, the newest first."
    return listed(heading, rows, HINT, more="“/history find …” finds words in all.")


def _find(desk: "Desk", words: str) -> Reply:
    if not words:
        return said(WHICH_WORDS, kind="clarification")
    found = desk.records.history.search(words)
    desk.numbers.show(NAME, [one.talk.id for one in found])
    if not found:
        return said(f"No conversation holds “{words}”.", kind="none")
    rows = [_row(n, one.talk, one.passage) for n, one in enumerate(found, 1)]
    return listed(f"{count(len(rows), 'conversation')} with “{words}”.", rows, HINT)


def _row(number: int, talk: "Talk", about: str) -> tuple[str, Intent]:
    return f"{talk.name}: {about}", Intent(f"desk.{NAME}", f"read {number}")


def _read(desk: "Desk", number: str) -> Reply:
    talk = _pick(desk, number)
    lines = [wrap(f"“{talk.name}”, {moment(talk.changed)}.")]
    for turn in desk.records.history.turns(talk.id):
        lines.append(wrap(f"You: {turn.said}"))
        lines += [wrap(row, 3) for row in told(turn.text)] or ["   Not answered."]
    return Reply(KEPT, page(lines))


def _resume(desk: "Desk", number: str) -> Reply:
    talk = _pick(desk, number) if number else _last(desk)
    turns = desk.records.history.turns(talk.id)
    reply = desk.talk.take_up(
        Filters.model_validate_json(turn.filters) if turn.filters is not None else turn.said
        for turn in turns
    )
    desk.recorder.attach(talk.id)
    head = f"“{talk.name}” is taken up again after {count(len(turns), 'turn')}. Its last reply:"
    return reply._replace(text=page(wrap(head), reply.text))


def _last(desk: "Desk") -> "Talk":
    other = [one for one in desk.records.history.talks() if one.id != desk.recorder.talk]
    if not other:
        raise UsageError("There is no earlier conversation.")
    return other[0]


def _rename(desk: "Desk", text: str) -> Reply:
    number, name = apart(text)
    talk = _pick(desk, number)

    def rename(safe: str) -> Reply:
        desk.records.history.rename(talk.id, safe)
        return said(f"The conversation is now called “{safe}”.")

    return desk.named(name, "conversation", rename)


def _delete(desk: "Desk", number: str) -> Reply:
    talk = _pick(desk, number)

    def delete() -> Reply:
        desk.records.history.delete(talk.id)
        return said(f"“{talk.name}” is forgotten.")

    return desk.confirm(f"Forget the conversation “{talk.name}”?", "forget it", delete)


def _pick(desk: "Desk", number: str) -> "Talk":
    talks = desk.records.history.talks()
    id = int(desk.numbers.pick(NAME, number, lambda: [one.id for one in talks]))
    found = next((one for one in talks if one.id == id), None)
    if found is None:
        raise UsageError("That conversation is no longer there. /history shows the list.")
    return found


def _resume_last(desk: "Desk", intent: Intent) -> Reply:
    return _resume(desk, intent.text)


NOUNS = (
    Noun(
        NAME,
        "Your conversations on this machine, the newest first.",
        "show my history",
        _list,
        (
            Verb("find", "<words>", "Find words in all of them.", _find),
            Verb("read", "<number>", "Read one.", _read),
            Verb("resume", "[number]", "Take one up again; alone, the one before this.", _resume),
            Verb("rename", "<number> <name>", "Give it another name.", _rename),
            Verb("delete", "<number>", "Forget it.", _delete),
        ),
    ),
    Noun("resume", "Take up the conversation before this one.", "resume the last conversation", _resume_last),
)  # fmt: skip
