"""What a user said of a case: useful, not useful, tried and what happened; and the queue in which it is reviewed."""

import json
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from assistant.errors import RecordsError
from assistant.records.clock import Clock, now
from assistant.records.store import Store

Verdict = Literal["useful", "not-useful", "tried"]
State = Literal["waiting", "accepted", "set-aside"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


class Feedback(NamedTuple):
    """One thing said of a case. ``said`` is free text; ``problem`` is what the case was shown for."""

    id: int
    at: str
    case_id: str
    title: str
    verdict: Verdict
    said: str
    problem: str
    receipt: str
    state: State


_COLUMNS = "id, at, case_id, title, verdict, said, problem, receipt, state"


class FeedbackBook:
    """All feedback of this machine."""

    def __init__(self, store: Store, clock: Clock = now) -> None:
        self._store = store
        self._clock = clock

    def give(
        self,
        case_id: str,
        title: str,
        verdict: Verdict,
        *,
        said: str = "",
        problem: str = "",
        receipt: str = "",
    ) -> int:
        """Keep feedback. A second word on usefulness for the same problem takes the place of the first."""
        with self._store.writing() as db:
            if verdict != "tried":
                db.execute(
                    """DELETE FROM feedback
                    WHERE case_id = ? AND problem = ? AND verdict != 'tried' AND state = 'waiting'""",
                    (case_id, problem),
                )
            row = db.execute(
                """INSERT INTO feedback (at, case_id, title, verdict, said, problem, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                (self._clock(), case_id, title, verdict, said.strip(), problem, receipt),
            )
            assert row.lastrowid is not None
            return row.lastrowid

    def about(self, case_id: str) -> list[Feedback]:
        """What was said of a case, the newest first."""
        return self._rows("WHERE case_id = ? ORDER BY id DESC", case_id)

    def all(self) -> list[Feedback]:
        """Everything, what waits for review first, then the newest first."""
        return self._rows("ORDER BY state = 'waiting' DESC, id DESC")

    def judge(self, feedback: int, state: State) -> None:
        """Accept it, set it aside, or let it wait again."""
        with self._store.writing() as db:
            db.execute("UPDATE feedback SET state = ? WHERE id = ?", (state, feedback))

    def delete(self, feedback: int) -> None:
        """Forget one."""
        with self._store.writing() as db:
            db.execute("DELETE FROM feedback WHERE id = ?", (feedback,))

    def export(self, path: Path) -> int:
        """Write what was accepted as JSON lines for a maintainer; how many lines."""
        rows = [one for one in reversed(self.all()) if one.state == "accepted"]
        try:
            with path.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(json.dumps(one._asdict(), ensure_ascii=False) + "\n" for one in rows)
        except OSError as error:
            raise RecordsError(
                f"{path} cannot be written: {error.strerror}. Name another."
            ) from None
        return len(rows)

    def _rows(self, rest: str, *values: object) -> list[Feedback]:
        with self._store.reading() as db:
            return [
                Feedback(*row)
                for row in db.execute(f"SELECT {_COLUMNS} FROM feedback {rest}", values)
            ]
