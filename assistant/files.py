"""Why a file could not be written, in words with their mend; and making sure that what was written is on the disk."""

import errno
import os
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def why(error: OSError) -> str:
    """The reason as a clause, and the mend, such as "the disk is full; make room"."""
    if error.errno in FULL or (error.errno is None and "written" in str(error)):
        return "the disk is full; make room"  # numpy says only how much it could write
    if error.errno in FORBIDDEN:
        return "it may not be written to; choose another place, or ask for the right to"
    return error.strerror or str(error) or type(error).__name__


def settle(path: Path) -> None:
    """Wait until a file's contents are on the disk, so that a rename after it cannot outlive them."""
    with path.open("rb") as held:
        os.fsync(held.fileno())
