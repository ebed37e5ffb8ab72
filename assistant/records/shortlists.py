"""Named shortlists of cases, each with notes and an order of its own."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from assistant.errors import UsageError
from assistant.records.clock import Clock, now
from assistant.records.store import Store

LONGEST_NAME = 80  # characters


class Shortlist(NamedTuple):
    """A shortlist in the list of them. ``note`` says what it is for."""

    id: int
    name: str
    note: str
    made: str
    changed: str
    cases: int


class Kept(NamedTuple):
    """A case on a shortlist; ``problem`` is what it was found for."""

    case_id: str
    title: str
    note: str
    problem: str
    added: str


_LISTS = """SELECT s.id, s.name, s.note, s.made, s.changed, count(k.case_id)
    FROM shortlist s LEFT JOIN shortlisted k ON k.shortlist = s.id"""


class Shortlists:
    """The shortlists of this machine."""

    def __init__(self, store: Store, clock: Clock = now) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> list[Shortlist]:
        """Every shortlist, the one changed last first."""
        with self._store.reading() as db:
            rows = db.execute(f"{_LISTS} GROUP BY s.id ORDER BY s.changed DESC, s.id DESC")
            return [Shortlist(*row) for row in rows]

    def get(self, shortlist: int) -> Shortlist:
        """One shortlist; UsageError where it was deleted."""
        with self._store.reading() as db:
            row = db.execute(f"{_LISTS} WHERE s.id = ? GROUP BY s.id", (shortlist,)).fetchone()
        if row is None:
            raise UsageError("That shortlist is no longer there. Choose another.")
        return Shortlist(*row)

    def make(self, name: str, note: str = "") -> int:
        """A new shortlist; UsageError where the name is empty or taken."""
        stamp = self._clock()
        try:
            with self._store.writing() as db:
                row = db.execute(
                    "INSERT INTO shortlist (name, note, made, changed) VALUES (?, ?, ?, ?)",
                    (_name(name), note.strip(), stamp, stamp),
                )
                assert row.lastrowid is not None
                return row.lastrowid
        except sqlite3.IntegrityError:
            raise _taken(name) from None

    def named(self, name: str) -> int:
        """The shortlist of a name, made where there is none."""
        with self._store.reading() as db:
            row = db.execute("SELECT id FROM shortlist WHERE name = ?", (_name(name),)).fetchone()
        return int(row[0]) if row else self.make(name)

    def rename(self, shortlist: int, name: str) -> None:
        """Another name; UsageError where it is empty or taken."""
        try:
            self._change("UPDATE shortlist SET name = ? WHERE id = ?", _name(name), shortlist)
        except sqlite3.IntegrityError:
            raise _taken(name) from None

    def describe(self, shortlist: int, note: str) -> None:
        """Say what it is for."""
        self._change("UPDATE shortlist SET note = ? WHERE id = ?", note.strip(), shortlist)

    def delete(self, shortlist: int) -> None:
        """Delete a shortlist with its notes."""
        with self._store.writing() as db:
            db.execute("DELETE FROM shortlist WHERE id = ?", (shortlist,))

    def cases(self, shortlist: int) -> list[Kept]:
        """Its cases, in their order."""
        with self._store.reading() as db:
            rows = db.execute(
                "SELECT case_id, title, note, problem, added FROM shortlisted WHERE shortlist = ? ORDER BY place",
                (shortlist,),
            )
            return [Kept(*row) for row in rows]

    def add(
        self, shortlist: int, case_id: str, title: str, problem: str = "", note: str = ""
    ) -> bool:
        """Put a case at the end; False where it is there already."""
        with self._store.writing() as db:
            done = db.execute(
                """INSERT OR IGNORE INTO shortlisted (shortlist, case_id, title, place, note, problem, added)
                SELECT id, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM shortlisted WHERE shortlist = s.id), ?, ?, ?
                FROM shortlist s WHERE id = ?""",
                (case_id, title, note.strip(), problem, self._clock(), shortlist),
            )
            self._touch(db, shortlist)
            return bool(done.rowcount)

    def remove(self, shortlist: int, case_id: str) -> None:
        """Take a case off."""
        self._change(
            "DELETE FROM shortlisted WHERE case_id = ? AND shortlist = ?", case_id, shortlist
        )

    def annotate(self, shortlist: int, case_id: str, note: str) -> None:
        """Write the note of a case; an empty one takes it away."""
        with self._store.writing() as db:
            db.execute(
                "UPDATE shortlisted SET note = ? WHERE shortlist = ? AND case_id = ?",
                (note.strip(), shortlist, case_id),
            )
            self._touch(db, shortlist)

    def reorder(self, shortlist: int, case_ids: Iterable[str]) -> None:
        """Put the cases in this order; any that another window added meanwhile stay at the end."""
        with self._store.writing() as db:
            held = [
                row[0]
                for row in db.execute(
                    "SELECT case_id FROM shortlisted WHERE shortlist = ? ORDER BY place",
                    (shortlist,),
                )
            ]
            wanted = [one for one in case_ids if one in held]
            order = [*wanted, *(one for one in held if one not in wanted)]
            db.executemany(
                "UPDATE shortlisted SET place = ? WHERE shortlist = ? AND case_id = ?",
                [(place, shortlist, one) for place, one in enumerate(order, 1)],
            )
            self._touch(db, shortlist)

    def holding(self, case_id: str) -> list[tuple[str, str]]:
        """The shortlists a case is on, each with its note there."""
        with self._store.reading() as db:
            rows = db.execute(
                """SELECT s.name, k.note FROM shortlisted k JOIN shortlist s ON s.id = k.shortlist
                WHERE k.case_id = ? ORDER BY s.name""",
                (case_id,),
            )
            return [(name, note) for name, note in rows]

    def _change(self, query: str, value: str, shortlist: int) -> None:
        with self._store.writing() as db:
            db.execute(query, (value, shortlist))
            self._touch(db, shortlist)

    def _touch(self, db: sqlite3.Connection, shortlist: int) -> None:
        db.execute("UPDATE shortlist SET changed = ? WHERE id = ?", (self._clock(), shortlist))


def _name(text: str) -> str:
    plain = " ".join(text.split())[:LONGEST_NAME]
    if not plain:
        raise UsageError("A shortlist needs a name. Type one.")
    return plain


def _taken(name: str) -> UsageError:
    return UsageError(
        f"There is a shortlist “{' '.join(name.split())}” already. Choose another name."
    )
