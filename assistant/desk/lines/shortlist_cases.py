"""The cases of the open shortlist, line by line: put on, noted on, put in order, compared, taken off.

One shortlist is open: the one last opened, else the one changed last. Verbs about cases are for that one.
"""

from typing import TYPE_CHECKING

from assistant.conversation.layout import joined, page, wrap
from assistant.conversation.pointing import pointed, title
from assistant.conversation.state import Choice, Intent, Reply
from assistant.desk import noting
from assistant.desk.lines.telling import KEPT, apart, said
from assistant.desk.words import count
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.desk.desk import Desk
    from assistant.records.shortlists import Kept, Shortlist

NAME = "shortlists"
CASES = "shortlists open"  # the numbers of the cases of the open one
EMPTY = "No shortlists yet. “/shortlists new Board paper” begins one; “put 2 on shortlist Board paper” fills it."
UP, DOWN = ("up", "down")


def shown(desk: "Desk", held: "Shortlist") -> Reply:
    """The shortlist with its cases, each with its note; a number tells of one."""
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


def put(desk: "Desk", text: str) -> Reply:
    """“2 on Board paper”; without a name, on the open one."""
    ref, _, name = text.partition(" on ")
    found = pointed(desk.talk, Intent(f"desk.{NAME}", ref.strip()))
    if isinstance(found, Reply):
        where = f"on shortlist {name}" if name else "here"
        return said(f"Say which by its number, such as “put 2 {where}”.", kind="clarification")

    def put_on(safe: str) -> Reply:
        lists = desk.records.shortlists
        shortlist = lists.named(safe) if safe else opened(desk).id
        problem = noting.problem_of(desk.talk.answer)
        new = noting.put(desk.records, desk.assistant, shortlist, found, problem)
        held, desk.shortlist = lists.get(shortlist), shortlist
        titles = joined(f"“{title(desk.talk, id)}”" for id in found)
        where = f"“{held.name}” ({count(held.cases, 'case')})"
        reply = said(f"{'On' if any(new) else 'Already on'} {where}: {titles}.")
        return reply._replace(cases=found)

    return desk.safely(name.strip(), "keep it", put_on)


def note(desk: "Desk", text: str) -> Reply:
    """Write a note on a case: “2 ask them what it cost”; without words it is taken away."""
    number, words = apart(text)
    held, case = opened(desk), _case(desk, number)

    def annotate(safe: str) -> Reply:
        desk.records.shortlists.annotate(held.id, case.case_id, safe)
        return said(f"Note on “{case.title}”: {safe}" if safe else "The note is taken away.")

    return desk.safely(words, "keep it", annotate)


def move(desk: "Desk", text: str) -> Reply:
    """Move a case: “2 up”, “2 to 1”."""
    number, where = apart(text)
    held, case = opened(desk), _case(desk, number)
    ids = [one.case_id for one in desk.records.shortlists.cases(held.id)]
    at = ids.index(case.case_id)
    to = _place(where, at, len(ids))
    ids.insert(to, ids.pop(at))
    desk.records.shortlists.reorder(held.id, ids)
    return shown(desk, held)


def _place(where: str, at: int, length: int) -> int:
    """The place to move to, counted from 0."""
    word = where.casefold().removeprefix("to ").strip()
    to = {UP: at - 1, DOWN: at + 1}.get(word, int(word) - 1 if word.isdigit() else -1)
    if not 0 <= to < length:
        raise UsageError(f"Say “up”, “down” or a place from 1 to {length} after the number.")
    return to


def compare(desk: "Desk", text: str) -> Reply:
    """Set cases side by side: those numbered, else the first four."""
    from assistant.conversation.comparing import compare as side_by_side

    known = set(desk.assistant.index.case_ids)
    if text:
        numbers = text.replace(",", " ").replace(" and ", " ").split()
        ids = tuple(_case(desk, number).case_id for number in numbers)
    else:
        cases = desk.records.shortlists.cases(opened(desk).id)
        ids = tuple(one.case_id for one in cases if one.case_id in known)[:4]
    if len(ids) < 2:
        return said("Two cases are needed to compare.", kind="clarification")
    return side_by_side(desk.talk, Intent("compare", cases=ids))


def take_off(desk: "Desk", number: str) -> Reply:
    """Take a case off, once that is confirmed."""
    held, case = opened(desk), _case(desk, number)

    def remove() -> Reply:
        desk.records.shortlists.remove(held.id, case.case_id)
        return shown(desk, held)

    question = f"Take “{case.title}” off “{held.name}”, with its note?"
    return desk.confirm(question, "take it off", remove)


def opened(desk: "Desk") -> "Shortlist":
    """The open shortlist; UsageError where there is none at all."""
    lists = desk.records.shortlists.all()
    chosen = [one for one in lists if one.id == desk.shortlist]
    if not lists:
        raise UsageError(EMPTY)
    return (chosen or lists)[0]


def _case(desk: "Desk", number: str) -> "Kept":
    """A case of the open shortlist by its number."""
    cases = desk.records.shortlists.cases(opened(desk).id)
    ids = [one.case_id for one in cases]
    id = desk.numbers.pick(CASES, number, lambda: ids)
    found = next((one for one in cases if one.case_id == id), None)
    if found is None:
        raise UsageError("That case is not on the open shortlist. /shortlists open shows it.")
    return found
