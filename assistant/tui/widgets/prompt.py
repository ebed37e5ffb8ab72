"""Where a problem is typed: several lines, long pastes, earlier problems, an editor of one's own."""

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import TextArea

from assistant.tui.actions import bindings
from assistant.tui.messages import Asked
from assistant.tui.widgets.completing import Completing

USUAL = "Describe a workforce problem in your own words …"
QUESTION = "A number answers, Enter alone skips the question; or ask on …"
TYPE_HERE, BACK = "Your problem", "Your problem · Esc comes back here to type"
KEYS = {"ctrl+j": "Ctrl+J", "alt+enter": "Alt+Enter", "shift+enter": "Shift+Enter"}


class Prompt(TextArea):
    """The prompt. Enter sends; the keys that were seen to start a line are named on its border."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("prompt")]
    HELP = (
        "Say in your own words what goes wrong, for whom, and what you cannot change: one line or a page. "
        "Afterwards ask on: “only mental health”, “why the first one?”, “compare 1 and 2”. Some terminals "
        "keep Alt+Enter or Shift+Enter to themselves; Ctrl+J starts a new line everywhere."
    )

    class Left(Message):
        """The reader went down out of an empty prompt."""

    class SentNothing(Message):
        """Enter was pressed with nothing typed."""

    def __init__(self) -> None:
        super().__init__(
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=USUAL,
            id="prompt",
        )
        self.asked: list[str] = []
        self._place = 0
        self._draft = ""
        self._seen = ["ctrl+j"]
        self.completing = Completing()

    def on_mount(self) -> None:
        """Say which keys do what."""
        self.border_title = TYPE_HERE
        self.cursor_blink = self.app.animation_level != "none"
        self._say_keys()

    def watch_has_focus(self, focused: bool) -> None:
        """Say how to come back, where letters typed now would go elsewhere."""
        super().watch_has_focus(focused)
        self.border_title = TYPE_HERE if focused else BACK

    def invite(self, *, question: bool) -> None:
        """Say what may be typed: an answer to a question asked, else a problem."""
        self.placeholder = QUESTION if question else USUAL

    def action_send(self) -> None:
        """Ask what is there, once the letters typed before it have arrived: keys of the registry overtake them."""
        self.call_later(self._send)

    def _send(self) -> None:
        text = self.text.strip()
        if not text:
            self.post_message(self.SentNothing())
            return
        self.remember(text)
        self.text = ""
        self.post_message(Asked(text))

    def action_newline(self, key: str) -> None:
        """Start a new line, and learn that this terminal delivers the key."""
        self.call_later(self.insert, "\n")
        if key in KEYS and key not in self._seen:
            self._seen.append(key)
            self._say_keys()

    def action_earlier(self) -> None:
        """What was asked before; within several lines, the line above."""
        if not self.cursor_at_first_line:
            self.action_cursor_up()
        elif self._place > 0:
            self._go(self._place - 1)

    def action_later(self) -> None:
        """What was asked after; out of an empty prompt, into the results."""
        if not self.cursor_at_last_line:
            self.action_cursor_down()
        elif self._place < len(self.asked):
            self._go(self._place + 1)
        elif not self.text:
            self.post_message(self.Left())

    def action_wipe(self) -> None:
        """Empty the prompt."""
        if self.text.strip():
            self.remember(self.text.strip())
        self.text = ""

    def action_complete(self) -> None:
        """Complete the command."""
        self.fill(self.completing.step(self.text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tab completes only where there is something to complete."""
        return bool(self.completing.offers(self.text)) if action == "complete" else True

    def action_editor(self) -> None:
        """Write in one's own editor."""
        from assistant.tui.editing import edited

        outcome = edited(self.app, self.text)
        if isinstance(outcome, str):
            self.fill(outcome)
        else:
            self.notify(outcome.sentence, severity="warning", timeout=6)

    def remember(self, text: str) -> None:
        """Keep something under the up key."""
        if not self.asked or self.asked[-1] != text:
            self.asked.append(text)
        self._place = len(self.asked)
        self._draft = ""

    def fill(self, text: str) -> None:
        """Put a text there, the cursor at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def _go(self, place: int) -> None:
        if self._place == len(self.asked):
            self._draft = self.text
        self._place = place
        self.fill(self.asked[place] if place < len(self.asked) else self._draft)

    def _say_keys(self) -> None:
        named = [KEYS[key] for key in KEYS if key in self._seen]
        self.border_subtitle = f"Enter sends · {' or '.join(named)} new line"
