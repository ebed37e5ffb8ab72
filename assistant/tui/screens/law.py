"""A whole legal consideration: every rule with status, date, doubt and sources."""

from typing import TYPE_CHECKING

from assistant.models import NOT_ADVICE
from assistant.tui.asking import Asking
from assistant.tui.screens.record import RecordScreen
from assistant.tui.showing.law import law_parts
from assistant.tui.showing.parts import Part

if TYPE_CHECKING:
    from assistant.library.considerations import Consideration
    from assistant.models import LegalAnswer


class LawScreen(RecordScreen):
    """A consideration, read whole."""

    KIND = f"Legal consideration · {NOT_ADVICE}"

    def __init__(
        self, asking: Asking, id: str, raised: "LegalAnswer | None", among: tuple[str, ...]
    ) -> None:
        super().__init__(asking, id, among)
        self.raised = raised or self._raised_before(id)
        self.law: Consideration = asking.assistant.index.consideration(id)

    def record_title(self) -> str:
        """The title."""
        return self.law.title

    def parts(self) -> list[Part]:
        """The consideration."""
        why = self.raised.why if self.raised else ()
        return law_parts(self.law, self.asking.label, self.asking.assistant.today, why)

    def other(self, id: str) -> RecordScreen:
        """The screen of a neighbour."""
        return LawScreen(self.asking, id, None, self.among)

    def _raised_before(self, id: str) -> "LegalAnswer | None":
        answer = self.asking.chat.answer
        return next((item for item in answer.legal if item.id == id), None) if answer else None
