"""What is kept, in plain words for any front end: dates, counts, states, what changed since a problem was saved."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.legal.wording import spoken_date

if TYPE_CHECKING:
    from assistant.batch.difference import RowDifference

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


def told(text: str, most: int = 5) -> list[str]:
    """The rows of an answer that say what came: the match and the titles; of other turns the first rows."""
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    named = [row for row in rows if row.startswith("Match") or TITLE.match(row)]
    return (named or rows)[:most]


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


def change_rows(change: "RowDifference") -> Iterator[tuple[str, str]]:
    """What is new, gone and moved since a problem was saved, and why: a label and a text each."""
    if change.status == "same":
        return
    if change.match_before != change.match_now:
        yield "Match", f"{change.match_before} before, {change.match_now} now"
    for one in change.cases:
        if one.before is None:
            yield "New", f"{one.now}. {one.title} ({one.why})"
    for one in change.cases:
        if one.now is None:
            yield "Gone", f"{one.before}. {one.title} ({one.why})"
    for one in change.cases:
        if one.before is not None and one.now is not None:
            yield "Moved", f"{one.title}: {one.before} before, {one.now} now"
    yield from (("Law added", title) for title in change.legal_added)
    yield from (("Law gone", title) for title in change.legal_removed)
    yield from (("Because", why) for why in change.why)
