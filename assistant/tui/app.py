"""The app: looks, the library opened in a thread, and what screens ask of it. Owns no view of its own."""

import gc
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from assistant.settings import Settings
from assistant.tui.actions import bindings
from assistant.tui.going import Going
from assistant.tui.messages import (
    CopyText,
    EngineFailed,
    EngineProgressed,
    EngineReady,
    ExportCases,
    MarkCase,
    OpenCase,
    OpenComparison,
    OpenLaw,
    Said,
)
from assistant.tui.palette import ActionCommands, RecordCommands
from assistant.tui.screens.conversation import ConversationScreen
from assistant.tui.themes import DEFAULT, THEMES, next_theme
from assistant.tui.threads import typing_first
from assistant.tui.widgets.newline_keys import teach

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.tui.asking import Asking

MOST_MARKS = 4
Load = Callable[[Callable[[str], None]], "Assistant"]


def load_shipped(progress: Callable[[str], None]) -> "Assistant":
    """The assistant over the corpus that came with the program."""
    from assistant.engine import Assistant

    return Assistant.load(progress=progress)


class AssistantApp(Going):
    """The terminal UI."""

    TITLE = "Workforce assistant"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("anywhere")]
    COMMANDS = {ActionCommands, RecordCommands}  # noqa: RUF012
    # the first screen is made by the app itself, so its stylesheet is loaded here
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/conversation.tcss"]
    HORIZONTAL_BREAKPOINTS = [(110, "-wide")]  # noqa: RUF012

    def __init__(
        self,
        load: Load = load_shipped,
        *,
        settings: Settings | None = None,
        settings_path: Path | None = None,
        data_dir: Path | None = None,
        corpus: Path | None = None,
    ) -> None:
        settings = settings or Settings()
        super().__init__(data_dir, settings, settings_path)
        teach()
        self._load = load
        self.corpus = corpus
        self.marks: list[str] = []
        for theme in THEMES.values():
            self.register_theme(theme)
        # not by assignment, which would read every stylesheet and lay everything out a second time
        self.set_reactive(AssistantApp.theme, settings.look if settings.look in THEMES else DEFAULT)
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "full" if settings.motion else "none"

    def get_default_screen(self) -> Screen[None]:
        """The conversation."""
        return ConversationScreen()

    def on_mount(self) -> None:
        """Paint first, then open the library."""
        if self.settings.keys:
            self.set_keymap(self.chosen_keys)
        for complaint in self.settings.complaints:
            self.notify(complaint, title="Settings", severity="warning", timeout=15)
        self.call_after_refresh(self.open_library)

    def on_unmount(self) -> None:
        """Let go of the records."""
        if self._records is not None:
            self._records.close()

    def open_library(self) -> None:
        """Open the library in a thread."""
        gc.freeze()  # what starting made stays; memory is cleared up again from here on
        gc.enable()
        self.run_worker(
            self._open, thread=True, group="library", exclusive=True, exit_on_error=False
        )

    def _open(self) -> None:
        home = self.conversation
        try:
            with typing_first():
                assistant = self._load(lambda sentence: self._tell(home, sentence))
                assistant.read("ready")
        except Exception as error:
            home.post_message(EngineFailed(str(error) or type(error).__name__))
        else:
            home.post_message(EngineReady(assistant))

    def _tell(self, home: ConversationScreen, sentence: str) -> None:
        home.post_message(EngineProgressed(sentence))

    @property
    def conversation(self) -> ConversationScreen:
        """The screen at the bottom of the stack."""
        home = self.screen_stack[0]
        assert isinstance(home, ConversationScreen)
        return home

    @property
    def asking(self) -> "Asking | None":
        """The conversation, where the library is open."""
        return self.conversation.asking

    # what screens ask for

    @on(OpenCase)
    def open_case(self, message: OpenCase) -> None:
        """Open a whole case."""
        if (asking := self.conversation.ready()) is not None:
            from assistant.tui.screens.case import CaseScreen

            self.push_screen(CaseScreen(asking, message.id, message.found, message.among))

    @on(OpenLaw)
    def open_law(self, message: OpenLaw) -> None:
        """Open a whole consideration."""
        if (asking := self.conversation.ready()) is not None:
            from assistant.tui.screens.law import LawScreen

            self.push_screen(LawScreen(asking, message.id, message.raised, message.among))

    @on(OpenComparison)
    def open_comparison(self, message: OpenComparison) -> None:
        """Open cases side by side."""
        if (asking := self.conversation.ready()) is not None:
            from assistant.tui.screens.compare import CompareScreen

            self.push_screen(CompareScreen(asking, message.ids))

    @on(ExportCases)
    def export_cases(self, message: ExportCases) -> None:
        """Ask how, then write cases to a file."""
        if (asking := self.conversation.ready()) is not None:
            from assistant.tui.screens.exporting import export_cases

            export_cases(self, asking, message.ids)

    @on(MarkCase)
    def mark_case(self, message: MarkCase) -> None:
        """Mark a case to be compared, or take the mark away."""
        if message.id in self.marks:
            self.marks.remove(message.id)
        elif len(self.marks) == MOST_MARKS:
            self.notify("Four are marked already; C takes a mark away.", timeout=4)
        else:
            self.marks.append(message.id)
        from assistant.tui.widgets.items import Item

        for screen in self.screen_stack:
            for item in screen.query(Item):
                if item.case_id == message.id:
                    item.redraw()
        if len(self.marks) > 1:
            self.notify(f"{len(self.marks)} cases marked. F5 puts them side by side.", timeout=4)

    @on(CopyText)
    def copy(self, message: CopyText) -> None:
        """Copy, and say which way it went."""
        from assistant.tui.clipboard import copy

        def work() -> None:  # a clipboard command may hang, and typing must not wait for it
            self.post_message(Said(copy(self, message.text, message.what, self.data_dir)))

        self.run_worker(work, thread=True, group="copying", exit_on_error=False)

    # actions

    def action_help(self) -> None:
        """Help for where the reader is."""
        from assistant.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen.focused, self.screen))

    def action_jump(self) -> None:
        """Letters on what can be gone to."""
        from assistant.tui.screens.jump import JumpScreen, go_to, targets

        if self.screen.is_modal:
            return
        if not (found := targets(self.screen)):
            self.notify("There is nothing to go to here.", timeout=3)
            return

        def chosen(target: Widget | None) -> None:
            if target is not None and target.is_attached:
                go_to(target)

        self.push_screen(JumpScreen(found), chosen)

    def action_next_look(self) -> None:
        """The next look."""
        self.theme = next_theme(self.theme)
        self.notify(f"Look: {self.theme.replace('-', ', ')}. Ctrl+T changes it again.", timeout=3)

    def action_motion(self) -> None:
        """Movement on or off."""
        self.animation_level = "none" if self.animation_level == "full" else "full"
        self.notify(
            f"Movement on the screen is {'on' if self.animation_level == 'full' else 'off'}.",
            timeout=3,
        )

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: the registry's actions are all there is."""
        return ()
