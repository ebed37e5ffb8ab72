"""A conversation with everything beside it, line by line: what is kept, settings, batch, looking after the library.

Owns what stays open between lines: the list whose numbers count, the open shortlist, the file of problems, what a
yes would do. Prints nothing: a turn comes back, and ``speak`` hears how far long work is.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import settings
from assistant.conversation import Conversation
from assistant.conversation.beside import Beside, Handler
from assistant.conversation.commands import completions
from assistant.conversation.layout import wrap
from assistant.conversation.state import Choice, Intent, Reply
from assistant.desk import noting, saved
from assistant.desk.lines import batch, history, judging, maintenance, problems, shortlists
from assistant.desk.lines import settings as setting
from assistant.desk.lines.numbering import Numbering
from assistant.desk.lines.sentences import SENTENCES
from assistant.desk.lines.telling import said
from assistant.desk.lines.verbs import PREFIX, Noun
from assistant.desk.recording import Recorder
from assistant.errors import AssistantError, UsageError
from assistant.models import Filters, Turn
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.desk.batching import Job
    from assistant.engine import Assistant
    from assistant.records import Records

NOUNS: tuple[Noun, ...] = (
    *judging.NOUNS, *problems.NOUNS, *history.NOUNS, *shortlists.NOUNS, *setting.NOUNS, *batch.NOUNS,
    *maintenance.NOUNS,
)  # fmt: skip
ANSWERED = PREFIX + "answered"  # the intent of an answer to a question of the desk's
LEFT = "Left as it was."


class Desk:
    """Takes lines and gives turns, as a conversation does, with all that a person can keep, set and run.

    ``corpus`` is the folder named, None for the shipped one; ``own_cases`` the folder of the user's own cases.
    ``talk`` and ``recorder`` are those of a front end that has a conversation, and keeps it, already.
    """

    def __init__(
        self,
        assistant: "Assistant",
        records: "Records",
        *,
        filters: Filters | None = None,
        settings_path: Path | None = None,
        corpus: Path | None = None,
        own_cases: Path | None = None,
        speak: Callable[[str], None] = lambda _: None,
        recorder: Recorder | None = None,
        talk: Conversation | None = None,
    ) -> None:
        self.assistant = assistant
        self.records = records
        self.settings_path = settings_path
        self.settings = settings.read(settings_path) if settings_path else Settings()
        self.corpus = corpus
        self.own_cases = own_cases
        self.speak = speak
        self.numbers = Numbering()
        self.shortlist: int | None = None
        self.job: Job | None = None
        self._answers: dict[str, Callable[[], Reply]] = {}
        self._begun: tuple[str, Filters] | None = None
        self.recorder = recorder or Recorder(
            lambda: records.history, lambda: self.settings.history, speak
        )
        if talk is not None:
            self.sit_down_to(talk)
            return
        self.talk = Conversation(assistant, filters or self._usual_filters(), self._beside())
        if self.talk.filters.active:
            self._keep_filters(self.talk.filters)

    # what a front end calls

    def sit_down_to(self, talk: Conversation) -> None:
        """Give a conversation all that can be done at the desk."""
        self.talk = talk
        talk.beside = self._beside()

    def opening(self) -> list[str]:
        """What is to be said first: of the settings, of a conversation cut off, of problems answered before."""
        sentences = list(self.settings.complaints)
        if not self.records.exist:
            return sentences
        try:
            self.records.history.purge(self.settings.retention_days)
            left = self.records.history.cut_off()
            older = saved.answered_by_another_library(self.records, self.assistant)
        except AssistantError as error:
            return [*sentences, str(error)]
        if left is not None:
            sentences.append(f"“{left.name}” was cut off last time. “/resume” takes it up again.")
        if older:
            were = "A saved problem was" if older == 1 else f"{older} saved problems were"
            what = "“/saved-problems” says what changed."
            sentences.append(f"{were} last answered by an older library. {what}")
        return sentences

    def say(self, text: str) -> Turn:
        """Take one thing said and answer it; what belongs to the conversation is kept as history."""
        intent = self.talk.meaning(text)
        if self.talk.is_beside(intent):
            turn = self.talk.answer_to(text, intent)
            self._record_begun(turn)
            return turn
        if intent.name == "restart":  # what comes next is another conversation
            self.recorder.leave()
            return self.talk.answer_to(text, intent)
        ticket = self.recorder.said(text)
        turn = self.talk.answer_to(text, intent)
        self.recorder.came(ticket, turn)
        self._keep_saved(turn)
        return turn

    def refuse(self, reason: str) -> Turn:
        """A turn for something that could not be read; nothing changes."""
        return self.talk.refuse(reason)

    def completions(self, line: str) -> list[str]:
        """Whole lines that a line begun with a slash may become."""
        return completions(line, self.talk)

    def close(self) -> None:
        """Left on purpose: the conversation is not cut off."""
        self.recorder.leave()
        self.records.close()

    # what the lines call

    def ask(self, question: str, answers: Sequence[tuple[str, str, Callable[[], Reply]]]) -> Reply:
        """Ask back. Each answer has its key, its words and what it does; anything else said leaves all as it was."""
        self._answers = {key: do for key, _, do in answers}
        choices = tuple(Choice(key, words, Intent(ANSWERED, key)) for key, words, _ in answers)
        return Reply("clarification", wrap(question), choices=choices)

    def confirm(self, question: str, yes: str, then: Callable[[], Reply]) -> Reply:
        """Ask before something is lost or sent."""
        return self.ask(question, (("y", f"yes, {yes}", then), ("n", "no, leave it", lambda: said(LEFT))))  # fmt: skip

    def safely(self, text: str, doing: str, then: Callable[[str], Reply]) -> Reply:
        """Go on with a text, after a warning where it may say something of one person."""
        from assistant.language.personal_data import find, mask

        found = find(text)
        if not found:
            return then(text)
        return self.ask(
            _warning(text),
            (
                ("1", f"{doing} without those words", lambda: then(mask(text, found))),
                ("2", f"{doing} as it is", lambda: then(text)),
                ("3", "leave it", lambda: said(LEFT)),
            ),
        )

    def warned(self, text: str, doing: str, then: Callable[[], Reply]) -> Reply:
        """Go on after a warning where a text may say something of one person."""
        from assistant.language.personal_data import find

        return self.confirm(_warning(text), doing, then) if find(text) else then()

    def named(self, name: str, what: str, then: Callable[[str], Reply]) -> Reply:
        """Go on with a name that was given, looked through first."""
        plain = " ".join(name.split()).strip('“”"')
        if not plain:
            raise UsageError(f"Say the {what}’s name too.")
        return self.safely(plain, "keep it", then)

    def change_settings(self, **values: Any) -> None:
        """Change some settings, here and in the file where there is one."""
        self.settings = replace(self.settings, **values)
        if self.settings_path is not None:
            settings.change(self.settings_path, **values)

    def begin_with(self, text: str, filters: Filters) -> Reply:
        """Begin a new conversation with a problem and its filters."""
        self.recorder.leave()
        self._begun = (text, filters)
        return self.talk.take_up([filters, text])

    # within

    def _beside(self) -> Beside:
        handlers = {noun.intent: self._handler(noun.answer) for noun in NOUNS}
        handlers[ANSWERED] = self._handler(lambda desk, intent: desk._answers[intent.text]())
        return Beside(tuple(noun.command for noun in NOUNS), handlers, SENTENCES)

    def _handler(self, answer: "Callable[[Desk, Intent], Reply]") -> Handler:
        """What a noun answers, as the conversation calls it; what cannot be done is said in a sentence."""

        def handle(_talk: Conversation, intent: Intent) -> Reply:
            try:
                return answer(self, intent)
            except AssistantError as error:
                return said(str(error), kind="none")

        return handle

    def _usual_filters(self) -> Filters:
        """The filters that the settings begin with."""
        try:
            return self.assistant.filters(self.settings.filters, self.settings.since)[0]
        except UsageError as error:
            self.speak(f"{error} It stands in your settings.")
            return Filters()

    def _keep_filters(self, filters: Filters) -> None:
        self.recorder.preset("filters", filters.model_dump_json())

    def _record_begun(self, turn: Turn) -> None:
        """A conversation begun with a saved problem is history like any other."""
        if self._begun is not None:
            (text, filters), self._begun = self._begun, None
            self._keep_filters(filters)
            self.recorder.came(self.recorder.said(text), turn)

    def _keep_saved(self, turn: Turn) -> None:
        """Initiatives that were saved by saying so go on a shortlist too."""
        if turn.kind != "saved" or not turn.cases:
            return
        try:
            problem = noting.problem_of(self.talk.answer)
            noting.put_saved(self.records, self.assistant, turn.cases, problem)
        except AssistantError as error:
            self.speak(str(error))


def _warning(text: str) -> str:
    from assistant.language.personal_data import find, said

    found = find(text)
    named = ", ".join(f"“{one.text}”" for one in found[:5])
    return (
        f"This may be about one person: it seems to hold {said(found)} ({named}). "
        "Others may read what you keep or send."
    )
