"""The state of the library in lines."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from assistant.desk.health import Health, Version, version_words
from assistant.desk.words import count
from assistant.tui.widgets.flow import Line, blank, bullet, line
from assistant.tui.widgets.options import two_lines

if TYPE_CHECKING:
    from assistant.library.library import Problem

MOST = 200  # complaints shown


def health_options(health: Health) -> list[Option]:
    """What the check looked at, a line each."""
    if health.trouble:
        return [two_lines("trouble", "The library’s files could not be checked", health.trouble)]
    errors = [one for one in health.problems if not one.warning]
    warnings = [one for one in health.problems if one.warning]
    due = count(len(health.overdue), "consideration")
    return [
        two_lines("errors", "Errors", _files(errors)),
        two_lines("warnings", "Warnings", _files(warnings)),
        two_lines("overdue", "Overdue for review", f"{due} past the day for review"),
    ]


def problem_lines(health: Health, id: str) -> Iterator[Line]:
    """The details of one line of the check."""
    if id == "trouble":
        yield line(health.trouble)
    elif id == "overdue":
        yield line(
            "Past the day by which it should have been checked again. Check before you rely on it."
        )
        yield blank()
        yield from (bullet(title) for title in health.overdue or ("None.",))
    else:
        found = [one for one in health.problems if one.warning == (id == "warnings")]
        if not found:
            yield line("None.")
        for one in found[:MOST]:
            yield line(one.message, lead=f"{one.file}:{one.line}  ", lead_style="bold")
        if len(found) > MOST:
            yield line(f"{len(found) - MOST} more: `corpus check` lists them all.", "$quiet")


def version_lines(one: Version) -> Iterator[Line]:
    """The details of a version."""
    yield line(one.id, "bold")
    yield line(version_words(one))
    yield line(f"{count(one.considerations, 'legal consideration')}")
    if one.why:
        yield line(one.why, lead="Promoted because  ", lead_style="bold")
    if not one.serves:
        yield blank()
        yield line("Enter lets it serve from the next start on.", "$quiet")


def _files(found: "list[Problem]") -> str:
    if not found:
        return "none"
    files = Counter(one.file for one in found)
    return f"{len(found)} in {count(len(files), 'file')}"
