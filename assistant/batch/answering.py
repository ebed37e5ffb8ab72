"""Answering some rows, in this process or another: rows in, one journal frame out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from assistant.batch.abridging import Abridged, abridge
from assistant.batch.journal import Entry, pack
from assistant.batch.personal import Personal, kinds_in
from assistant.batch.rows import Row
from assistant.batch.settings import RunKey
from assistant.engine import Assistant
from assistant.errors import AssistantError, IndexDamaged, UsageError
from assistant.index import BuiltIndex

REPEATS_KEPT = 256  # answers kept for rows that say the same


@dataclass(frozen=True)
class Task:
    """What a worker needs to answer rows as every other worker does. Small, and picklable."""

    index: Path
    key: RunKey


class Done(NamedTuple):
    """Some rows answered: the frame, how many rows had which match ("fault" for none), and what looked personal."""

    frame: bytes
    counts: Counter[str]
    personal: Personal


@dataclass
class Answerer:
    """An assistant of one run, which answers the same words once."""

    assistant: Assistant
    key: RunKey
    _held: dict[str, Abridged] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def open(cls, task: Task) -> "Answerer":
        """Open the run's own index; IndexDamaged where it is not the one the run began with."""
        assistant = Assistant(BuiltIndex.open(task.index), today=task.key.settings.as_at)
        if assistant.receipt != task.key.receipt:
            raise IndexDamaged(
                f"The index in {task.index} is not the one this run began with. "
                "Run the same command with --resume."
            )
        return cls(assistant, task.key)

    def answer(self, text: str) -> Abridged:
        """The answer to a problem."""
        with self._lock:
            found = self._held.pop(text, None)
        if found is None:
            settings = self.key.settings
            found = abridge(self.assistant, text, settings.top, settings.filters)
        with self._lock:
            self._held[text] = found
            if len(self._held) > REPEATS_KEPT:
                del self._held[next(iter(self._held))]
        return found

    def entry(self, row: Row) -> Entry:
        """A row done; whatever goes wrong with it is its fault and nobody else's."""
        if row.fault is None:
            try:
                answer = self.answer(row.text)
                text = answer.text(row.id)
                personal = kinds_in(row.text)
                return Entry(
                    row.number, row.key, row.where, row.id, text, answer.match, personal=personal
                )
            except UsageError as error:
                fault = str(error)
            except (OSError, MemoryError, AssistantError):
                raise  # the machine's or the index's trouble, not this row's
            except Exception as error:
                fault = f"it could not be answered ({type(error).__name__}: {error})"
        else:
            fault = row.fault
        return Entry(row.number, row.key, row.where, row.id, None, "fault", fault, row.original)


_opened: dict[tuple[Path, str], Answerer] = {}
_opening = Lock()


def opened(task: Task, how: Callable[[Task], Answerer] = Answerer.open) -> Answerer:
    """This process's answerer, opened once however many threads ask for it."""
    with _opening:
        held = _opened.get((task.index, task.key.digest))
        if held is None:
            _opened.clear()
            held = _opened[(task.index, task.key.digest)] = how(task)
        return held


def answer_rows(task: Task, rows: Sequence[Row]) -> Done:
    """Answer rows with this process's answerer."""
    return answer_with(opened(task), rows)


def answer_with(answerer: Answerer, rows: Sequence[Row]) -> Done:
    """Answer rows, as one frame."""
    done = [answerer.entry(row) for row in rows]
    personal = Personal()
    for entry in done:
        personal.note(entry.where, entry.personal)
    return Done(pack(done), Counter(entry.match for entry in done), personal)
