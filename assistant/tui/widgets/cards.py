"""Items that stand for records: cases, considerations, earlier answers, turns in words."""

from textual.app import App
from textual.message import Message

from assistant.models import CaseAnswer, LegalAnswer, Turn
from assistant.rendering import as_text, words
from assistant.tui.messages import ExportCases, OpenCase, OpenComparison, OpenLaw
from assistant.tui.showing import answers, cards, law
from assistant.tui.showing.cards import Label
from assistant.tui.widgets.flow import Line
from assistant.tui.widgets.items import Item


def marks_of(app: App[object]) -> list[str]:
    """The cases marked to be compared."""
    found: list[str] = getattr(app, "marks", [])
    return found


class CaseCard(Item):
    """One initiative of an answer."""

    def __init__(
        self, case: CaseAnswer, label: Label, among: tuple[str, ...], *, folded: bool
    ) -> None:
        super().__init__(case.rank)
        self.case = case
        self.label = label
        self.among = among
        self.folded = folded

    def lines(self) -> list[Line]:
        """The card, full or brief."""
        marked = self.case.id in marks_of(self.app)
        return cards.case_card(self.case, self.label, brief=self.folded, marked=marked)

    def opening(self) -> Message:
        """Open the whole case."""
        return OpenCase(self.case.id, self.case, self.among)

    def copied(self) -> str:
        """The full card with its source."""
        full = cards.case_card(self.case, self.label, brief=False)
        body = "\n".join(f"{one.lead.plain}{one.text.plain}" for one in full)
        return f"{body}\n   Source   {words.citation(self.case)}. Id: {self.case.id}"

    @property
    def case_id(self) -> str:
        """The case."""
        return self.case.id


class LawCard(Item):
    """One consideration of an answer."""

    DEFAULT_CSS = "LawCard { margin: 0 0 1 0; }"

    def __init__(self, item: LegalAnswer, among: tuple[str, ...]) -> None:
        super().__init__(item.rank)
        self.law = item
        self.among = among

    def lines(self) -> list[Line]:
        """The consideration, folded or not."""
        return law.law_card(self.law, folded=self.folded)

    def opening(self) -> Message:
        """Open the whole consideration."""
        return OpenLaw(self.law.id, self.law, self.among)

    def copied(self) -> str:
        """The consideration with its notice."""
        body = "\n".join(
            f"{one.lead.plain}{one.text.plain}" for one in law.law_card(self.law, folded=False)
        )
        return f"{self.law.notice}\n{body}"


class TurnText(Item):
    """A turn in words; opens what it is about."""

    def __init__(self, turn: Turn, label: Label) -> None:
        super().__init__()
        self.turn = turn
        self.label = label

    def lines(self) -> list[Line]:
        """The words."""
        return answers.plain_turn(self.turn, self.label)

    def opening(self) -> Message | None:
        """The comparison, the case, the consideration or the export it is about."""
        turn = self.turn
        if turn.kind == "exported" and turn.cases:
            return ExportCases(turn.cases)
        if turn.kind == "comparison" and len(turn.cases) > 1:
            return OpenComparison(turn.cases[:4])
        if turn.kind in ("detail", "explanation") and turn.cases:
            return OpenCase(turn.cases[0], among=turn.cases)
        if turn.kind == "legal" and turn.legal:
            return OpenLaw(turn.legal[0], among=turn.legal)
        return None

    def copied(self) -> str:
        """The text as it came."""
        return self.turn.text


class Digest(Item):
    """An earlier ranking, put away in few lines."""

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self.turn = turn

    def lines(self) -> list[Line]:
        """The first titles."""
        return answers.digest(self.turn)

    def opening(self) -> Message:
        """Show the cards again."""
        return ShowAgain(self)

    def copied(self) -> str:
        """The whole answer."""
        assert self.turn.answer is not None
        return as_text(self.turn.answer)


class ShowAgain(Message):
    """Show the cards of an earlier ranking again."""

    def __init__(self, digest: Digest) -> None:
        self.digest = digest
        super().__init__()
