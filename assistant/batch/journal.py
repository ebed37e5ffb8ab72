"""The journal of an unfinished run: what has been answered, in order, safe against being killed at any moment.

A file of frames. Each has its length and checksum before it, so that a frame cut short is seen and dropped. The first
frame tells what the run answers with; every other holds some rows, compressed.
"""

import json
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from assistant.models import Answer

HEAD = struct.Struct("<4sIII")  # mark, rows, bytes, checksum
MARK = b"WAJ1"
LEVEL = 1  # nearly as small as more, in two thirds of the time


class Entry(NamedTuple):
    """One row as done: its answer's JSON (abridged on its way to the journal) and match, or why it has none."""

    number: int
    key: str
    where: str
    id: str
    answer_json: str | None
    match: str
    fault: str | None = None
    original: Any = None
    personal: tuple[str, ...] = ()  # kinds of personal thing that its problem seems to hold

    @property
    def answer(self) -> Answer:
        """The answer; ValueError where the row had none."""
        if self.answer_json is None:
            raise ValueError(f"row {self.number} has no answer")
        return Answer.model_validate_json(self.answer_json)


class Frame(NamedTuple):
    """A frame on disk: where it begins, how many rows it holds."""

    offset: int
    rows: int
    payload: bytes


def pack(entries: Sequence[Entry]) -> bytes:
    """Entries as a frame ready to append."""
    lines: list[str] = []
    for one in entries:
        row = (one.number, one.key, one.where, one.id, one.match)
        meta = (*row, one.fault, one.original, one.personal)
        lines += (json.dumps(meta), one.answer_json or "")
    return _framed(len(entries), zlib.compress("\n".join(lines).encode(), LEVEL))


def _framed(rows: int, payload: bytes) -> bytes:
    return HEAD.pack(MARK, rows, len(payload), zlib.crc32(payload)) + payload


def _unpacked(payload: bytes) -> Iterator[Entry]:
    lines = zlib.decompress(payload).decode().split("\n")
    for meta, answer in zip(lines[0::2], lines[1::2], strict=True):
        number, key, where, id, match, fault, original, *personal = json.loads(meta)
        kinds = tuple(personal[0]) if personal else ()  # journals of older versions have none
        yield Entry(number, key, where, id, answer or None, match, fault, original, kinds)


def _frames(handle: BinaryIO, offset: int = 0) -> Iterator[Frame]:
    """Whole frames from an offset on; stops before the first that is cut short or damaged."""
    handle.seek(offset)
    while len(head := handle.read(HEAD.size)) == HEAD.size:
        mark, rows, length, checksum = HEAD.unpack(head)
        if mark != MARK:
            return
        payload = handle.read(length)
        if len(payload) != length or zlib.crc32(payload) != checksum:
            return
        yield Frame(offset, rows, payload)
        offset += HEAD.size + length


class Journal:
    """One journal file, read and appended to."""

    def __init__(self, path: Path, whole: Callable[[str], str] = str) -> None:
        """``whole`` completes an answer's JSON that was written abridged."""
        self.path = path
        self.whole = whole

    def facts(self) -> dict[str, Any] | None:
        """What the run answers with; None where there is no journal to go on from."""
        try:
            with self.path.open("rb") as handle:
                first = next(_frames(handle), None)
        except FileNotFoundError:
            return None
        if first is None:
            return None
        held: dict[str, Any] = json.loads(zlib.decompress(first.payload))
        return held

    def begin(self, facts: dict[str, Any]) -> None:
        """A new journal in place of any other."""
        payload = zlib.compress(json.dumps(facts, sort_keys=True).encode(), LEVEL)
        fresh = self.path.with_name(self.path.name + ".new")
        with fresh.open("wb") as handle:
            handle.write(_framed(0, payload))
            handle.flush()
            os.fsync(handle.fileno())
        fresh.replace(self.path)

    def entries(self) -> Iterator[Entry]:
        """Every row done, in order, its answer whole."""
        for _, entries in self.frames():
            for one in entries:
                text = one.answer_json
                yield one if text is None else one._replace(answer_json=self.whole(text))

    def faulty(self, count: int) -> Iterator[Entry]:
        """The first ``count`` rows that could not be answered; nothing more is read."""
        every = (one for _, entries in self.frames() for one in entries if one.fault is not None)
        return islice(every, count)

    def frames(self) -> Iterator[tuple[Frame, list[Entry]]]:
        """Every frame of rows with its entries, in order, as they were written."""
        with self.path.open("rb") as handle:
            for frame in _frames(handle):
                if frame.rows:
                    yield frame, list(_unpacked(frame.payload))

    def cut(self, kept: Frame | None) -> None:
        """Drop everything after a frame (None: after the header), a torn end included."""
        with self.path.open("r+b") as handle:
            header = next(_frames(handle))
            last = kept or header
            handle.truncate(last.offset + HEAD.size + len(last.payload))

    def append(self, frames: Iterable[bytes]) -> Iterator[None]:
        """Write frames as they come, each whole before the next; yields after each."""
        with self.path.open("ab") as handle:
            for frame in frames:
                handle.write(frame)
                handle.flush()
                yield
            os.fsync(handle.fileno())

    def remove(self) -> None:
        """The run is finished."""
        self.path.unlink(missing_ok=True)
