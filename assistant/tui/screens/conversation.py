"""The conversation: prompt, transcript, considerations, filters. Accepts typing before the library is open."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static, TextArea

from assistant.tui.actions import bindings
from assistant.tui.asking import SKIP, Asking
from assistant.tui.destinations import Destination
from assistant.tui.messages import (
    Asked,
    EngineFailed,
    EngineProgressed,
    EngineReady,
    GoThere,
    TurnFailed,
    TurnReady,
)
from assistant.tui.screens.commanding import OPENING
from assistant.tui.screens.limiting import Limiting
from assistant.tui.screens.remembering import TakenUp
from assistant.tui.widgets.filter_bar import FilterBar
from assistant.tui.widgets.foot import Foot
from assistant.tui.widgets.header import Heading
from assistant.tui.widgets.legal_pane import LegalPane
from assistant.tui.widgets.prompt import Prompt
from assistant.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from assistant.desk.recording import Ticket
    from assistant.tui.screens.limiting import Ask
    from assistant.tui.widgets.cards import ShowAgain


OPENED = "Opened. Esc there comes back here."


class ConversationScreen(Limiting):
    """Ask, read, open, ask on."""

    AUTO_FOCUS = "#prompt"
    BINDINGS = bindings("conversation")

    def __init__(self) -> None:
        super().__init__()
        self._turn = 0
        self._pending: set[int] = set()
        self._skips: set[int] = set()  # turns that passed over a question
        self._early: list[tuple[int, str]] = []

    def compose(self) -> ComposeResult:
        """The parts, top to bottom."""
        yield Heading("Workforce assistant", OPENING)
        with Horizontal(id="middle"):
            yield Transcript()
            yield LegalPane(id="law")
        yield FilterBar()
        yield Prompt()
        yield Foot()

    def on_mount(self) -> None:
        """Ready to type at once."""
        self.query_one(Prompt).focus()

    # the library

    @on(EngineProgressed)
    def tell_progress(self, message: EngineProgressed) -> None:
        """Say how far opening is."""
        self.state = message.sentence.strip()

    @on(EngineReady)
    def take_engine(self, message: EngineReady) -> None:
        """Answer what was asked meanwhile."""
        self.asking = Asking(message.assistant, self.furnish)
        self.query_one(Prompt).completing.completer = self.asking.completions
        self._show_counts()
        self.look_back(self.asking)
        self.show_filters()
        self._go_to_start()
        for id, text in self._early:
            self._start(id, text)
        self._early.clear()

    @on(EngineFailed)
    async def tell_failure(self, message: EngineFailed) -> None:
        """Say why there is no library, and what to do."""
        self.state = "The library could not be opened · Ctrl+R tries again"
        self.notify(
            message.sentence, title="The library could not be opened", severity="error", timeout=30
        )

    # asking

    @on(Asked)
    async def ask(self, message: Asked) -> None:
        """Take something said, from the prompt or an example."""
        prompt = self.query_one(Prompt)
        prompt.remember(message.text)
        id = await self.begin(message.text)
        if self.asking is None:
            self._early.append((id, message.text))
        else:
            self._start(id, message.text)

    @on(Prompt.SentNothing)
    def skip_question(self) -> None:
        """Enter alone passes over a question that was asked."""
        if self.asking is not None and self.asking.question_open and not self._pending:
            self._skip(self.asking)
        elif self._turn:
            self.notify("Type what to ask next, or press Tab for the results.", timeout=4)
        else:
            self.notify("Describe a problem first, or press Tab for examples.", timeout=4)

    def _skip(self, asking: Asking) -> None:
        """Pass over the question without moving what is in view."""
        self._turn += 1
        self._pending.add(self._turn)
        self._skips.add(self._turn)
        self.run_turn(self._turn, lambda wanted, keep: asking.say(SKIP, wanted, keep), SKIP)

    @on(TakenUp)
    def show_taken_up(self) -> None:
        """Show where the earlier conversation ended."""
        self.query_one(Transcript).show_last()
        self._show_counts()

    def ask_text(self, text: str) -> None:
        """Ask something, as if it had been typed."""
        self.post_message(Asked(text))

    def is_wanted(self, id: int) -> bool:
        """Whether the turn of an id is still waited for."""
        return id in self._pending

    @on(TextArea.Changed)
    def hint(self) -> None:
        """Say what a command may become."""
        prompt = self.query_one(Prompt)
        if prompt.text.startswith("/"):
            self.prepare_commands()
        hint = prompt.completing.hint(prompt.text) if self.asking else ""
        shown = self.query("#hints")
        if hint and not shown:
            self.mount(Static(Content(hint), id="hints"), before=prompt)
        for one in shown.results(Static):
            one.display = bool(hint)
            one.update(Content(hint))

    async def begin(self, text: str) -> int:
        """Show what was said; the id of its turn."""
        self._turn += 1
        self._pending.add(self._turn)
        waiting = (
            "Looking …"
            if self.asking
            else "The library is being opened; your answer follows. Esc stops waiting."
        )
        await self.query_one(Transcript).begin(self._turn, text, waiting)
        return self._turn

    def _start(self, id: int, text: str) -> None:
        asking = self.asking
        assert asking is not None
        self.run_turn(id, lambda wanted, keep: asking.say(text, wanted, keep), text)

    def run_turn(self, id: int, ask: "Ask", said: str, filters: str | None = None) -> None:
        """Make a turn in a thread, and keep it."""

        def work() -> None:
            tickets: list[Ticket | None] = []

            def keep() -> None:
                tickets.append(self.recorder.said(said, filters))

            outcome = ask(lambda: id in self._pending, keep)
            if isinstance(outcome, Destination):
                self.post_message(GoThere(id, outcome))
                return
            for ticket in tickets:
                self.recorder.came(ticket, outcome)
            if isinstance(outcome, str):
                self.post_message(TurnFailed(id, outcome))
            elif outcome is not None:
                self.post_message(TurnReady(id, outcome, kept=bool(tickets)))

        self.run_worker(work, thread=True, group="asking", exit_on_error=False)

    # answers

    @on(TurnReady)
    async def show_turn(self, message: TurnReady) -> None:
        """Show an answer, unless it is no longer wanted."""
        if message.id not in self._pending or self.asking is None:
            return
        self._pending.discard(message.id)
        self.query_one(Prompt).invite(question=self.asking.question_open)
        if message.id in self._skips and not self.asking.question_open:
            self.notify(message.turn.text.strip(), timeout=3)
            return
        if message.id in self._skips:  # there is another question: show it
            await self.query_one(Transcript).begin(message.id, message.turn.said, "")
        stayed = await self.query_one(Transcript).finish(
            message.id, message.turn, self.asking.label
        )
        if message.turn.answer is not None:
            await self.query_one(LegalPane).show(message.turn.answer)
        if message.kept:
            self.keep_saved(message.turn)
        self.prepare_commands()
        self.show_filters()
        self._show_counts()
        if not stayed:
            self.state = "Your answer is below: End goes there"

    @on(GoThere)
    async def go_there(self, message: GoThere) -> None:
        """To the screen that does what was asked for."""
        if message.id in self._pending:
            self._pending.discard(message.id)
            await self.query_one(Transcript).tell(message.id, OPENED)
            self.keeping.follow(message.there)

    @on(TurnFailed)
    async def show_failure(self, message: TurnFailed) -> None:
        """Say why there is no answer."""
        if message.id in self._pending:
            self._pending.discard(message.id)
            await self.query_one(Transcript).fail(message.id, message.sentence)

    def _go_to_start(self) -> None:
        start = self.keeping.settings.start
        if start != "conversation" and not self._turn and self.app.screen is self:
            self.app.call_later(self.app.run_action, f"go({start!r})")

    def _show_counts(self) -> None:
        if self.asking is not None:
            index = self.asking.assistant.index
            self.state = (
                f"{len(index.case_ids)} cases · {len(index.legal_ids)} legal considerations"
            )

    # actions

    async def action_escape(self) -> None:
        """Stop waiting; else go between the prompt and the results."""
        if self._pending:
            await self._stop()
        elif self.has_class("-law") or self.query_one(LegalPane).has_focus_within:
            self.action_legal()
        elif self.query_one(Prompt).has_focus:
            self.query_one(Transcript).focus()
        else:
            self.query_one(Prompt).focus()

    async def _stop(self) -> None:
        for id in sorted(self._pending):
            await self.query_one(Transcript).fail(id, "Stopped. Your words are under the up key.")
        self._pending.clear()
        self._early.clear()

    @on(Prompt.Left)
    def leave_prompt(self) -> None:
        """Into the results."""
        self.query_one(Transcript).focus()

    def action_legal(self) -> None:
        """To the considerations, or back from them."""
        pane = self.query_one(LegalPane)
        if pane.has_focus_within or self.has_class("-law"):
            self.remove_class("-law")
            self.query_one(Transcript).focus()
        else:
            self.add_class("-law")
            pane.list.focus()

    async def action_afresh(self) -> None:
        """Begin a new conversation."""
        await self.begin_afresh()
        if self.asking is not None:
            self.use_default_filters(self.asking)
        self.show_filters()
        self.query_one(Prompt).focus()

    async def begin_afresh(self) -> None:
        """Begin a new conversation."""
        await self._stop()
        self.recorder.leave()
        if self.asking is not None:
            self.asking.afresh()
        self.query_one(Prompt).invite(question=False)
        await self.query_one(Transcript).greet()

    async def on_show_again(self, message: "ShowAgain") -> None:
        """Show an earlier ranking again."""
        if self.asking is not None:
            await self.query_one(Transcript).show_again(message.digest, self.asking.label)

    def on_go_to_law(self) -> None:
        """From the strip under the cards."""
        self.action_legal()
