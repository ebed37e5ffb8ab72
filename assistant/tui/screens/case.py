"""A whole case: the record, why it matched, the law its features raise, cases like it."""

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from assistant.models import NOT_ADVICE
from assistant.tui.asking import Asking
from assistant.tui.keeping import Keeping
from assistant.tui.messages import CaseNoted, OpenCase, OpenLaw
from assistant.tui.screens.record import RecordList, RecordScreen
from assistant.tui.showing.case import case_parts, title_of
from assistant.tui.showing.law import overdue_mark
from assistant.tui.showing.parts import Part
from assistant.tui.widgets.flow import Line, blank, line
from assistant.tui.widgets.items import Item, Text
from assistant.tui.widgets.result_list import heading_text

if TYPE_CHECKING:
    from assistant.library.cases import Case
    from assistant.models import CaseAnswer

LIKE = 5  # similar cases shown


class RaisedLaw(Item):
    """A consideration that features of the case raise."""

    def __init__(
        self, id: str, title: str, because: str, among: tuple[str, ...], *, overdue: bool
    ) -> None:
        super().__init__()
        self.overdue = overdue
        self.law_id = id
        self.title = title
        self.because = because
        self.among = among

    def lines(self) -> list[Line]:
        """Title and ground."""
        title = Content.styled(self.title, "bold") + overdue_mark(self.overdue)
        return [Line(title), line(f"because {self.because}", "$quiet", lead="  ")]

    def opening(self) -> Message:
        """Open it whole."""
        return OpenLaw(self.law_id, among=self.among)


class LikeCase(Item):
    """A similar case."""

    def __init__(self, id: str, title: str, place: str, among: tuple[str, ...]) -> None:
        super().__init__()
        self.id_of_case = id
        self.title = title
        self.place = place
        self.among = among

    def lines(self) -> list[Line]:
        """Title and place."""
        return [line(self.title, "bold"), line(self.place, "$quiet", lead="  ")]

    def opening(self) -> Message:
        """Open it whole."""
        return OpenCase(self.id_of_case, among=self.among)

    @property
    def case_id(self) -> str:
        """The case."""
        return self.id_of_case


class CaseScreen(RecordScreen):
    """A case, read whole."""

    KIND = "Case"

    def __init__(
        self, asking: Asking, id: str, found: "CaseAnswer | None", among: tuple[str, ...]
    ) -> None:
        super().__init__(asking, id, among)
        self.found = found or self._found_before(id)
        self.index = asking.assistant.index
        self.case: Case = self.index.case(id)

    @property
    def case_id(self) -> str:
        """The case."""
        return self.case.id

    def record_title(self) -> str:
        """The title."""
        return title_of(self.case)

    def parts(self) -> list[Part]:
        """The record."""
        return case_parts(self.case, self.index, self.found)

    def widgets(self) -> list[Widget]:
        """The record, the law its features raise, and where the similar cases will stand."""
        shown = super().widgets()
        shown.insert(1, Text(self._notes(), id="noted", classes="part"))
        shown.append(heading_text("Legal considerations its features raise"))
        shown.append(Text([line(NOT_ADVICE, "$orange")], classes="part"))
        raised = self._raised()
        shown += raised or [Text([line("None by its features alone.", "$quiet")], classes="part")]
        shown.append(heading_text("Cases like this"))
        shown.append(Text([line("Looking …", "$quiet")], id="like", classes="part"))
        return shown

    def on_mount(self) -> None:
        """Look for similar cases beside the reading."""
        super().on_mount()
        self.run_worker(self._look_for_like, thread=True, exit_on_error=False)

    @on(CaseNoted)
    def show_notes(self, message: CaseNoted) -> None:
        """Show what was just noted."""
        if message.id == self.case.id:
            self.query_one("#noted", Text).show(self._notes())

    def _notes(self) -> list[Line]:
        app = self.app
        if not isinstance(app, Keeping) or not app.records.exist:
            return []
        from assistant.tui.showing.kept import case_notes

        records, id = app.records, self.case.id
        lines = app.attempt(
            lambda: case_notes(records.shortlists.holding(id), records.feedback.about(id))
        )
        return [blank(), line("You noted", "bold $orange"), *lines] if lines else []

    def other(self, id: str) -> RecordScreen:
        """The screen of a neighbour."""
        return CaseScreen(self.asking, id, None, self.among)

    def _found_before(self, id: str) -> "CaseAnswer | None":
        answer = self.asking.chat.answer
        return next((case for case in answer.cases if case.id == id), None) if answer else None

    def _raised(self) -> list[RaisedLaw]:
        features = set(self.case.features)
        found = [
            (max(trigger["features"][name] for name in met), trigger["id"], sorted(met))
            for trigger in self.index.triggers
            if (met := features & set(trigger["features"]))
        ]
        found.sort(key=lambda one: (-one[0], one[1]))
        label = self.index.taxonomy.label
        among = tuple(id for _, id, _ in found)
        return [
            RaisedLaw(
                id,
                self.index.consideration(id).title,
                f"it involves {', '.join(label(name).lower() for name in met)}",
                among,
                overdue=self.index.consideration(id).is_due(self.asking.assistant.today),
            )
            for _, id, met in found
        ]

    def _look_for_like(self) -> None:
        text = f"{self.case.title}. {self.case.summary} {' '.join(self.case.situations[:3])}"
        answer = self.asking.assistant.recommend(text, LIKE + 1, show_all=True)
        like = [case for case in answer.cases if case.id != self.case.id][:LIKE]
        self.post_message(LikeFound(like))

    async def on_like_found(self, message: "LikeFound") -> None:
        """Show the similar cases."""
        among = tuple(case.id for case in message.cases)
        items = [LikeCase(case.id, case.title, case.organisation, among) for case in message.cases]
        await self.query_one(RecordList).mount_all(items, after="#like")
        await self.query_one("#like").remove()


class LikeFound(Message):
    """Similar cases were found."""

    def __init__(self, cases: "list[CaseAnswer]") -> None:
        self.cases = cases
        super().__init__()
