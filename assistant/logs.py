"""Structured logs: a JSON object a line, off unless a file is named, and never anything that a person typed or keeps.

What may be told of an event is a number, yes or no, or a word in the program's own alphabet (an id, a kind, the name of
an exception). A text is refused where it is logged, not filtered where it is read.
"""

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import UsageError
from assistant.private import add_privately, private_folder

# names the file; processes that this one starts write to it too
VARIABLE = "WORKFORCE_ASSISTANT_LOG"
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}")
Fact = int | float | bool | str | None

_file: Path | None = None


def start(path: Path | None) -> None:
    """Write what happens to a file only its owner can read, None: nowhere. UsageError where it cannot be written."""
    global _file
    _file = None
    if path is None:
        return
    try:
        private_folder(path.absolute().parent)
        add_privately(path.absolute(), "")
    except OSError as error:
        raise UsageError(
            f"The log {path} cannot be written: {error.strerror}. Name another with --log."
        ) from None
    _file = path.absolute()
    os.environ[VARIABLE] = str(_file)


def event(name: str, **facts: Fact) -> None:
    """Tell of something that happened. ValueError where a fact is a text: texts are never logged."""
    if _file is None:
        return
    for key, value in facts.items():
        if isinstance(value, str) and not WORD.fullmatch(value):
            raise ValueError(f"`{key}` of the event {name} is a text, which is never logged")
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    row = json.dumps({"at": at, "process": os.getpid(), "event": name, **facts})
    try:
        add_privately(_file, row + "\n")
    except OSError:
        pass  # a log that cannot be written stops no work


@contextmanager
def lasting(name: str, **facts: Fact) -> Iterator[dict[str, Fact]]:
    """Tell of something when it ends: how long it took in seconds, and what went wrong by its exception's name."""
    begun = time.perf_counter()
    told: dict[str, Fact] = dict(facts)
    try:
        yield told
    except BaseException as error:
        told["error"] = type(error).__name__
        raise
    finally:
        event(name, **told, seconds=round(time.perf_counter() - begun, 4))
