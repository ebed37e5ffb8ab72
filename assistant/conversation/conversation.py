"""A conversation over one assistant: the ranking in force, the filters, and the turns so far."""

from assistant.engine import Assistant
from assistant.models import Answer, Filters, Turn, TurnFilters, TurnKind
from assistant.rendering import as_text


class Conversation:
    """Takes what a person says, keeps the context, and gives turns."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.filters = Filters()
        self.problem: str | None = None
        self.answer: Answer | None = None
        self.turns: list[Turn] = []

    def say(self, text: str) -> Turn:
        """Take one thing said and answer it."""
        self.problem = text
        return self._ask("answer", text)

    def limit(self, filters: Filters) -> Turn:
        """Put other filters in force, and ask the problem again where there is one."""
        self.filters = filters
        if self.problem is None:
            return self._turn("filters", "refinement", "Filters set. Describe a problem.")
        return self._ask("refinement", "filters")

    def _ask(self, kind: TurnKind, said: str) -> Turn:
        assert self.problem is not None
        self.answer = self.assistant.recommend(self.problem, filters=self.filters)
        if self.answer.match == "none":
            kind = "none"
        return self._turn(said, kind, as_text(self.answer))

    def _turn(self, said: str, kind: TurnKind, text: str) -> Turn:
        answer = self.answer
        held = self.filters.model_dump(exclude={"without"})
        turn = Turn(
            turn=len(self.turns) + 1,
            said=said,
            kind=kind,
            text=text,
            cases=tuple(case.id for case in answer.cases) if answer else (),
            legal=tuple(item.id for item in answer.legal) if answer else (),
            filters=TurnFilters(**held, not_=self.filters.without),
            answer=answer,
        )
        self.turns.append(turn)
        return turn
