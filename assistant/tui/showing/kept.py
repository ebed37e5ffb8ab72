"""What a person keeps, in lines: notes on a case, a shortlist, a conversation, changes since a problem was saved."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.legal.wording import spoken_date
from assistant.tui.widgets.flow import Line, blank, bullet, line

if TYPE_CHECKING:
    from assistant.batch.difference import RowDifference
    from assistant.records.feedback import Feedback
    from assistant.records.history import Said
    from assistant.records.shortlists import Kept, Shortlist

TITLE = re.compile(r"\d+\. ")
VERDICTS = {"useful": "Useful", "not-useful": "Not useful", "tried": "We tried it"}
STATES = {"waiting": "waits for review", "accepted": "accepted", "set-aside": "set aside"}


def day(stamp: str) -> str:
    """The day of a moment, in this machine's time, as people say it."""
    return spoken_date(datetime.fromisoformat(stamp).astimezone().date().isoformat())


def moment(stamp: str) -> str:
    """The day and the time of a moment, in this machine's time."""
    return f"{day(stamp)}, {datetime.fromisoformat(stamp).astimezone():%H:%M}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 case, 2 cases."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


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


def told(text: str, most: int = 5) -> list[str]:
    """The rows of an answer that say what came: the match and the titles; of other turns the first rows."""
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    named = [row for row in rows if row.startswith("Match") or TITLE.match(row)]
    return (named or rows)[:most]


def change_lines(change: "RowDifference") -> Iterator[Line]:
    """What is new, gone and moved since a problem was saved, and why."""
    new = [one for one in change.cases if one.before is None]
    gone = [one for one in change.cases if one.now is None]
    moved = [one for one in change.cases if one.before is not None and one.now is not None]
    if change.status == "same":
        yield line("Nothing changed since you looked.", "bold")
        return
    if change.match_before != change.match_now:
        yield line(
            f"{change.match_before} before, {change.match_now} now",
            lead="Match  ",
            lead_style="bold",
        )
    for name, found in (("New", new), ("Gone", gone)):
        for one in found:
            rank = one.now or one.before
            yield line(
                f"{rank}. {one.title} ({one.why})", lead=f"{name:<6} ", lead_style="bold $orange"
            )
    for one in moved:
        yield line(
            f"{one.title}: {one.before} before, {one.now} now", lead="Moved  ", lead_style="bold"
        )
    for name, titles in (("Law added", change.legal_added), ("Law gone", change.legal_removed)):
        for title in titles:
            yield line(title, lead=f"{name}  ", lead_style="bold $orange")
    for why in change.why:
        yield line(why, "$quiet", lead="Because  ", lead_style="$quiet")


def change_in_words(change: "RowDifference") -> str:
    """The change in one line."""
    new = sum(one.before is None for one in change.cases)
    gone = sum(one.now is None for one in change.cases)
    parts = [f"{new} new"] if new else []
    parts += [f"{len(change.cases) - new - gone} moved"] if len(change.cases) > new + gone else []
    parts += [f"{gone} gone"] if gone else []
    law = len(change.legal_added) + len(change.legal_removed)
    parts += [f"law: {law} changed"] if law else []
    return ", ".join(parts) or ("match changed" if change.status == "changed" else "nothing new")


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
