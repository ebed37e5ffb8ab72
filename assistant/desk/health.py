"""The state of the library behind the running assistant: its files, its versions. Plain data out, from any thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from assistant.desk.words import count, moment
from assistant.errors import AssistantError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.engine import Assistant
    from assistant.index.versions import IndexHome
    from assistant.library.library import Problem


class Version(NamedTuple):
    """A built version of the index. ``why`` and ``at`` are of its last promotion, empty where there was none."""

    id: str
    cases: int
    considerations: int
    serves: bool
    pinned: bool
    at: str
    why: str


@dataclass(frozen=True)
class Health:
    """What a look at the library found. ``trouble`` says why the files could not be checked."""

    summary: str
    problems: "tuple[Problem, ...]" = ()
    overdue: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    trouble: str = ""


def home_of(assistant: "Assistant") -> "IndexHome":
    """Where the versions of the serving index are."""
    from assistant.index.versions import IndexHome

    return IndexHome(assistant.index.folder.parent.parent)


def look_at(assistant: "Assistant", corpus: "Path | None") -> Health:
    """Check the corpus (None: the shipped one), list the versions, name the considerations overdue for review."""
    index, today = assistant.index, assistant.today
    overdue = tuple(
        held.title
        for held in (index.consideration(id) for id in index.legal_ids)
        if held.is_due(today)
    )
    try:
        problems, trouble = _checked(assistant, corpus), ""
    except AssistantError as error:
        problems, trouble = (), str(error)
    errors = sum(not one.warning for one in problems)
    summary = f"{len(index.case_ids)} cases · {errors} errors, {len(problems) - errors} warnings"
    return Health(summary, problems, overdue, versions_of(assistant), trouble)


def _checked(assistant: "Assistant", corpus: "Path | None") -> "tuple[Problem, ...]":
    from assistant import paths
    from assistant.library.checking import check
    from assistant.library.library import Library

    return tuple(check(Library.read(corpus or paths.shipped_corpus()), assistant.today))


def versions_of(assistant: "Assistant") -> tuple[Version, ...]:
    """The versions, the one promoted last first."""
    home = home_of(assistant)
    current = home.current()
    promoted = {str(entry.get("index")): entry for entry in home.log()}
    found = [
        Version(
            held.id,
            held.counts.get("cases", 0),
            held.counts.get("considerations", 0),
            current is not None and current.index == held.id,
            current is not None and current.index == held.id and current.pinned,
            str(promoted.get(held.id, {}).get("at", "")),
            str(promoted.get(held.id, {}).get("why", "")),
        )
        for held in home.versions()
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def version_words(one: Version) -> str:
    """A version in one line."""
    parts = ["serves now"] if one.serves else []
    parts += ["pinned"] if one.pinned else []
    parts += [count(one.cases, "case")]
    parts += [moment(one.at)] if one.at else ["never served"]
    return " · ".join(parts)


def roll_back(assistant: "Assistant", id: str) -> None:
    """Let a version serve, pinned; UsageError where it is gone, IndexDamaged where it was altered."""
    from assistant.index import manifest

    home = home_of(assistant)
    if id not in {one.id for one in home.versions()}:
        raise UsageError(f"Version {id} is no longer there. Choose another.")
    manifest.verify(home.path(id))
    home.promote(id, pinned=True, why="rolled back by a reader")
