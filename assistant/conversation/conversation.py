"""A conversation over one assistant: a line is said, a turn comes back.

Owns what is remembered between turns; the wording is elsewhere.
"""

from dataclasses import replace
from functools import cached_property

from assistant.conversation import replies
from assistant.conversation.handling import respond
from assistant.conversation.intents import understand
from assistant.conversation.layout import page, wrap
from assistant.conversation.limits import filters_line
from assistant.conversation.lookup import Lookup
from assistant.conversation.naming import Namer
from assistant.conversation.references import Found, refer
from assistant.conversation.sharpening import stop_asking
from assistant.conversation.state import Choice, Intent, Reply, State
from assistant.conversation.steering import answer_of
from assistant.engine import Assistant
from assistant.errors import UsageError
from assistant.models import Answer, Filters, Turn, TurnFilters
from assistant.rendering import as_text

REMEMBERED = 200  # states that undo can go back to


class Conversation:
    """Takes what a person says, keeps the context, and gives turns.

    ``answer`` is the ranking in force, ``choices`` what one key does next, ``focus`` what "that one" means,
    ``saved`` the shortlist (case ids). ``filters`` given at the start stand for every problem.
    """

    def __init__(self, assistant: Assistant, filters: Filters | None = None) -> None:
        given = filters or Filters()
        self.assistant = assistant
        self.state = State(filters=given, standing=given)
        self.past: list[State] = []
        self.answer: Answer | None = None
        self.choices: tuple[Choice, ...] = ()
        self.focus: tuple[str, ...] = ()
        self.saved: tuple[str, ...] = ()
        self.turns: list[Turn] = []

    @property
    def filters(self) -> Filters:
        """The filters in force."""
        return self.state.filters

    @property
    def problem(self) -> str | None:
        """The problem in force, as first put."""
        return self.state.problem

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the initiatives that numbers count."""
        return tuple(case.id for case in self.answer.cases) if self.answer else ()

    @cached_property
    def namer(self) -> Namer:
        """Everyday names of filter values."""
        return Namer(self.assistant.index)

    @cached_property
    def lookup(self) -> Lookup:
        """The glossary, and the law by name."""
        return Lookup(self.assistant.index)

    def say(self, text: str) -> Turn:
        """Take one thing said and answer it. Half a character (a lone surrogate) becomes �."""
        text = text.encode("utf-8", "replace").decode("utf-8")
        said = "".join(char for char in text if char.isprintable() or char in "\n\t").strip()
        try:
            intent = understand(said, self)
            self._pass_over_the_question(intent)
            reply = respond(intent, self)
        except UsageError as error:
            reply, intent = Reply("none", replies.TURN_FAILED.format(reason=error)), Intent("")
        return self._turn(text, reply, intent.mended)

    def refuse(self, reason: str) -> Turn:
        """A turn for something that could not be read; nothing changes."""
        return self._turn("", Reply("none", wrap(reason)))

    def limit(self, filters: Filters) -> Turn:
        """Put other filters in force, for this problem and the next; ask the problem again where there is one."""
        self.move(replace(self.state, filters=filters, standing=filters))
        if self.answer is None:
            return self._turn("filters", Reply("refinement", replies.FILTERS_ONLY))
        return self._turn("filters", Reply("refinement", as_text(self.answer), self.shown))

    def move(self, state: State) -> None:
        """Put a state in force, so that undo comes back to the present one. UsageError leaves all as it was."""
        answer = answer_of(self.assistant, state) if state.problem else None
        self.past = [*self.past, self.state][-REMEMBERED:]
        self.state, self.answer, self.focus = state, answer, ()

    def refer(self, text: str) -> Found:
        """Which initiatives the words point at."""
        return refer(text, self.shown, self.focus, self.assistant.index)

    def known(self, word: str) -> bool:
        """Whether a word is one of the library's or of English."""
        return self.assistant.index.speller.knows(word)

    def in_library(self, word: str) -> bool:
        """Whether any initiative has the word, in any form of it."""
        index = self.assistant.index
        return any(index.cases.number(term) >= 0 for term in index.analyser.terms(word))

    def nonsense(self, text: str) -> bool:
        """Whether no word of the text can be made out."""
        index = self.assistant.index
        tokens = index.analyser.tokens(text)
        return not any(
            token.stop or self.known(token.surface) or index.speller.mend(token.surface)
            for token in tokens
            if not token.surface.isdigit()
        )

    def _pass_over_the_question(self, intent: Intent) -> None:
        """Someone who answers a question with something else wants no more of them."""
        if intent.name not in ("chosen", "skip") and self.question_open:
            self.state = stop_asking(self.state)

    @property
    def question_open(self) -> bool:
        """Whether the last turn ended in a sharpening question."""
        return any(choice.intent.name == "prefer" for choice in self.choices)

    def _turn(self, said: str, reply: Reply, mended: tuple[tuple[str, str], ...] = ()) -> Turn:
        self.choices = reply.choices
        if reply.focus is not None:
            self.focus = reply.focus
        slips = [replies.MENDED.format(typed=typed, mended=to) for typed, to in mended]
        limits = filters_line(self.filters, self.assistant.index)
        told = reply.text if "\n" in reply.text else wrap(reply.text)
        held = self.filters.model_dump(exclude={"without"})
        turn = Turn(
            turn=len(self.turns) + 1,
            said=said,
            kind=reply.kind,
            text=page(map(wrap, slips), told, offered(reply.choices), limits),
            cases=reply.cases,
            legal=reply.legal or self._law_in_force(reply),
            filters=TurnFilters(**held, not_=self.filters.without),
            answer=self.answer,
        )
        self.turns.append(turn)
        return turn

    def _law_in_force(self, reply: Reply) -> tuple[str, ...]:
        ranking = reply.kind in ("answer", "refinement", "urgent") and reply.cases
        return tuple(item.id for item in self.answer.legal) if ranking and self.answer else ()


def offered(choices: tuple[Choice, ...]) -> list[str]:
    """The choices as lines: numbers first, then keys."""
    numbered = [wrap(f"{one.key}. {one.label}", 3) for one in choices if one.key.isdigit()]
    keys = "; ".join(f"{one.key} = {one.label}" for one in choices if not one.key.isdigit())
    return [*numbered, wrap(replies.KEYS.format(keys=keys))] if keys else numbered
