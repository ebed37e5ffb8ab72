"""Shortlists line by line: named, described, opened, exported, deleted. What is done to their cases is beside this."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation.state import Intent, Reply
from assistant.desk.lines import shortlist_cases as cases
from assistant.desk.lines.shortlist_cases import EMPTY, NAME
from assistant.desk.lines.telling import apart, listed, said
from assistant.desk.lines.verbs import Noun, Verb
from assistant.desk.papers import KINDS, Sheet, write_paper
from assistant.desk.words import count, day

if TYPE_CHECKING:
    from assistant.desk.desk import Desk
    from assistant.records.shortlists import Shortlist


def _list(desk: "Desk", intent: Intent) -> Reply:
    if intent.text:
        return _open(desk, intent.text)
    lists = desk.records.shortlists.all()
    desk.numbers.show(NAME, [one.id for one in lists])
    if not lists:
        return said(EMPTY)
    rows = [
        (f"{one.name}: {count(one.cases, 'case')}, changed {day(one.changed)}",
         Intent(f"desk.{NAME}", f"open {n}"))
        for n, one in enumerate(lists, 1)
    ]  # fmt: skip
    return listed(f"{count(len(rows), 'shortlist')}.", rows, "A number opens one.")


def _open(desk: "Desk", which: str) -> Reply:
    held = _pick(desk, which)
    desk.shortlist = held.id
    return cases.shown(desk, held)


def _new(desk: "Desk", name: str) -> Reply:
    def make(safe: str) -> Reply:
        desk.shortlist = desk.records.shortlists.make(safe)
        return said(f"Shortlist “{safe}” is begun, and open.")

    return desk.named(name, "shortlist", make)


def _rename(desk: "Desk", text: str) -> Reply:
    number, name = apart(text)
    held = _pick(desk, number)

    def rename(safe: str) -> Reply:
        desk.records.shortlists.rename(held.id, safe)
        return said(f"The shortlist is now called “{safe}”.")

    return desk.named(name, "shortlist", rename)


def _purpose(desk: "Desk", text: str) -> Reply:
    number, purpose = apart(text)
    held = _pick(desk, number)

    def describe(safe: str) -> Reply:
        desk.records.shortlists.describe(held.id, safe)
        return said(
            f"“{held.name}” is for: {safe}" if safe else f"“{held.name}” says no purpose now."
        )

    return desk.safely(purpose, "keep it", describe)


def _export(desk: "Desk", text: str) -> Reply:
    number, rest = apart(text)
    held = _pick(desk, number)
    sheet = Sheet(held, desk.records.shortlists.cases(held.id))
    if not sheet.cases:
        return said("This shortlist is empty. Put a case on it first.", kind="clarification")
    kind = next((one for one in KINDS if rest.startswith(one)), "shortlist")
    path = Path(rest.removeprefix(kind).strip() or f"{sheet.file_name}.docx").expanduser()

    def write(safe: str) -> Reply:
        write_paper(desk.assistant, sheet if safe == sheet.words else sheet.masked, path, kind)
        return said(f"Written: {path}", kind="exported")

    def to_write() -> Reply:
        return desk.safely(sheet.words, "export it", write)

    if path.exists():
        return desk.confirm(f"{path} is there already. Replace it?", "replace it", to_write)
    return to_write()


def _delete(desk: "Desk", number: str) -> Reply:
    held = _pick(desk, number)

    def delete() -> Reply:
        desk.records.shortlists.delete(held.id)
        return said(f"“{held.name}” is deleted.")

    return desk.confirm(f"Delete “{held.name}” with its notes?", "delete it", delete)


def _pick(desk: "Desk", which: str) -> "Shortlist":
    """By its number, or by its name."""
    lists = desk.records.shortlists
    named = [one for one in lists.all() if one.name.casefold() == which.casefold().strip()]
    if named:
        return named[0]
    ids = lambda: [one.id for one in lists.all()]  # noqa: E731
    return lists.get(int(desk.numbers.pick(NAME, which, ids)))


def _open_one(desk: "Desk", which: str) -> Reply:
    return _open(desk, which) if which else cases.shown(desk, cases.opened(desk))


NOUNS = (
    Noun(
        NAME,
        "Named lists of initiatives with your notes, in your order.",
        "show my shortlists",
        _list,
        (
            Verb("new", "<name>", "Begin one.", _new),
            Verb("open", "[number]", "Show one with its notes; the verbs about cases are then for it.", _open_one),
            Verb("rename", "<number> <name>", "Give it another name.", _rename),
            Verb("purpose", "<number> <text>", "Say what it is for.", _purpose),
            Verb("put", "<number> [on <name>]", "Put an initiative on the open one, or on another.", cases.put),
            Verb("note", "<number> <text>", "Write a note on a case of the open one.", cases.note),
            Verb("move", "<number> up, down or <place>", "Change the order of the open one.", cases.move),
            Verb("compare", "[numbers]", "Set cases of the open one side by side.", cases.compare),
            Verb("take-off", "<number>", "Take a case off the open one.", cases.take_off),
            Verb("export", "<number> [board-paper or workforce-plan] [file]",
                 "Write it to a .docx, .html or .md file.", _export),
            Verb("delete", "<number>", "Delete it with its notes.", _delete),
        ),
    ),
)  # fmt: skip
