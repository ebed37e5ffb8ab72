"""Messages between widgets, screens and the app: facts in the past tense, intents in the imperative."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.models import CaseAnswer, Filters, LegalAnswer, Turn
    from assistant.records.feedback import Verdict
    from assistant.tui.destinations import Destination


class Asked(Message):
    """A person asked something."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__()


class EngineProgressed(Message):
    """The engine said how far opening is."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__()


class EngineReady(Message):
    """The library is open."""

    def __init__(self, assistant: "Assistant") -> None:
        self.assistant = assistant
        super().__init__()


class EngineFailed(Message):
    """The library could not be opened, and why, in one sentence."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__()


class TurnReady(Message):
    """The turn asked for under ``id`` is there. ``kept`` is it where it is part of the conversation as kept."""

    def __init__(self, id: int, turn: "Turn", *, kept: bool = True) -> None:
        self.id = id
        self.turn = turn
        self.kept = kept
        super().__init__()


class GoThere(Message):
    """What was said under ``id`` is for another screen."""

    def __init__(self, id: int, there: "Destination") -> None:
        self.id = id
        self.there = there
        super().__init__()


class TurnFailed(Message):
    """The turn asked for under ``id`` could not be made, and why, in one sentence."""

    def __init__(self, id: int, sentence: str) -> None:
        self.id = id
        self.sentence = sentence
        super().__init__()


class OpenCase(Message):
    """Open a whole case; ``found`` says why it matched, ``among`` are its neighbours."""

    def __init__(
        self, id: str, found: "CaseAnswer | None" = None, among: tuple[str, ...] = ()
    ) -> None:
        self.id = id
        self.found = found
        self.among = among
        super().__init__()


class OpenLaw(Message):
    """Open a whole consideration; ``raised`` says why it was raised."""

    def __init__(
        self, id: str, raised: "LegalAnswer | None" = None, among: tuple[str, ...] = ()
    ) -> None:
        self.id = id
        self.raised = raised
        self.among = among
        super().__init__()


class OpenComparison(Message):
    """Open cases side by side."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        self.ids = ids
        super().__init__()


class CopyText(Message):
    """Copy some text; ``what`` names it for the note that says how it went."""

    def __init__(self, text: str, what: str) -> None:
        self.text = text
        self.what = what
        super().__init__()


class ExportCases(Message):
    """Write some cases to a file."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        self.ids = ids
        super().__init__()


class MarkCase(Message):
    """Mark a case to be compared, or take the mark away."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__()


class FiltersChosen(Message):
    """Other filters were chosen."""

    def __init__(self, filters: "Filters") -> None:
        self.filters = filters
        super().__init__()


class KeepCase(Message):
    """Put a case on a shortlist."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__()


class JudgeCase(Message):
    """Note that a case was useful, was not, or was tried."""

    def __init__(self, id: str, verdict: "Verdict") -> None:
        self.id = id
        self.verdict = verdict
        super().__init__()


class CaseNoted(Message):
    """Something was noted of a case."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__()


class Said(Message):
    """Something is to be said to the reader, from any thread."""

    def __init__(self, sentence: str, severity: str = "information") -> None:
        self.sentence = sentence
        self.severity = severity
        super().__init__()
