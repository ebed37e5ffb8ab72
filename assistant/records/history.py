"""Conversations as they were said, so that they can be found, read again and resumed."""

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from assistant.records.clock import Clock, now
from assistant.records.store import Store

LONGEST_NAME = 80  # characters


class Talk(NamedTuple):
    """A conversation in the list."""

    id: int
    name: str
    begun: str
    changed: str
    turns: int
    open_in: int | None = None


class Said(NamedTuple):
    """One turn: what was said or chosen, and what came back. ``filters`` is JSON where filters were chosen."""

    number: int
    said: str
    filters: str | None
    kind: str | None
    text: str
    cases: tuple[str, ...]


class Found(NamedTuple):
    """A conversation that holds some words, and where."""

    talk: Talk
    number: int
    passage: str


_TALKS = """SELECT c.id, c.name, c.begun, c.changed, count(t.number), c.open_in
    FROM conversation c JOIN turn t ON t.conversation = c.id"""


class History:
    """The conversations of this machine, newest first."""

    def __init__(self, store: Store, clock: Clock = now) -> None:
        self._store = store
        self._clock = clock

    def begin(self, name: str) -> int:
        """A new conversation, marked as open in this process; its id."""
        stamp = self._clock()
        with self._store.writing() as db:
            row = db.execute(
                "INSERT INTO conversation (name, begun, changed, open_in) VALUES (?, ?, ?, ?)",
                (name_of(name), stamp, stamp, os.getpid()),
            )
            assert row.lastrowid is not None
            return row.lastrowid

    def say(self, talk: int, said: str, filters: str | None = None) -> int | None:
        """Keep what was said before it is answered; the turn's number, None where the conversation was deleted."""
        with self._store.writing() as db:
            changed = db.execute(
                "UPDATE conversation SET changed = ? WHERE id = ?", (self._clock(), talk)
            )
            if not changed.rowcount:
                return None
            number = _one(
                db, "SELECT coalesce(max(number), 0) + 1 FROM turn WHERE conversation = ?", talk
            )
            db.execute(
                "INSERT INTO turn (conversation, number, said, filters) VALUES (?, ?, ?, ?)",
                (talk, number, said, filters),
            )
            return int(number)

    def answered(self, talk: int, number: int, kind: str, text: str, cases: Iterable[str]) -> None:
        """Keep what came back."""
        with self._store.writing() as db:
            db.execute(
                "UPDATE turn SET kind = ?, text = ?, cases = ? WHERE conversation = ? AND number = ?",
                (kind, text, json.dumps(list(cases)), talk, number),
            )

    def drop(self, talk: int, number: int) -> None:
        """Forget a turn that failed, and the conversation where nothing is left of it."""
        with self._store.writing() as db:
            db.execute("DELETE FROM turn WHERE conversation = ? AND number = ?", (talk, number))
            db.execute(
                "DELETE FROM conversation WHERE id = ? AND NOT EXISTS (SELECT 1 FROM turn WHERE conversation = id)",
                (talk,),
            )

    def talks(self) -> list[Talk]:
        """Every conversation, the one changed last first."""
        with self._store.reading() as db:
            rows = db.execute(f"{_TALKS} GROUP BY c.id ORDER BY c.changed DESC, c.id DESC")
            return [Talk(*row) for row in rows]

    def turns(self, talk: int) -> list[Said]:
        """The turns of a conversation, in order."""
        with self._store.reading() as db:
            rows = db.execute(
                "SELECT number, said, filters, kind, text, cases FROM turn WHERE conversation = ? ORDER BY number",
                (talk,),
            )
            return [
                Said(number, said, filters, kind, text or "", tuple(json.loads(cases)))
                for number, said, filters, kind, text, cases in rows
            ]

    def search(self, words: str) -> list[Found]:
        """Turns whose words or answer hold every word, newest conversation first; the first of each conversation."""
        wanted = words.split()
        if not wanted:
            return []
        hay = "c.name || char(10) || t.said || char(10) || coalesce(t.text, '')"
        each = " AND ".join([f"({hay}) LIKE ? ESCAPE '!'"] * len(wanted))
        query = f"""SELECT c.id, c.name, c.begun, c.changed,
                (SELECT count(*) FROM turn WHERE conversation = c.id), c.open_in, t.number, t.said, coalesce(t.text, '')
            FROM conversation c JOIN turn t ON t.conversation = c.id WHERE {each}
            ORDER BY c.changed DESC, c.id DESC, t.number"""
        with self._store.reading() as db:
            rows = db.execute(query, [_like(word) for word in wanted]).fetchall()
        found: dict[int, Found] = {}
        for *talk, number, said, text in rows:
            one = Talk(*talk)
            found.setdefault(one.id, Found(one, number, passage(f"{said}\n{text}", wanted)))
        return list(found.values())

    def rename(self, talk: int, name: str) -> None:
        """Give a conversation another name."""
        with self._store.writing() as db:
            db.execute("UPDATE conversation SET name = ? WHERE id = ?", (name_of(name), talk))

    def delete(self, talk: int) -> None:
        """Forget a conversation."""
        with self._store.writing() as db:
            db.execute("DELETE FROM conversation WHERE id = ?", (talk,))

    def purge(self, days: int) -> int:
        """Forget conversations unchanged for so many days (0 forgets none); how many."""
        if days <= 0:
            return 0
        before = datetime.fromisoformat(self._clock()) - timedelta(days=days)
        with self._store.writing() as db:
            done = db.execute(
                "DELETE FROM conversation WHERE changed < ?",
                (before.isoformat(timespec="seconds"),),
            )
            return done.rowcount

    def open(self, talk: int) -> None:
        """Mark a conversation as open in this process."""
        with self._store.writing() as db:
            db.execute("UPDATE conversation SET open_in = ? WHERE id = ?", (os.getpid(), talk))

    def close(self, talk: int) -> None:
        """It was left on purpose."""
        with self._store.writing() as db:
            db.execute("UPDATE conversation SET open_in = NULL WHERE id = ?", (talk,))

    def cut_off(self) -> Talk | None:
        """The newest conversation whose process is gone without having closed it; the marks are taken away."""
        left = [talk for talk in self.talks() if talk.open_in and not _alive(talk.open_in)]
        for talk in left:
            self.close(talk.id)
        return left[0] if left else None


def name_of(text: str) -> str:
    """A name from what was said first: one line, cut between words."""
    plain = " ".join(text.split()) or "Conversation"
    return plain if len(plain) <= LONGEST_NAME else plain[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"


def passage(text: str, words: Sequence[str], around: int = 40) -> str:
    """Some text around the first of the words, on one line."""
    plain = " ".join(text.split())
    at = min(
        (place for word in words if (place := plain.casefold().find(word.casefold())) >= 0),
        default=0,
    )
    begin = max(0, at - around)
    cut = plain[begin : at + 3 * around]
    return ("… " if begin else "") + cut + (" …" if at + 3 * around < len(plain) else "")


def _like(word: str) -> str:
    safe = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{safe}%"


def _one(db: sqlite3.Connection, query: str, *values: object) -> Any:
    return db.execute(query, values).fetchone()[0]


def _alive(process: int) -> bool:
    if os.name != "posix":
        return process == os.getpid()  # signals cannot ask there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
