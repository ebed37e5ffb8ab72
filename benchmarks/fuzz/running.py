"""One kind's inputs put to the program one after another, each timed, and what was found."""

import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from assistant.errors import AssistantError
from benchmarks.fuzz.kinds import KINDS, Kind, Workshop

LONGEST = 1.0  # seconds of processor time
HANGS = 30  # seconds by the clock after which an input is given up
MOST_GROWTH = 300_000_000  # bytes by which one input may raise the peak of memory


class Hung(BaseException):
    """An input took too long by the clock."""


@dataclass
class Found:
    """What came of one kind of input. ``findings`` are at most some of each sort."""

    kind: str
    inputs: int = 0
    answered: int = 0
    refused: int = 0
    faults: int = 0
    slowest: float = 0.0
    peak: int = 0
    findings: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Found") -> None:
        """Take in what another process found of the same kind."""
        for name in ("inputs", "answered", "refused", "faults"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.slowest, self.peak = max(self.slowest, other.slowest), max(self.peak, other.peak)
        self.findings |= other.findings


class Piece(NamedTuple):
    """Some inputs of one kind. ``index`` is the folder of the small corpus's indexes."""

    kind: str
    seed: int
    numbers: range
    index: Path


def done(piece: Piece) -> Found:
    """The inputs of a piece, put in a folder of their own."""
    kind = next(one for one in KINDS if one.name == piece.kind)
    return put(kind, piece.seed, piece.numbers, piece.index)


def put(kind: Kind, seed: int, numbers: range, index: Path) -> Found:
    """Inputs of these numbers, put in a folder of their own."""
    found = Found(kind.name)
    with tempfile.TemporaryDirectory(dir=memory()) as name:
        shop = Workshop(Path(name), index)
        _warm(kind, shop)
        with _given_up():
            for number in numbers:
                _put_one(kind, seed, number, shop, found)
    return found


def _put_one(kind: Kind, seed: int, number: int, shop: Workshop, found: Found) -> None:
    chance = random.Random(f"{seed}-{kind.name}-{number}")
    before, begun = peak(), time.process_time()
    signal.alarm(HANGS)
    found.inputs += 1
    try:
        kind.trial(shop, chance)
        found.answered += 1
    except AssistantError as error:
        found.refused += 1
        sentence = str(error)
        if not sentence or len(sentence) > 4_000:
            _fault(found, "a refusal that is no sentence", number, sentence[:200])
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        sort = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
        _fault(found, sort, number, "".join(traceback.format_exception(error)[-6:]))
    finally:
        signal.alarm(0)
    spent = time.process_time() - begun
    found.slowest = max(found.slowest, spent)
    if spent > LONGEST:
        _fault(found, "slow", number, f"{spent:.1f} s")
    if (grown := peak() - before) > MOST_GROWTH:
        _fault(found, "memory", number, f"{grown:,} bytes")
    found.peak = max(found.peak, peak())


def _warm(kind: Kind, shop: Workshop) -> None:
    """The first inputs pay for opening the program; they are not counted."""
    for number in range(3):
        with suppress(Exception):
            kind.trial(shop, random.Random(number))


def _fault(found: Found, sort: str, number: int, detail: str) -> None:
    found.faults += 1
    if sort not in found.findings:
        found.findings[sort] = f"{found.kind} {number}: {detail}"


def peak() -> int:
    """The most memory this process ever held, in bytes."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


@contextmanager
def _given_up() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hung

    before = signal.signal(signal.SIGALRM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)


def memory() -> str | None:
    """A folder in memory where there is one: millions of small files are written."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
