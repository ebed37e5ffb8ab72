"""Saved problems: the words, the filters, and the answer as it was when last looked at."""

from typing import NamedTuple

from assistant.errors import UsageError
from assistant.records.clock import Clock, now
from assistant.records.history import name_of
from assistant.records.store import Store


class Saved(NamedTuple):
    """A saved problem. ``filters``, ``answer`` and ``receipt`` are JSON; ``asked`` is when the answer was seen."""

    id: int
    name: str
    text: str
    filters: str
    saved: str
    asked: str
    answer: str
    receipt: str


class Problems:
    """The saved problems of this machine."""

    def __init__(self, store: Store, clock: Clock = now) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> list[Saved]:
        """Every saved problem, the newest first."""
        with self._store.reading() as db:
            rows = db.execute(
                "SELECT id, name, text, filters, saved, asked, answer, receipt FROM problem ORDER BY id DESC"
            )
            return [Saved(*row) for row in rows]

    def get(self, problem: int) -> Saved:
        """One saved problem; UsageError where it was deleted."""
        found = next((one for one in self.all() if one.id == problem), None)
        if found is None:
            raise UsageError("That problem is no longer saved. Choose another.")
        return found

    def save(self, name: str, text: str, filters: str, answer: str, receipt: str) -> int:
        """Keep a problem with its answer; the one saved before under the same words and filters is renewed."""
        stamp = self._clock()
        with self._store.writing() as db:
            same = db.execute(
                "SELECT id FROM problem WHERE text = ? AND filters = ?", (text, filters)
            ).fetchone()
            if same is not None:
                db.execute(
                    "UPDATE problem SET name = ?, asked = ?, answer = ?, receipt = ? WHERE id = ?",
                    (name_of(name), stamp, answer, receipt, same[0]),
                )
                return int(same[0])
            row = db.execute(
                """INSERT INTO problem (name, text, filters, saved, asked, answer, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                (name_of(name), text, filters, stamp, stamp, answer, receipt),
            )
            assert row.lastrowid is not None
            return row.lastrowid

    def seen(self, problem: int, answer: str, receipt: str) -> None:
        """The answer was looked at: later changes are told against this one."""
        with self._store.writing() as db:
            db.execute(
                "UPDATE problem SET asked = ?, answer = ?, receipt = ? WHERE id = ?",
                (self._clock(), answer, receipt, problem),
            )

    def rename(self, problem: int, name: str) -> None:
        """Another name."""
        with self._store.writing() as db:
            db.execute("UPDATE problem SET name = ? WHERE id = ?", (name_of(name), problem))

    def delete(self, problem: int) -> None:
        """Forget a saved problem."""
        with self._store.writing() as db:
            db.execute("DELETE FROM problem WHERE id = ?", (problem,))
