"""Files that only their owner can read, whatever the umask: folders 0700, files 0600, no link followed.

What a person names as an output follows their umask instead: it is theirs to share.
"""

import os
import stat
import tempfile
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, so that only their owner can look into them."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=FOLDER, exist_ok=True)
        one.chmod(FOLDER)


def open_private(path: Path, flags: int) -> int:
    """A descriptor of a file that is its owner's alone, made where missing; OSError where it is a link.

    A file of someone else's that may be written stays as it is: its mode cannot be changed.
    """
    handle = os.open(path, flags | os.O_CREAT | NO_LINK, FILE)
    if os.name == "posix":
        held = os.fstat(handle)
        if stat.S_IMODE(held.st_mode) != FILE and held.st_uid == os.getuid():
            os.fchmod(handle, FILE)
    return handle


def add_privately(path: Path, text: str) -> None:
    """Put text at the end of a private file in one write."""
    handle = open_private(path, os.O_WRONLY | os.O_APPEND)
    try:
        os.write(handle, text.encode("utf-8", "backslashreplace"))
    finally:
        os.close(handle)


def write_atomically(path: Path, text: str, *, mode: int = FILE) -> None:
    """Replace a file in one step; a reader sees the old or the new, never half. A link there is replaced itself."""
    private_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def make_private(folder: Path) -> None:
    """Give everything under a folder, and the folder, to its owner alone."""
    for place, _, names in os.walk(folder):
        Path(place).chmod(FOLDER)
        for name in names:
            Path(place, name).chmod(FILE)
