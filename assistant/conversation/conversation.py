"""A conversation over one assistant: a line is said, a turn comes back.

Owns what is remembered between turns; the wording is elsewhere.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from assistant.conversation import replies
from assistant.conversation.beside import NOTHING, Beside
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
from assistant.safety import plain

REMEMBERED = 200  # states that undo can go back to


class Conversation:
    """Takes what a person says, keeps the context, and gives turns.

    ``answer`` is the ranking in force, ``choices`` what one key does next, ``focus`` what "that one" means,
    ``saved`` the shortlist (case ids). ``filters`` given at the start stand for every problem. ``beside`` holds what
    else can be done here, line by line.
    """

    def __init__(
        self, assistant: Assistant, filters: Filters | None = None, beside: Beside = NOTHING
    ) -> None:
        self.assistant = assistant
        self.beside = beside
        self.turns: list[Turn] = []
        self._begin(filters or Filters())

    def _begin(self, filters: Filters) -> None:
        self.state = State(filters=filters, standing=filters)
        self.past: list[State] = []
        self.answer: Answer | None = None
        self.choices: tuple[Choice, ...] = ()
        self.focus: tuple[str, ...] = ()
        self.saved: tuple[str, ...] = ()

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
        return self.answer_to(text, self.meaning(text))

    def meaning(self, text: str) -> Intent:
        """What is wanted by something said, before anything is done about it."""
        said = "".join(
            char for char in _whole(text) if char.isprintable() or char in "\n\t"
        ).strip()
        try:
            return understand(said, self)
        except UsageError as error:
            return Intent("failed", str(error))

    def is_beside(self, intent: Intent) -> bool:
        """Whether it is for what stands beside the conversation rather than a part of it."""
        if intent.name == "chosen":
            intent = next(one.intent for one in self.choices if one.key == intent.text)
        return intent.name in self.beside.handlers

    def answer_to(self, text: str, intent: Intent) -> Turn:
        """Answer something said, as it was understood."""
        return self._turn(_whole(text), self._reply(intent), intent.mended)

    def take_up(self, said: Iterable[str | Filters]) -> Reply:
        """Begin again and go through all that was said or chosen, unheard; the last reply stands."""
        self._begin(Filters())
        reply = Reply("smalltalk", "")
        for one in said:
            reply = (
                self._limited(one) if isinstance(one, Filters) else self._reply(self.meaning(one))
            )
            self._heed(reply)
        return reply

    def _reply(self, intent: Intent) -> Reply:
        try:
            self._pass_over_the_question(intent)
            return respond(intent, self)
        except UsageError as error:
            return Reply("none", replies.TURN_FAILED.format(reason=error))

    def refuse(self, reason: str) -> Turn:
        """A turn for something that could not be read; nothing changes."""
        return self._turn("", Reply("none", wrap(reason)))

    def limit(self, filters: Filters) -> Turn:
        """Put other filters in force, for this problem and the next; ask the problem again where there is one."""
        return self._turn("filters", self._limited(filters))

    def _limited(self, filters: Filters) -> Reply:
        self.move(replace(self.state, filters=filters, standing=filters))
        if self.answer is None:
            return Reply("refinement", replies.FILTERS_ONLY)
        return Reply("refinement", as_text(self.answer), self.shown)

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

    def _heed(self, reply: Reply) -> None:
        """Remember what a reply offers, and what it leaves in mind."""
        self.choices = reply.choices
        if reply.focus is not None:
            self.focus = reply.focus

    def _turn(self, said: str, reply: Reply, mended: tuple[tuple[str, str], ...] = ()) -> Turn:
        self._heed(reply)
        slips = [replies.MENDED.format(typed=typed, mended=to) for typed, to in mended]
        limits = filters_line(self.filters, self.assistant.index)
        told = reply.text if "\n" in reply.text else wrap(reply.text)
        held = self.filters.model_dump(exclude={"without"})
        turn = Turn(
            turn=len(self.turns) + 1,
            said=said,
            kind=reply.kind,
            text=plain(page(map(wrap, slips), told, offered(reply.choices), limits)),
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


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
