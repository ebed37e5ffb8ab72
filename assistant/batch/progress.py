"""Progress on standard error: rows, rate, time left. A line rewritten in a terminal, a line now and then elsewhere."""

import sys
import time
from typing import TextIO

REDRAW = 0.2  # seconds between changes in a terminal
SAY_AGAIN = 15.0  # seconds between lines where there is none


class Progress:
    """Counts rows; says how far the run is. Says nothing where ``quiet``."""

    def __init__(self, total: int, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self.total = total
        self.done = 0
        self._already = 0
        self._quiet = quiet
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._begun = self._said = time.monotonic()

    def skip(self, rows: int) -> None:
        """Rows that an earlier run had done."""
        self.done += rows
        self._already += rows

    def step(self, rows: int) -> None:
        """Some rows have been done."""
        self.done += rows
        now = time.monotonic()
        if not self._quiet and now - self._said >= (REDRAW if self._terminal else SAY_AGAIN):
            self._said = now
            self._write(self.sentence(now))

    def sentence(self, now: float) -> str:
        """How far it is, how fast, how long still."""
        share = 100 * self.done // self.total if self.total else 100
        rate = (self.done - self._already) / max(now - self._begun, 1e-6)
        left = lasting((self.total - self.done) / rate) if rate else "unknown"
        return (
            f"{self.done:,} of {self.total:,} rows ({share} %), {rate:,.1f} a second, {left} left"
        )

    def finish(self) -> None:
        """End the line that was being rewritten."""
        if not self._quiet and self._terminal:
            self._write(self.sentence(time.monotonic()))
            self._stream.write("\n")

    def _write(self, sentence: str) -> None:
        self._stream.write(f"\r{sentence:<70}" if self._terminal else f"{sentence}\n")
        self._stream.flush()


def lasting(seconds: float) -> str:
    """A length of time in words."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
