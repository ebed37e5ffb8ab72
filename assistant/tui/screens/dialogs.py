"""Small questions over a screen: choose one of a few, write a name or a note, press a key. Esc always leaves."""

from collections.abc import Iterable
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from assistant.tui.actions import bindings
from assistant.tui.widgets.flow import FlowText, line
from assistant.tui.widgets.foot import Foot
from assistant.tui.widgets.options import ChoiceList


class Choice(NamedTuple):
    """Something to choose: its id and its words."""

    id: str
    words: str


class Dialog(ModalScreen[str | None]):
    """A question; gives what was chosen or written, None where it was left."""

    CSS_PATH = "dialogs.tcss"

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__()
        self.title_text = title
        self.about = about

    def compose(self) -> ComposeResult:
        """The question, what it means, how to answer."""
        with Vertical(id="dialog"):
            yield Static(Content(self.title_text), id="dialog-title")
            if self.about:
                yield FlowText([line(row) for row in self.about.split("\n")], id="dialog-about")
            yield from self.answers()
            yield Foot()

    def answers(self) -> ComposeResult:
        """Where the answer is given."""
        yield from ()

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


class Choose(Dialog):
    """Choose one of a few."""

    BINDINGS = bindings("choice")
    HELP = "Up and down mark one, Enter takes it, a number takes the one of that number, Esc leaves all as it was."

    def __init__(
        self, title: str, choices: Iterable[Choice], about: str = "", at: str = ""
    ) -> None:
        super().__init__(title, about)
        self.choices = list(choices)
        self.at = at

    def answers(self) -> ComposeResult:
        """The choices, numbered."""
        options = [
            Option(Content(f"{number}. {choice.words}"), id=choice.id)
            for number, choice in enumerate(self.choices, 1)
        ]
        yield ChoiceList(*options, id="dialog-choices", compact=True)

    def on_mount(self) -> None:
        """Ready to choose."""
        listed = self.query_one(OptionList)
        ids = [choice.id for choice in self.choices]
        listed.highlighted = ids.index(self.at) if self.at in ids else 0
        listed.focus()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click takes it."""
        event.stop()
        self.dismiss(event.option.id)

    def action_take(self) -> None:
        """Take the marked one."""
        self.query_one(OptionList).action_select()

    def action_nth(self, number: int) -> None:
        """Take the one of that number."""
        if number <= len(self.choices):
            self.dismiss(self.choices[number - 1].id)


class NoteBox(TextArea):
    """Where a name or a note is written."""

    HELP = "Write, then Enter keeps it. Esc leaves it as it was. Ctrl+J starts a new line where several are taken."

    def __init__(self, text: str, *, replaced_by_typing: bool) -> None:
        self.replaced_by_typing = replaced_by_typing
        super().__init__(
            text,
            id="dialog-note",
            soft_wrap=True,
            show_line_numbers=False,
            highlight_cursor_line=False,
        )

    def on_mount(self) -> None:
        """The cursor at the end, still unless movement is wanted."""
        self.cursor_blink = self.app.animation_level != "none"
        self.move_cursor(self.document.end)
        if self.replaced_by_typing:
            self.select_all()


class Write(Dialog):
    """Write a name (one line) or a note (several)."""

    BINDINGS = bindings("note")

    def __init__(
        self, title: str, about: str = "", text: str = "", *, several: bool = False
    ) -> None:
        super().__init__(title, about)
        self.text = text
        self.several = several

    def answers(self) -> ComposeResult:
        """The box."""
        yield NoteBox(self.text, replaced_by_typing=not self.several)

    def on_mount(self) -> None:
        """Ready to write."""
        self.query_one(NoteBox).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A name has one line."""
        return self.several if action == "newline" else True

    def action_keep(self) -> None:
        """Give what was written, once the letters typed before have arrived."""
        self.query_one(NoteBox).call_later(self._give)

    def _give(self) -> None:
        text = self.query_one(NoteBox).text.strip()
        self.dismiss(text if self.several else " ".join(text.split()))

    def action_newline(self) -> None:
        """Start a new line."""
        box = self.query_one(NoteBox)
        box.call_later(box.insert, "\n")


class PressKey(Dialog):
    """Press the key that shall run an action from now on."""

    BINDINGS = bindings("key")

    def answers(self) -> ComposeResult:
        """What to do."""
        yield Static(Content("Press the new key now. Esc leaves it as it was."), id="dialog-press")

    def on_key(self, event: events.Key) -> None:
        """The key pressed is the answer."""
        event.stop()
        event.prevent_default()
        if event.key != "escape":
            self.dismiss(event.key)
