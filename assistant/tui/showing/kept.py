"""What a person keeps, in lines: notes on a case, a shortlist, a conversation, changes since a problem was saved."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.desk.words import STATES, VERDICTS, change_rows, day, moment, told
from assistant.tui.widgets.flow import Line, blank, bullet, line

if TYPE_CHECKING:
    from assistant.batch.difference import RowDifference
    from assistant.records.feedback import Feedback
    from assistant.records.history import Said
    from assistant.records.shortlists import Kept, Shortlist

CHANGES = {"Match": "bold", "Moved": "bold", "Because": "$quiet"}


def case_notes(lists: Sequence[tuple[str, str]], feedback: Sequence["Feedback"]) -> list[Line]:
    """What a person noted of a case; nothing where there is none."""
    lines = [bullet(f"On “{name}”" + (f": {note}" if note else "")) for name, note in lists]
    for one in feedback:
        said = f": {one.said}" if one.said else ""
        lines.append(bullet(f"{VERDICTS[one.verdict]}, {day(one.at)}{said}"))
    return lines


def shortlist_lines(held: "Shortlist", cases: Iterable["Kept"]) -> Iterator[Line]:
    """A shortlist at a glance."""
    yield line(held.name, "bold")
    yield line(held.note or "What it is for: press W to say.", "" if held.note else "$quiet")
    yield blank()
    for number, case in enumerate(cases, 1):
        yield line(case.title, lead=f"{number}. ", lead_style="bold $blue")
        if case.note:
            yield line(case.note, "$orange", lead="   Note  ", lead_style="bold $orange")


def kept_case_lines(case: "Kept", summary: str) -> Iterator[Line]:
    """One case of a shortlist."""
    yield line(case.title, "bold")
    yield line(case.note or "No note yet: press N to write one.", "$orange" if case.note else "$quiet",
               lead="Note  ", lead_style="bold $orange")  # fmt: skip
    yield blank()
    yield line(summary)
    if case.problem:
        yield line(f"“{case.problem}”", "$quiet", lead="Found for  ", lead_style="$quiet", most=4)
    yield line(day(case.added), "$quiet", lead="Added  ", lead_style="$quiet")


def talk_lines(turns: Iterable["Said"]) -> Iterator[Line]:
    """A conversation: what was said, and the beginning of what came back."""
    for turn in turns:
        yield line(turn.said, "bold", lead="You  ", lead_style="bold $orange")
        rows = told(turn.text)
        for row in rows:
            yield line(row, "$quiet", lead="     ", most=2)
        if not rows:
            yield line("Not answered.", "$quiet", lead="     ")
        yield blank()


def change_lines(change: "RowDifference") -> Iterator[Line]:
    """What is new, gone and moved since a problem was saved, and why."""
    if change.status == "same":
        yield line("Nothing changed since you looked.", "bold")
        return
    for label, text in change_rows(change):
        style = "$quiet" if label == "Because" else ""
        lead_style = CHANGES.get(label, "bold $orange")
        yield line(text, style, lead=f"{label:<5}  ", lead_style=lead_style)


def feedback_lines(one: "Feedback") -> Iterator[Line]:
    """One piece of feedback."""
    yield line(one.title, "bold")
    yield line(f"{VERDICTS[one.verdict]} · {moment(one.at)} · {STATES[one.state]}", "$quiet")
    yield blank()
    if one.said:
        yield line(one.said)
    if one.problem:
        yield line(f"“{one.problem}”", lead="Asked  ", lead_style="bold")
    yield line(one.case_id, "$quiet", lead="Case   ", lead_style="$quiet")
