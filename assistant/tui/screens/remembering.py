"""The conversation screen's part for what is kept: history as it goes, taking up again, saved problems, filters."""

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from assistant.desk import saved
from assistant.desk.noting import put_saved
from assistant.desk.recording import Recorder
from assistant.errors import AssistantError
from assistant.tui.asking import Asking, said_filters
from assistant.tui.destinations import Destination
from assistant.tui.keeping import Keeping
from assistant.tui.messages import Said, TurnFailed, TurnReady
from assistant.tui.screens.commanding import Commanding

if TYPE_CHECKING:
    from assistant.conversation import Conversation
    from assistant.desk.desk import Desk
    from assistant.models import Filters, Turn
    from assistant.records.history import Said as SaidBefore
    from assistant.records.history import Talk


class LeftBefore(Message):
    """A conversation was cut off before: the program did not end on purpose."""

    def __init__(self, talk: "Talk") -> None:
        self.talk = talk
        super().__init__()


class TakenUp(Message):
    """An earlier conversation stands there as it was."""


class HistoryTold(Message):
    """Something is to be said of how history is kept."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__()


class Remembering(Commanding):
    """A conversation that is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self.recorder = Recorder(
            lambda: self.keeping.records.history,
            lambda: self.keeping.settings.history,
            lambda sentence: self.post_message(HistoryTold(sentence)),
        )

    @property
    def keeping(self) -> Keeping:
        """The app, as the keeper of what is kept."""
        app = self.app
        assert isinstance(app, Keeping)
        return app

    @on(HistoryTold)
    def tell_of_history(self, message: HistoryTold) -> None:
        """Say how keeping goes."""
        self.notify(message.sentence, title="History", timeout=8)

    def on_unmount(self) -> None:
        """Left on purpose: the conversation is not cut off."""
        self.recorder.leave()

    # the commands of the desk

    def furnish(self, chat: "Conversation") -> None:
        """Put beside a conversation what is kept and what is run, as it stands beside the one line by line."""
        from assistant.desk.desk import Desk

        if self._desk is None:
            self._desk = Desk(
                chat.assistant,
                self.keeping.records,
                corpus=self.keeping.corpus,
                speak=self._tell,
                recorder=self.recorder,
                talk=chat,
            )
        self._desk.sit_down_to(chat)

    def _tell(self, sentence: str) -> None:
        self.post_message(Said(sentence))

    def prepare_commands(self) -> None:
        """Have the commands ready to be completed, without waiting for them."""
        asking = self.asking
        if asking is not None and not asking.prepared:
            self.run_worker(
                asking.prepare, thread=True, group="preparing", exclusive=True, exit_on_error=False
            )

    # once the library is open

    def look_back(self, asking: Asking) -> None:
        """Forget what is too old, and see whether a conversation was cut off; default filters come into force."""
        self.use_default_filters(asking)
        self.run_worker(self._look_back, thread=True, group="records", exit_on_error=False)

    def _look_back(self) -> None:
        records, settings = self.keeping.records, self.keeping.settings
        if not records.exist:
            return
        try:
            records.history.purge(settings.retention_days)
            left = records.history.cut_off()
        except AssistantError:
            return  # said when something is kept or looked up
        if left is not None:
            self.post_message(LeftBefore(left))
        self._tell_of_changes()

    def _tell_of_changes(self) -> None:
        """Say where saved problems were last answered by another library than today's."""
        asking = self.asking
        if asking is None:
            return
        try:
            older = saved.answered_by_another_library(self.keeping.records, asking.assistant)
        except AssistantError:
            return
        if older:
            held = "A saved problem was" if older == 1 else f"{older} saved problems were"
            self.post_message(
                Said(f"{held} last answered by an older library. Ctrl+G, P says what changed.")
            )

    @on(LeftBefore)
    def offer(self, message: LeftBefore) -> None:
        """Offer a conversation that was cut off."""
        self.notify(
            f"“{message.talk.name}” was cut off last time. F12 takes it up again.",
            title="A conversation was cut off",
            timeout=12,
        )

    def use_default_filters(self, asking: Asking) -> None:
        """Put the filters of the settings in force."""
        settings = self.keeping.settings
        if not settings.filters and settings.since is None:
            return
        try:
            filters, _ = asking.assistant.filters(settings.filters, settings.since)
        except AssistantError as error:
            self.notify(f"{error} It stands in your settings.", severity="warning", timeout=10)
            return
        asking.chat.limit(filters)
        self.recorder.preset(said_filters(filters, asking.label), filters.model_dump_json())

    # taking up again

    def action_resume_last(self) -> None:
        """Take up the newest conversation other than this one."""
        if self.ready() is None:
            return
        talks = self.keeping.attempt(lambda: self.keeping.records.history.talks())
        other = [talk for talk in talks or () if talk.id != self.recorder.talk]
        if other:
            self.call_later(self.resume, other[0].id)
        elif talks is not None:
            self.notify("There is no earlier conversation.", timeout=4)

    async def resume(self, talk: int) -> None:
        """Ask an earlier conversation again, turn by turn, and go on with it."""
        turns = self.keeping.attempt(lambda: self.keeping.records.history.turns(talk))
        asking = self.asking
        if not turns or asking is None:
            return
        await self.begin_afresh()
        self.recorder.attach(talk)
        ids = [await self.begin(turn.said) for turn in turns]
        self.run_worker(
            lambda: self._replay(asking, list(zip(ids, turns, strict=True))),
            thread=True,
            group="asking",
            exit_on_error=False,
        )

    def _replay(self, asking: Asking, turns: "list[tuple[int, SaidBefore]]") -> None:
        for id, turn in turns:
            outcome = self._again(asking, id, turn)
            if isinstance(outcome, str):
                self.post_message(TurnFailed(id, outcome))
            elif outcome is not None and not isinstance(outcome, Destination):
                self.post_message(TurnReady(id, outcome))
        self.post_message(TakenUp())

    def _again(
        self, asking: Asking, id: int, turn: "SaidBefore"
    ) -> "Turn | Destination | str | None":
        if turn.filters is None:
            return asking.say(turn.said, lambda: self.is_wanted(id))
        from assistant.models import Filters

        filters = Filters.model_validate_json(turn.filters)
        return asking.limit(filters, lambda: self.is_wanted(id))

    async def ask_with(self, text: str, filters: "Filters") -> None:
        """Ask a problem with its own filters, in a new conversation."""
        asking = self.asking
        if asking is None:
            return
        await self.begin_afresh()
        asking.chat.limit(filters)
        self.recorder.preset(said_filters(filters, asking.label), filters.model_dump_json())
        self.ask_text(text)

    # saved problems

    def action_save_problem(self) -> None:
        """Save the problem of the answer in force."""
        asking = self.ready()
        if asking is None:
            return
        answer = asking.chat.answer
        if answer is None:
            self.notify("Describe a problem first; then Ctrl+S saves it.", timeout=4)
            return
        filters = asking.chat.filters

        def save(text: str) -> None:
            kept = self.keeping.attempt(
                lambda: saved.keep(self.keeping.records, text, filters, answer)
            )
            if kept is not None:
                self.notify("Problem saved. Ctrl+G, P asks it again later.", timeout=5)

        self.keeping.guarded(answer.query, save, "Save it")

    def keep_saved(self, turn: "Turn") -> None:
        """Cases that were saved by saying so go on a shortlist too."""
        asking = self.asking
        if turn.kind != "saved" or asking is None:
            return
        problem = self.keeping.problem_now()
        self.keeping.attempt(
            lambda: put_saved(self.keeping.records, asking.assistant, turn.cases, problem)
        )

    # what the screen itself gives

    async def begin_afresh(self) -> None:
        """Begin a new conversation."""
        raise NotImplementedError

    async def begin(self, text: str) -> int:
        """Show what was said; the id of its turn."""
        raise NotImplementedError

    def is_wanted(self, id: int) -> bool:
        """Whether the turn of an id is still waited for."""
        raise NotImplementedError

    def ask_text(self, text: str) -> None:
        """Ask something, as if it had been typed."""
        raise NotImplementedError
