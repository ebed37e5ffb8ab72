"""What the app does with what a person keeps: records, settings, the personal-data guard. Opens nothing early."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.app import App
from textual.filter import LineFilter

from assistant.errors import AssistantError
from assistant.safety import plain
from assistant.settings import Settings
from assistant.tui.inert import Inert
from assistant.tui.messages import Said

if TYPE_CHECKING:
    from assistant.language.personal_data import Finding
    from assistant.records import Records
    from assistant.tui.asking import Asking
    from assistant.tui.destinations import Destination

Value = TypeVar("Value")
INERT = Inert()


class Keeping(App[None]):
    """The app's part for what stays on this machine. Opens nothing before it is needed."""

    def __init__(
        self, data_dir: Path | None, settings: Settings, settings_path: Path | None
    ) -> None:
        super().__init__()
        self.data_dir = data_dir
        self.settings = settings
        self.settings_path = settings_path
        self.corpus: Path | None = None
        self.last_shortlist = ""
        self._records: Records | None = None

    @property
    def asking(self) -> "Asking | None":
        """The conversation, where the library is open."""
        raise NotImplementedError

    def follow(self, there: "Destination") -> None:
        """To another screen."""
        raise NotImplementedError

    @property
    def records(self) -> "Records":
        """What is kept here; the file is opened when something in it is first asked for."""
        if self._records is None:
            from assistant.records import Records

            self._records = Records(self.data_dir)
        return self._records

    @property
    def chosen_keys(self) -> dict[str, str]:
        """The keys that a person chose, by action id."""
        return dict(self.settings.keys)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every drawn line passes; last of all, the filter that makes it inert."""
        return [*super().get_line_filters(), INERT]

    def notify(self, message: str, **given: Any) -> None:
        """Say something in passing; it may quote anything, so it is never read as markup."""
        super().notify(plain(message), **{**given, "markup": False})

    def attempt(self, do: Callable[[], Value]) -> Value | None:
        """Do something with the records; say in a sentence why it cannot be done, and give None."""
        try:
            return do()
        except AssistantError as error:
            self.notify(str(error), severity="error", timeout=10)
            return None

    def change_settings(self, **values: Any) -> None:
        """Change some settings, here and in the file where there is one."""
        from dataclasses import replace

        from assistant import settings

        self.settings = replace(self.settings, **values)
        if self.settings_path is not None:
            path = self.settings_path
            self.attempt(lambda: settings.change(path, **values))

    def guarded(self, text: str, then: Callable[[str], object], doing: str) -> None:
        """Go on with a text, after a warning where it may say something of one person."""
        from assistant.language.personal_data import find, mask

        found = find(text)
        if not found:
            then(text)
            return

        def chosen(choice: str | None) -> None:
            if choice is not None:
                then(mask(text, found) if choice == "mask" else text)

        self._warn(
            found,
            (("mask", f"{doing} without those words"), ("as-is", f"{doing} as it is")),
            chosen,
        )

    def warned(self, text: str, then: Callable[[], object], doing: str) -> None:
        """Go on after a warning where a text may say something of one person."""
        from assistant.language.personal_data import find

        found = find(text)
        if not found:
            then()
            return

        def chosen(choice: str | None) -> None:
            if choice == "as-is":
                then()

        self._warn(found, (("no", "Leave it for now"), ("as-is", f"{doing} as it is")), chosen)

    def _warn(
        self,
        found: "Sequence[Finding]",
        choices: tuple[tuple[str, str], ...],
        chosen: Callable[[str | None], None],
    ) -> None:
        from assistant.language.personal_data import said
        from assistant.tui.screens.dialogs import Choice, Choose

        shown = "\n".join(f"• “{one.text}”" for one in found[:5])
        about = f"It seems to hold {said(found)}:\n{shown}\nOthers may read what you keep or send."
        listed = [Choice(*one) for one in choices]
        self.push_screen(Choose("This may be about one person", listed, about), chosen)

    @on(Said)
    def say(self, message: Said) -> None:
        """Say something."""
        wrong = message.severity == "error"
        self.notify(
            message.sentence,
            severity="error" if wrong else "information",
            timeout=10 if wrong else 6,
        )

    def problem_now(self) -> str:
        """What was asked, without what looks personal."""
        from assistant.desk.noting import problem_of

        return problem_of(self.asking.chat.answer if self.asking else None)
