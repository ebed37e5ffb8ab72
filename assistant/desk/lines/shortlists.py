"""Shortlists line by line: named, described, put in order, noted on, compared, exported, deleted.

One of them is open: the one last opened, else the one changed last. Verbs about cases are for that one.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation.layout import joined, page, wrap
from assistant.conversation.pointing import pointed, title
from assistant.conversation.state import Choice, Intent, Reply
from assistant.desk import noting
from assistant.desk.lines.telling import KEPT, apart, listed, said
from assistant.desk.lines.verbs import Noun, Verb
from assistant.desk.papers import KINDS, Sheet, write_paper
from assistant.desk.words import count, day
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.desk.desk import Desk
    from assistant.records.shortlists import Kept, Shortlist

NAME = "shortlists"
CASES = "shortlists open"  # the numbers of the cases of the open one
EMPTY = "No shortlists yet. “/shortlists new Board paper” begins one; “put 2 on shortlist Board paper” fills it."
UP, DOWN = ("up", "down")


# the shortlists


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
    return _shown(desk, held)


def _shown(desk: "Desk", held: "Shortlist") -> Reply:
    cases = desk.records.shortlists.cases(held.id)
    desk.numbers.show(CASES, [case.case_id for case in cases])
    known = set(desk.assistant.index.case_ids)
    choices = tuple(
        Choice(str(n), _case_row(case, known), _telling(case, known))
        for n, case in enumerate(cases, 1)
    )
    head = f"Shortlist “{held.name}”, {count(len(cases), 'case')}."
    purpose = f"For: {held.note}" if held.note else ""
    hint = "A number tells of one in full." if cases else "“put 2 here” adds the second initiative."
    text = page(wrap(head), wrap(purpose), wrap(hint))
    there = tuple(case.case_id for case in cases if case.case_id in known)
    return Reply(KEPT, text, there, choices=choices)


def _telling(case: "Kept", known: set[str]) -> Intent:
    """What its number does."""
    if case.case_id in known:
        return Intent("tell", cases=(case.case_id,))
    return Intent("failed", "this case is no longer in the library.")


def _case_row(case: "Kept", known: set[str]) -> str:
    gone = "" if case.case_id in known else " No longer in the library."
    return f"{case.title}.{gone}{f' Note: {case.note}' if case.note else ''}"


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


# the cases of the open one


def _put(desk: "Desk", text: str) -> Reply:
    """“2 on Board paper”; without a name, on the open one."""
    ref, _, name = text.partition(" on ")
    found = pointed(desk.talk, Intent(f"desk.{NAME}", ref.strip()))
    if isinstance(found, Reply):
        where = f"on shortlist {name}" if name else "here"
        return said(f"Say which by its number, such as “put 2 {where}”.", kind="clarification")

    def put(safe: str) -> Reply:
        lists = desk.records.shortlists
        shortlist = lists.named(safe) if safe else _opened(desk).id
        problem = noting.problem_of(desk.talk.answer)
        new = noting.put(desk.records, desk.assistant, shortlist, found, problem)
        held, desk.shortlist = lists.get(shortlist), shortlist
        titles = joined(f"“{title(desk.talk, id)}”" for id in found)
        where = f"“{held.name}” ({count(held.cases, 'case')})"
        reply = said(f"{'On' if any(new) else 'Already on'} {where}: {titles}.")
        return reply._replace(cases=found)

    return desk.safely(name.strip(), "keep it", put)


def _note(desk: "Desk", text: str) -> Reply:
    number, note = apart(text)
    held, case = _opened(desk), _case(desk, number)

    def annotate(safe: str) -> Reply:
        desk.records.shortlists.annotate(held.id, case.case_id, safe)
        return said(f"Note on “{case.title}”: {safe}" if safe else "The note is taken away.")

    return desk.safely(note, "keep it", annotate)


def _move(desk: "Desk", text: str) -> Reply:
    number, where = apart(text)
    held, case = _opened(desk), _case(desk, number)
    ids = [one.case_id for one in desk.records.shortlists.cases(held.id)]
    at = ids.index(case.case_id)
    to = _place(where, at, len(ids))
    ids.insert(to, ids.pop(at))
    desk.records.shortlists.reorder(held.id, ids)
    return _shown(desk, held)


def _place(where: str, at: int, length: int) -> int:
    """The place to move to, counted from 0."""
    word = where.casefold().removeprefix("to ").strip()
    to = {UP: at - 1, DOWN: at + 1}.get(word, int(word) - 1 if word.isdigit() else -1)
    if not 0 <= to < length:
        raise UsageError(f"Say “up”, “down” or a place from 1 to {length} after the number.")
    return to


def _compare(desk: "Desk", text: str) -> Reply:
    from assistant.conversation.comparing import compare

    known = set(desk.assistant.index.case_ids)
    if text:
        numbers = text.replace(",", " ").replace(" and ", " ").split()
        ids = tuple(_case(desk, number).case_id for number in numbers)
    else:
        cases = desk.records.shortlists.cases(_opened(desk).id)
        ids = tuple(one.case_id for one in cases if one.case_id in known)[:4]
    if len(ids) < 2:
        return said("Two cases are needed to compare.", kind="clarification")
    return compare(desk.talk, Intent("compare", cases=ids))


def _take_off(desk: "Desk", number: str) -> Reply:
    held, case = _opened(desk), _case(desk, number)

    def remove() -> Reply:
        desk.records.shortlists.remove(held.id, case.case_id)
        return _shown(desk, held)

    question = f"Take “{case.title}” off “{held.name}”, with its note?"
    return desk.confirm(question, "take it off", remove)


# which one


def _pick(desk: "Desk", which: str) -> "Shortlist":
    """By its number, or by its name."""
    lists = desk.records.shortlists
    named = [one for one in lists.all() if one.name.casefold() == which.casefold().strip()]
    if named:
        return named[0]
    ids = lambda: [one.id for one in lists.all()]  # noqa: E731
    return lists.get(int(desk.numbers.pick(NAME, which, ids)))


def _opened(desk: "Desk") -> "Shortlist":
    lists = desk.records.shortlists.all()
    opened = [one for one in lists if one.id == desk.shortlist]
    if not lists:
        raise UsageError(EMPTY)
    return (opened or lists)[0]


def _case(desk: "Desk", number: str) -> "Kept":
    """A case of the open shortlist by its number."""
    cases = desk.records.shortlists.cases(_opened(desk).id)
    ids = [one.case_id for one in cases]
    id = desk.numbers.pick(CASES, number, lambda: ids)
    found = next((one for one in cases if one.case_id == id), None)
    if found is None:
        raise UsageError("That case is not on the open shortlist. /shortlists open shows it.")
    return found


def _open_one(desk: "Desk", which: str) -> Reply:
    return _open(desk, which) if which else _shown(desk, _opened(desk))


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
            Verb("put", "<number> [on <name>]", "Put an initiative on the open one, or on another.", _put),
            Verb("note", "<number> <text>", "Write a note on a case of the open one.", _note),
            Verb("move", "<number> up, down or <place>", "Change the order of the open one.", _move),
            Verb("compare", "[numbers]", "Set cases of the open one side by side.", _compare),
            Verb("take-off", "<number>", "Take a case off the open one.", _take_off),
            Verb("export", "<number> [board-paper or workforce-plan] [file]",
                 "Write it to a .docx, .html or .md file.", _export),
            Verb("delete", "<number>", "Delete it with its notes.", _delete),
        ),
    ),
)  # fmt: skip
