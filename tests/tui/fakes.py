"""An assistant that answers at once and always the same, over the small library."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from threading import Event
from typing import Any, cast

from assistant.conversation.beside import NOTHING
from assistant.conversation.state import Intent
from assistant.engine import Assistant
from assistant.errors import CorpusError, UsageError
from assistant.filtering import allowed, resolve
from assistant.legal.wording import legal_answer
from assistant.library.cases import Case
from assistant.library.evidence import EVIDENCE_RULES
from assistant.models import (
    Answer,
    CaseAnswer,
    CaseSource,
    Change,
    EvidenceGrade,
    Filters,
    Reason,
    Receipt,
    Turn,
    TurnKind,
    Understood,
)
from assistant.rendering import as_text
from tests.tui.library import LAWS, SmallIndex

TODAY = date(2026, 11, 24)
RECEIPT = Receipt(index="i", corpus="c", legal="l", version="0")
CHANCES = (0.97, 0.7, 0.61, 0.4, 0.35, 0.3)


class FakeAssistant:
    """Ranks by number. Says "error" → an error; "nothing" → none; "slowly" → when let."""

    today = TODAY

    def __init__(self) -> None:
        self.index = SmallIndex()
        self.let = Event()

    def read(self, problem: str) -> None:
        """Nothing to warm."""

    def conversation(self) -> "FakeConversation":
        return FakeConversation(self)

    def recommend(
        self, text: str, top: int = 10, *, filters: Filters | None = None, show_all: bool = False
    ) -> Answer:
        if "error" in text:
            raise UsageError("The problem cannot be read. Type it again.")
        mask = allowed(self.index.facets, filters or Filters())
        ids = [id for n, id in enumerate(self.index.case_ids) if mask is None or mask[n]]
        ids = [] if "nothing" in text else ids[:top]
        law = [] if "nothing" in text else LAWS
        return Answer(
            query=text,
            match="strong" if ids else "none",
            understood=understood(text),
            cases=tuple(case_answer(self.index, id, place) for place, id in enumerate(ids, 1)),
            legal=tuple(
                legal_answer(one, n, ["you mention moving"], TODAY) for n, one in enumerate(law, 1)
            ),
            receipt=RECEIPT,
            notes=() if ids else ("Nothing in the library fits this.",),
        )

    def answer_with(self, text: str, case_ids: Iterable[str]) -> Answer:
        found = {case.id: case for case in self.recommend("all of them", show_all=True).cases}
        cases = [found[id].model_copy(update={"rank": n}) for n, id in enumerate(case_ids, 1)]
        return self.recommend(text).model_copy(update={"cases": tuple(cases)})

    @property
    def receipt(self) -> Receipt:
        return RECEIPT

    def filters(
        self, given: Mapping[str, Iterable[str]], since: int | None = None
    ) -> tuple[Filters, list[str]]:
        index = self.index
        return resolve(given, since, index.taxonomy, index.publications)


class FakeConversation:
    """Every text is a problem, save a few words that stand for other kinds of turn."""

    def __init__(self, assistant: FakeAssistant) -> None:
        self.assistant = assistant
        self.filters = Filters()
        self.answer: Answer | None = None
        self.problem = ""
        self.turns: list[Turn] = []
        self.choices: tuple[Any, ...] = ()
        self.beside = NOTHING

    def meaning(self, text: str) -> Intent:
        return Intent("problem", text)

    def is_beside(self, intent: Intent) -> bool:
        return False

    def answer_to(self, text: str, intent: Intent) -> Turn:
        return self.say(text)

    def say(self, text: str) -> Turn:
        if "slowly" in text:
            self.assistant.let.wait(5)
        words: dict[str, TurnKind] = {
            "compare": "comparison",
            "thanks": "smalltalk",
            "grievance": "declined",
            "save": "saved",
        }
        for word, kind in words.items():
            if word in text:
                cases = ("case-1", "case-2") if kind in ("comparison", "saved") else ()
                return self._turn(text, kind, f"Words about {word}.", cases)
        self.problem = text
        return self._ask(text)

    def limit(self, filters: Filters) -> Turn:
        self.filters = filters
        if not self.problem:
            return self._turn("filters", "refinement", "Filters set.", ())
        return self._ask("filters", "refinement")

    def _ask(self, said: str, kind: TurnKind = "answer") -> Turn:
        self.answer = self.assistant.recommend(self.problem, filters=self.filters)
        ids = tuple(case.id for case in self.answer.cases)
        more = "\nIs it about one ward or all?" if "unclear" in self.problem else ""
        return self._turn(said, kind if ids else "none", as_text(self.answer) + more, ids)

    def _turn(self, said: str, kind: TurnKind, text: str, cases: tuple[str, ...]) -> Turn:
        turn = Turn(
            turn=len(self.turns) + 1,
            said=said,
            kind=kind,
            text=text,
            cases=cases,
            answer=self.answer,
        )
        self.turns.append(turn)
        return turn


def understood(text: str) -> Understood:
    return Understood(
        themes=("retention",),
        staff_groups=("nurses",),
        corrections=(Change(from_="wrads", to="wards"),) if "wrads" in text else (),
        expansions=(Change(from_="leaving", to="turnover"),),
    )


def case_answer(index: SmallIndex, id: str, place: int) -> CaseAnswer:
    case: Case = index.case(id)
    chance = CHANCES[place - 1]
    grade = case.evidence.grade
    return CaseAnswer(
        rank=place,
        id=id,
        title=case.title,
        organisation=case.organisation,
        organisation_now=index.present_names.get(id),
        score=chance,
        probability=chance,
        match="strong" if chance > 0.8 else "partial" if chance > 0.5 else "weak",
        sector=case.sector,
        country=case.country,
        themes=case.themes,
        staff_groups=case.staff_groups,
        summary=case.summary,
        outcomes=case.outcomes,
        obstacles=case.obstacles,
        evidence=EvidenceGrade(grade=grade, why=case.evidence.why, rule=EVIDENCE_RULES[grade]),
        result=case.result,
        date=case.date,
        why=(
            Reason(term="ward", field="situation", weight=0.5, typed="wards"),
            Reason(term="leav", field="problem", weight=0.25, typed="leaving"),
        ),
        differs=("sector: yours is read as Social care, this is Acute hospitals",)
        if place == 1
        else (),
        source=CaseSource(
            id="book",
            title="The book",
            publisher="The Publisher",
            date="2019-12",
            url=None,
            locator="Page 1",
        ),
    )


def load_at_once(progress: Callable[[str], None]) -> Assistant:
    """Give the fake at once."""
    return cast("Assistant", FakeAssistant())


def load_when_let(let: Event) -> Callable[[Callable[[str], None]], Assistant]:
    """Give the fake when the event is set."""

    def load(progress: Callable[[str], None]) -> Assistant:
        progress("Reading the corpus and building its index.")
        let.wait(5)
        return load_at_once(progress)

    return load


def load_badly(progress: Callable[[str], None]) -> Any:
    """Fail as a damaged corpus does."""
    raise CorpusError("The corpus cannot be used: cases/x.md:3. Run `corpus check`.")
