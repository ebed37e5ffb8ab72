"""Copying: the machine's own clipboard, else the terminal's (OSC 52), and a file where that may be ignored.

Always says which way it went.
"""

import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.app import App

from assistant.machine import clipboard_commands as commands
from assistant.private import write_atomically
from assistant.safety import plain

PATIENCE = 2  # seconds a clipboard command may take


def copy(app: App[Any], text: str, what: str, data_dir: Path | None) -> str:
    """Copy some text, inert where it is pasted; the sentence says how it went."""
    text = plain(text)
    if (used := copy_native(text)) is not None:
        return f"Copied {what} to the clipboard (by {used})."
    app.copy_to_clipboard(text)
    path = write_file(text, data_dir)
    if path is None:
        return f"Sent {what} to your terminal's clipboard (OSC 52). Some terminals ignore that."
    return f"Sent {what} to your terminal's clipboard (OSC 52). Should it not arrive: {path}"


def copy_native(text: str) -> str | None:
    """Copy by the first command that works; its name, or None."""
    for command in commands():
        try:
            done = subprocess.run(
                command,
                input=text.encode("utf-16" if command[0].startswith("clip") else "utf-8"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return command[0]
    return None


def write_file(text: str, data_dir: Path | None) -> Path | None:
    """Write the text to a file only its owner can read; None where that cannot be done."""
    from assistant import paths

    folder = (data_dir or paths.data_home()) / "copied"
    path = folder / f"{datetime.now():%Y-%m-%d-%H%M%S}.txt"
    try:
        if folder.is_symlink():
            return None
        write_atomically(path, text)
    except OSError:
        return None
    return path
