"""Long work between two lines: it gives a sign of life, and Ctrl-C asks it to stop where nothing is lost."""

import signal
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self

QUIET = 10.0  # seconds without a word after which one is said
LOOK = 0.2  # seconds between looks at whether there is something to say


class Working:
    """Work under way. ``stop`` is set by the first Ctrl-C, which ``stopping`` answers; a second one breaks it off.

    Words are said from a thread beside the work, never from the signal: that may come in the middle of a line.
    """

    def __init__(
        self, speak: Callable[[str], None], name: str, stopping: str, quiet: float = QUIET
    ) -> None:
        self.stop = threading.Event()
        self._speak = speak
        self._name = name
        self._stopping = stopping
        self._quiet = quiet
        self._over = threading.Event()
        self._begun = self._said = time.monotonic()
        self._beside = threading.Thread(target=self._watch, daemon=True)
        self._before: object = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._interrupted)
        self._beside.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._beside.join()
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]

    def tell(self, sentence: str) -> None:
        """Say how far it is."""
        self._said = time.monotonic()
        self._speak(sentence)

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        if self.stop.is_set():
            raise KeyboardInterrupt
        self.stop.set()

    def _watch(self) -> None:
        answered = False
        while not self._over.wait(LOOK):
            now = time.monotonic()
            if self.stop.is_set() and not answered:
                answered = True
                self.tell(self._stopping)
            elif now - self._said >= self._quiet:
                self.tell(f"{self._name}: still at it, {now - self._begun:.0f} seconds so far.")
