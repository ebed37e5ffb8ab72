"""One turn in the transcript: its heading and the widgets under it. Imported when the first question is asked."""

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from assistant.models import Turn
from assistant.tui.showing import answers
from assistant.tui.showing.cards import Label
from assistant.tui.widgets.cards import CaseCard, Digest, TurnText
from assistant.tui.widgets.flow import Line, line
from assistant.tui.widgets.items import HeadingText, Item, Text

FULL = 3  # cards shown in full; the others are brief until unfolded


class LegalStrip(Item):
    """Under the cards on narrow screens: what the law may have to say."""

    def __init__(self, titles: tuple[str, ...], notice: str) -> None:
        super().__init__(classes="strip")
        self.titles = titles
        self.notice = notice

    def lines(self) -> list[Line]:
        """The titles and the notice."""
        count = len(self.titles)
        found = f"{count} consideration{'' if count == 1 else 's'} · F4 reads {'it' if count == 1 else 'them'}"
        head = Content.assemble(("Legal  ", "bold $orange"), (found, "bold"))
        return [
            Line(head),
            line("; ".join(self.titles), lead="       "),
            line(self.notice, "$orange", lead="       "),
        ]

    def opening(self) -> Message:
        """Go to the legal pane."""
        return GoToLaw()


class GoToLaw(Message):
    """Go to the legal considerations."""


class Entry:
    """One turn in the transcript: its heading, and the widgets under it."""

    def __init__(self, text: str) -> None:
        self.said = HeadingText(answers.said(text), classes="said")
        self.waiting = Text([line("Looking …", "$quiet")], classes="waiting")
        self.body: list[Widget] = []
        self.turn: Turn | None = None

    def wait_for(self, sentence: str) -> None:
        """Say what is waited for."""
        self.waiting.show([line(sentence, "$quiet")])

    def build(self, turn: Turn, label: Label) -> list[Widget]:
        """The widgets of a turn."""
        self.turn = turn
        if not answers.is_ranking(turn):
            return [TurnText(turn, label)]
        assert turn.answer is not None
        head = Text(answers.heading(turn.answer, label), classes="head")
        beyond = answers.beyond_the_answer(turn)
        more: list[Widget] = (
            [Text([answers.hung(row) for row in beyond.split("\n")], classes="beyond")]
            if beyond
            else []
        )
        return [head, *more, *self.cards(turn, label)]

    @staticmethod
    def cards(turn: Turn, label: Label) -> list[Widget]:
        """The cards of a ranking, and the strip of law under them."""
        assert turn.answer is not None
        among = tuple(case.id for case in turn.answer.cases)
        shown: list[Widget] = [
            CaseCard(case, label, among, folded=case.rank > FULL) for case in turn.answer.cases
        ]
        if turn.answer.legal:
            titles = tuple(item.title for item in turn.answer.legal)
            shown.append(LegalStrip(titles, turn.answer.legal[0].notice))
        return shown

    @property
    def is_open(self) -> bool:
        """Whether its cards are shown."""
        return any(isinstance(widget, CaseCard) for widget in self.body)

    def digest(self) -> list[Widget]:
        """What stands in place of the cards."""
        assert self.turn is not None
        return [Digest(self.turn)]
