"""Keeping the conversation as it goes: each thing said before it is answered, each answer when it is there.

Runs in the threads that ask. Whatever goes wrong here never stands in the way of an answer: it is told once.
"""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.models import Turn
    from assistant.records.history import History


class Ticket(NamedTuple):
    """A turn that was begun in the records."""

    talk: int
    number: int


class Recorder:
    """The conversation of one screen in the records. ``wanted`` says whether history is kept at all."""

    def __init__(
        self,
        history: "Callable[[], History]",
        wanted: Callable[[], bool],
        tell: Callable[[str], object],
    ) -> None:
        self._history = history
        self._wanted = wanted
        self._tell = tell
        self._told: set[str] = set()
        self._lock = Lock()
        self._before: tuple[str, str] | None = None
        self.talk: int | None = None

    def preset(self, said: str, filters: str) -> None:
        """Filters chosen before anything was asked: kept with the first question."""
        self._before = (said, filters)

    def said(self, text: str, filters: str | None = None) -> Ticket | None:
        """Keep what was said, without what looks personal; None where nothing is kept."""
        if not self._wanted():
            return None
        with self._lock:
            try:
                return self._say(text, filters)
            except AssistantError as error:
                self._say_once(f"Your history is not kept: {error}")
                return None

    def came(self, ticket: Ticket | None, outcome: "Turn | str | None") -> None:
        """Keep what came back; a turn that failed is forgotten."""
        if ticket is None:
            return
        try:
            if outcome is None or isinstance(outcome, str):
                self._history().drop(*ticket)
            else:
                self._history().answered(
                    *ticket, outcome.kind, self._safe(outcome.text), outcome.cases
                )
        except AssistantError as error:
            self._say_once(f"Your history is not kept: {error}")

    def attach(self, talk: int) -> None:
        """Go on with an earlier conversation."""
        self.leave()
        self.talk = talk
        self._quietly(lambda: self._history().open(talk))

    def leave(self) -> None:
        """The conversation is over; the next thing said begins another."""
        talk, self.talk, self._before = self.talk, None, None
        if talk is not None:
            self._quietly(lambda: self._history().close(talk))

    def _say(self, text: str, filters: str | None) -> Ticket | None:
        history, safe = self._history(), self._safe(text)
        if self.talk is None:
            self.talk = history.begin(safe)
            if self._before is not None:
                history.say(self.talk, *self._before)
                self._before = None
        number = history.say(self.talk, safe, filters)
        if number is None:  # deleted in another window, or from the history screen
            self.talk = history.begin(safe)
            number = history.say(self.talk, safe, filters)
        return None if number is None else Ticket(self.talk, number)

    def _safe(self, text: str) -> str:
        from assistant.language.personal_data import find, mask, said

        found = find(text)
        if found:
            self._say_once(f"Your history keeps your words without {said(found)}.")
        return mask(text, found)

    def _quietly(self, do: Callable[[], None]) -> None:
        try:
            do()
        except AssistantError as error:
            self._say_once(str(error))

    def _say_once(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self._tell(sentence)
