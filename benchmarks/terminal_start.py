"""Time from launch to the first paint, against an empty Textual app; from Enter to the first answer on a cold start.

    python benchmarks/terminal_start.py [RUNS]

Each run is a fresh process in a terminal of 80 by 24, ours and the empty one in turn, so that a busy machine troubles
both alike. "Cold" means a fresh process that types at once, over an index that is already built. Prints medians
and ratios.
"""

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("painted")

Empty().run()
"""
PROBLEM = "nurses keep leaving because moving wards is hard"
LONGEST = 60.0  # seconds waited for anything


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a run: nothing of this machine's user, and compiled modules kept, as they are for users."""
    names = {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "WORKFORCE_ASSISTANT_DATA_DIR": str(home / "data"),
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "TERM": "xterm-256color",
    }
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **names}


class Terminal:
    """A program in a terminal of its own, and all that it has written."""

    def __init__(self, command: list[str], home: Path) -> None:
        self.begun = time.perf_counter()
        self.written = b""
        self.outside, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=surroundings(home),
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)

    def until(self, word: bytes, after: int = 0) -> float:
        """Seconds from the start until a word was written; RuntimeError where it never is."""
        while word not in self.written[after:]:
            left = self.begun + LONGEST - time.perf_counter()
            if left < 0 or not select.select([self.outside], [], [], left)[0]:
                raise RuntimeError(f"{word!r} was not written in {LONGEST:.0f} seconds")
            self.written += os.read(self.outside, 65_536)
        return time.perf_counter() - self.begun

    def type(self, keys: bytes) -> None:
        os.write(self.outside, keys)


@contextmanager
def terminal(command: list[str], home: Path) -> Iterator[Terminal]:
    opened = Terminal(command, home)
    try:
        yield opened
    finally:
        opened.process.kill()
        opened.process.wait()
        os.close(opened.outside)


EMPTY_APP = [sys.executable, "-c", EMPTY]
OURS = [sys.executable, "tui.py"]


def first_paint(command: list[str], home: Path, word: bytes) -> float:
    with terminal(command, home) as opened:
        return opened.until(word)


def first_answer(home: Path) -> tuple[float, float]:
    """Seconds from Enter, and from the launch, to the first card; Enter is pressed as soon as the prompt is painted."""
    with terminal(OURS, home) as opened:
        opened.until(b"Your problem")
        here = len(opened.written)
        opened.type(PROBLEM.encode())
        opened.type(b"\r")
        pressed = time.perf_counter() - opened.begun
        whole = opened.until(b"in 100", here)
        return whole - pressed, whole


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        with terminal(OURS, home) as opened:
            opened.until(b"legal considerations")  # builds the index
        first_paint(EMPTY_APP, home, b"painted")  # compiles what only it imports
        empty, ours, answers, wholes = [], [], [], []
        for _ in range(runs):
            empty.append(first_paint(EMPTY_APP, home, b"painted"))
            ours.append(first_paint(OURS, home, b"Your problem"))
            after, whole = first_answer(home)
            answers.append(after)
            wholes.append(whole)
    usual = statistics.median
    print(f"first paint: empty app {usual(empty):.3f} s, ours {usual(ours):.3f} s")
    print(f"  ratio of medians {usual(ours) / usual(empty):.2f} (asked: at most 1.3)")
    print(f"first answer after Enter at the first paint: {usual(answers):.3f} s (asked: at most 1)")
    print(
        f"  launch to first answer {usual(wholes):.3f} s, {usual(wholes) / usual(empty):.2f} empty apps"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
