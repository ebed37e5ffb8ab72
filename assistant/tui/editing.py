"""A person's own editor for a long problem."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from textual.app import App, SuspendNotSupported

USUAL = ("nano", "vim", "vi", "notepad")


class NotEdited(NamedTuple):
    """Why the editor gave nothing."""

    sentence: str


def editor() -> list[str] | None:
    """The command of the editor: $VISUAL, $EDITOR, else a usual one; None where there is none."""
    for name in ("VISUAL", "EDITOR"):
        if command := os.environ.get(name, "").strip():
            return shlex.split(command, posix=os.name != "nt")
    return next(([name] for name in USUAL if shutil.which(name)), None)


def edited(app: App[Any], text: str) -> str | NotEdited:
    """The text after editing, or why not."""
    command = editor()
    if command is None:
        return NotEdited("No editor was found. Set EDITOR to the one you like.")
    with tempfile.TemporaryDirectory(prefix="workforce-") as folder:
        path = Path(folder) / "problem.txt"
        path.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                code = subprocess.run([*command, str(path)], check=False).returncode
        except (SuspendNotSupported, OSError):
            return NotEdited(f"The editor “{command[0]}” could not be opened here.")
        if code != 0:
            return NotEdited(
                f"The editor “{command[0]}” ended with an error; your words are as before."
            )
        return path.read_text(encoding="utf-8", errors="replace").strip()
