"""One run at a time for one output. The lock goes with the process, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import UsageError


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a lock file; UsageError where another run holds it."""
    with path.open("a+b") as handle:
        if not _take(handle.fileno()) or not _still_there(handle.fileno(), path):
            raise UsageError(
                f"Another run is writing {path.with_suffix('')}. Wait for it, or choose another --output."
            )
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _still_there(descriptor: int, path: Path) -> bool:
    """Whether the file that was locked is the one of that name: a run that ended in between has removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _take(descriptor: int) -> bool:
    try:
        if os.name == "nt":  # pragma: no cover
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
