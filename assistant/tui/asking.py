"""One conversation shared by the screens: asked in turn, from any thread. Also the filters in words.

Beside it stands the desk, as it does line by line: its commands are the conversation's. It is imported for the first
command, or once the first answer is there.
"""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.conversation import Conversation
    from assistant.engine import Assistant
    from assistant.models import Filters, Turn
    from assistant.tui.destinations import Destination

    Furnish = Callable[[Conversation], object]
    Wanted = Callable[[], bool]
    Keep = Callable[[], object]

SKIP = "s"  # what is said to pass over a question
KINDS = ("sector", "theme", "staff_group", "country", "source")


class Asking:
    """The assistant and its conversation. Turns are made one at a time, in the order asked.

    ``furnish`` puts beside a conversation what else can be done there.
    """

    def __init__(self, assistant: "Assistant", furnish: "Furnish" = lambda chat: None) -> None:
        self.assistant = assistant
        self.chat = assistant.conversation()
        self._furnish = furnish
        self._furnished: Conversation | None = None
        self._one_at_a_time = Lock()

    def say(
        self, text: str, wanted: "Wanted", keep: "Keep" = lambda: None
    ) -> "Turn | Destination | str | None":
        """The turn for a text, or the screen for it; a sentence where it failed; None where it is no longer wanted.

        ``keep`` is called first where the text is a part of the conversation, rather than for what stands beside it.
        """
        return self._ask(lambda: self._answered(text, keep), wanted)

    def limit(
        self, filters: "Filters", wanted: "Wanted", keep: "Keep" = lambda: None
    ) -> "Turn | Destination | str | None":
        """The turn for other filters, likewise."""

        def limited() -> "Turn":
            keep()
            return self.chat.limit(filters)

        return self._ask(limited, wanted)

    def prepare(self) -> None:
        """Have what stands beside the conversation ready."""
        with self._one_at_a_time:
            self._prepare()

    @property
    def prepared(self) -> bool:
        """Whether what stands beside the conversation is ready."""
        return self._furnished is self.chat

    def afresh(self) -> None:
        """Begin a new conversation."""
        with self._one_at_a_time:
            self.chat = self.assistant.conversation()

    @property
    def question_open(self) -> bool:
        """Whether a question was asked that Enter alone skips."""
        return any(choice.key == SKIP for choice in self.chat.choices)

    def label(self, slug: str) -> str:
        """The words for a slug of the taxonomy, or of a publication."""
        index = self.assistant.index
        if slug in index.publications:
            return index.publications[slug].publisher
        return index.taxonomy.label(slug)

    def chips(self) -> list[tuple[str, str, bool, str]]:
        """The filters in force as (kind, value, whether "not", words)."""
        return chips(self.chat.filters, self.label)

    def completions(self, line: str) -> list[str]:
        """What a line that begins with a slash may become."""
        from assistant.conversation import commands

        return commands.completions(line, self.chat)

    def _answered(self, text: str, keep: "Keep") -> "Turn | Destination":
        from assistant.tui.destinations import destination

        if self.chat.turns or text.startswith("/"):
            self._prepare()
        meant = self.chat.meaning(text)
        there = destination(meant)
        if there is not None:
            return there
        if not self.chat.is_beside(meant):
            keep()
        return self.chat.answer_to(text, meant)

    def _prepare(self) -> None:
        if not self.prepared:
            self._furnish(self.chat)
            self._furnished = self.chat

    def _ask(
        self, ask: "Callable[[], Turn | Destination]", wanted: "Wanted"
    ) -> "Turn | Destination | str | None":
        with self._one_at_a_time:
            if not wanted():
                return None
            try:
                return ask()
            except AssistantError as error:
                return str(error)
            except Exception as error:
                kind = f"{type(error).__name__}: {error}"
                return f"Something went wrong in the assistant ({kind}). Your words are under the up key."


def chips(filters: "Filters", label: Callable[[str], str]) -> list[tuple[str, str, bool, str]]:
    """Filters as (kind, value, whether "not", words)."""
    found = [
        (kind, value, False, label(value)) for kind in KINDS for value in getattr(filters, kind)
    ]
    found += [
        (kind, value, True, f"not {label(value)}")
        for kind in KINDS
        for value in filters.without.get(kind, ())
    ]
    if filters.since is not None:
        found.append(("since", str(filters.since), False, f"since {filters.since}"))
    return found


def without_chip(filters: "Filters", kind: str, value: str, excluded: bool) -> "Filters":
    """The filters with one taken away."""
    if kind == "since":
        return filters.model_copy(update={"since": None})
    if excluded:
        left = tuple(one for one in filters.without.get(kind, ()) if one != value)
        rest = {key: kept for key, kept in filters.without.items() if key != kind}
        return filters.model_copy(update={"without": {**rest, kind: left} if left else rest})
    kept = tuple(one for one in getattr(filters, kind) if one != value)
    return filters.model_copy(update={kind: kept})


def said_filters(filters: "Filters", label: Callable[[str], str]) -> str:
    """Filters as a sentence."""
    named = [words for *_, words in chips(filters, label)]
    return f"Filters: {', '.join(named)}" if named else "No filters"
