"""The difference between two runs, row by row: what came, went and moved, and why.

Rows are paired by id (and, where an id recurs, by its order). The older run is streamed; of the newer, places alone
are kept.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from assistant.errors import UsageError
from assistant.models import Frozen

PARTS = {"index": "index", "corpus": "corpus", "legal": "legal pack", "version": "program"}


class Moved(Frozen):
    """A case that came, went or changed its rank; None is not being there. ``why`` names the words behind it."""

    id: str
    title: str
    before: int | None
    now: int | None
    why: str


class RowDifference(Frozen):
    """One row of either run."""

    id: str
    query: str
    status: Literal["same", "changed", "added", "removed"]
    match_before: str | None = None
    match_now: str | None = None
    cases: tuple[Moved, ...] = ()
    legal_added: tuple[str, ...] = ()
    legal_removed: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class _Key(NamedTuple):
    id: str
    turn: int


Held = dict[str, Any]


def differences(before: Path, now: Path) -> Iterator[RowDifference]:
    """Every row of the older run in its order, then the rows that only the newer has."""
    places = {key: offset for key, offset, _ in _answers(now)}
    with now.open("rb") as newer:
        for key, _, old in _answers(before):
            offset = places.pop(key, None)
            if offset is None:
                query, match = old["query"], old["match"]
                yield RowDifference(id=key.id, query=query, status="removed", match_before=match)
            else:
                yield compared(key.id, old, _at(newer, offset))
        for key, offset in places.items():
            new = _at(newer, offset)
            query, match = new["query"], new["match"]
            yield RowDifference(id=key.id, query=query, status="added", match_now=match)


def _law(one: Held) -> str:
    """A consideration's title, with the mark of one past its review."""
    return f"{one['title']} (REVIEW OVERDUE)" if one.get("overdue") else str(one["title"])


def compared(id: str, old: Held, new: Held) -> RowDifference:
    """Two answers to one row."""
    moved = tuple(_moved(old, new))
    law_old = {one["id"]: _law(one) for one in old["legal"]}
    law_new = {one["id"]: _law(one) for one in new["legal"]}
    added = tuple(title for key, title in law_new.items() if key not in law_old)
    removed = tuple(title for key, title in law_old.items() if key not in law_new)
    changed = (
        moved or added or removed or old["match"] != new["match"] or old["query"] != new["query"]
    )
    return RowDifference(
        id=id,
        query=new["query"],
        status="changed" if changed else "same",
        match_before=old["match"],
        match_now=new["match"],
        cases=moved,
        legal_added=added,
        legal_removed=removed,
        why=tuple(_reasons(old, new)) if changed else (),
    )


def _reasons(old: Held, new: Held) -> Iterator[str]:
    if old["query"] != new["query"]:
        yield "the problem is worded otherwise"
    for name, word in PARTS.items():
        was, now = old["receipt"][name], new["receipt"][name]
        if was != now:
            yield f"another {word} ({was} before, {now} now)"
    if len(old["cases"]) != len(new["cases"]):
        yield f"{len(old['cases'])} initiatives before, {len(new['cases'])} now"
    read = [
        name for name in old["understood"] if old["understood"][name] != new["understood"].get(name)
    ]
    if read:
        yield f"read otherwise: {', '.join(name.replace('_', ' ') for name in read)}"


def _moved(old: Held, new: Held) -> Iterator[Moved]:
    was = {one["id"]: one for one in old["cases"]}
    now = {one["id"]: one for one in new["cases"]}
    for key in dict.fromkeys((*now, *was)):
        first, second = was.get(key), now.get(key)
        ranks = (first["rank"] if first else None, second["rank"] if second else None)
        if ranks[0] != ranks[1]:
            title = (second or first or {})["title"]
            yield Moved(
                id=key, title=title, before=ranks[0], now=ranks[1], why=_words(first, second)
            )


def _words(first: Held | None, second: Held | None) -> str:
    """Why a case came, went or moved: its words and its score."""
    if first is None or second is None:
        held = first or second or {}
        typed = dict.fromkeys(one.get("typed") or one["term"] for one in held["why"])
        named = ", ".join(f"“{word}”" for word in list(typed)[:4]) or "related words"
        return (
            f"{'was' if second is None else 'now'} matched on {named} (score {held['score']:.3f})"
        )
    gained = [
        one["term"] for one in second["why"] if one["term"] not in {w["term"] for w in first["why"]}
    ]
    lost = [
        one["term"] for one in first["why"] if one["term"] not in {w["term"] for w in second["why"]}
    ]
    parts = [f"score {first['score']:.3f} before, {second['score']:.3f} now"]
    parts += [f"newly on {', '.join(gained[:4])}"] if gained else []
    parts += [f"no longer on {', '.join(lost[:4])}"] if lost else []
    return "; ".join(parts)


def _answers(path: Path) -> Iterator[tuple[_Key, int, Held]]:
    turns: Counter[str] = Counter()
    try:
        with path.open("rb") as held:
            while True:
                offset = held.tell()
                line = held.readline()
                if not line:
                    return
                if line.strip():
                    answer = _answer(line, path)
                    id = str(answer["id"])
                    turns[id] += 1
                    yield _Key(id, turns[id]), offset, answer
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}. Check its name.") from None


def _at(held: BinaryIO, offset: int) -> Held:
    held.seek(offset)
    return _answer(held.readline(), Path(held.name))


def _answer(line: bytes, path: Path) -> Held:
    try:
        answer = json.loads(line)
        if isinstance(answer, dict) and {"query", "match", "cases", "legal", "receipt"} <= set(
            answer
        ):
            return answer
    except (ValueError, RecursionError):
        pass
    raise UsageError(f"{path} holds a line that is no answer. Give the .jsonl output of a run.")
