"""What this machine offers: the commands of its clipboard."""

import os
import shutil
import sys


def clipboard_commands() -> list[list[str]]:
    """The clipboard commands that make sense on this machine."""
    known: list[list[str]] = []
    if sys.platform == "darwin":
        known = [["pbcopy"]]
    elif sys.platform == "win32":
        known = [["clip"]]
    else:
        if os.environ.get("WAYLAND_DISPLAY"):
            known.append(["wl-copy"])
        if os.environ.get("DISPLAY"):
            known += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
        if os.environ.get("WSL_DISTRO_NAME"):
            known.append(["clip.exe"])
    return [command for command in known if shutil.which(command[0])]
