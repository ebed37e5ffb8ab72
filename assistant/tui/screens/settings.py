"""The settings: each with its value and what it means, changed in place; where one's data is, and erasing it."""

from collections.abc import Iterable

from textual.widgets.option_list import Option

from assistant.desk.settings_words import SETTINGS, as_settings, value_in_words
from assistant.errors import UsageError
from assistant.settings import LONGEST_RETENTION, START_VIEWS, Settings
from assistant.tui.action import PLACES
from assistant.tui.actions import ACTIONS, bindings
from assistant.tui.asking import said_filters
from assistant.tui.mapping import refusal
from assistant.tui.screens.dialogs import Choice, Choose, PressKey
from assistant.tui.screens.kept import KeptScreen
from assistant.tui.themes import THEMES
from assistant.tui.widgets.flow import Line, line
from assistant.tui.widgets.options import heading, one_line

KEY = "key:"


class SettingsScreen(KeptScreen):
    """Settings, data, keys."""

    BINDINGS = [*bindings("kept"), *bindings("settings")]  # noqa: RUF012
    NAME = "Settings"
    HELP = (
        "Up and down mark a setting; its meaning stands in the details. Enter changes it, Delete puts it back as "
        "usual. Further down are your data and every action with its key, which Enter lets you choose anew."
    )

    def options(self) -> list[Option]:
        """The settings, the data, the keys."""
        path = self.keeping.settings_path
        self.about(
            f"Kept in {path}" if path else "Kept until you leave: there is no settings file."
        )
        settings = self.keeping.settings
        listed = [heading("Settings")]
        listed += [
            one_line(name, one.name, value_in_words(name, settings))
            for name, one in SETTINGS.items()
        ]
        listed += [
            heading("Your data"),
            one_line("where", "Where is my data?", self.keeping.records.in_words(every=False)),
        ]
        listed += [
            one_line("erase", "Erase everything", "conversations, shortlists, problems, feedback")
        ]
        listed += [heading("Keys")]
        return [*listed, *(self._key(action.id) for action in ACTIONS if action.can_be_mapped)]

    def lines(self, id: str) -> Iterable[Line]:
        """What a setting means."""
        if id in SETTINGS:
            yield line(SETTINGS[id].about)
        elif id == "where":
            yield from self._places()
        elif id == "erase":
            yield line("Everything you kept is overwritten and gone for good. Settings stay.")
        else:
            action = next(one for one in ACTIONS if KEY + one.id == id)
            yield line(action.label, "bold")
            yield line(action.about)
            yield line(f"{PLACES[action.where]} · {action.id} in the settings file", "$quiet")
            yield line(
                "Enter lets you press another key; Delete puts the usual one back.", "$quiet"
            )

    def open(self, id: str) -> None:
        """Change it."""
        settings = self.keeping.settings
        if id in ("motion", "history"):
            self._set(id, not getattr(settings, id))
        elif id == "look":
            self._choose("Look", tuple(THEMES), "look")
        elif id == "start":
            self._choose("Begin with", START_VIEWS, "start")
        elif id == "retention_days":
            self.write(
                "Keep history for how many days? 0 keeps it for ever",
                lambda: str(settings.retention_days),
                self._days,
                own=False,
            )
        elif id == "filters":
            self._use_filters()
        elif id == "erase":
            about = "Conversations, shortlists with notes, saved problems and feedback. It cannot be undone."
            self.confirm("Erase everything you kept?", "Yes, erase it", self._erase, about)
        elif id.startswith(KEY):
            action = id.removeprefix(KEY)
            dialog = PressKey("Another key", self._about(action))
            self.app.push_screen(dialog, lambda key: self._map(action, key))

    def action_usual(self) -> None:
        """Put the marked setting back."""
        here = self.here or ""
        if here == "filters":
            self.keeping.change_settings(filters={}, since=None)
        elif here in SETTINGS:
            self._set(here, getattr(Settings(), here))
        elif here.startswith(KEY):
            keys = dict(self.keeping.settings.keys)
            keys.pop(here.removeprefix(KEY), None)
            self._keys(keys)
        self.draw()

    def _set(self, name: str, value: object) -> None:
        self.keeping.change_settings(**{name: value})
        if name == "look":
            self.app.theme = str(value)
        elif name == "motion":
            self.app.animation_level = "full" if value else "none"
        self.draw()

    def _choose(self, title: str, values: Iterable[str], name: str) -> None:
        choices = [Choice(one, one.replace("-", ", ")) for one in values]
        at = str(getattr(self.keeping.settings, name))

        def chosen(value: str | None) -> None:
            if value is not None:
                self._set(name, value)

        self.app.push_screen(Choose(title, choices, at=at), chosen)

    def _days(self, text: str) -> None:
        if not text.isdigit() or int(text) > LONGEST_RETENTION:
            raise UsageError(
                f"“{text}” is not a number of days. Type one from 0 to {LONGEST_RETENTION}."
            )
        self._set("retention_days", int(text))

    def _use_filters(self) -> None:
        asking = self.keeping.asking
        if asking is None:
            self.notify("The library is still being opened.", timeout=3)
            return
        filters = asking.chat.filters
        self.keeping.change_settings(**as_settings(filters))
        words = said_filters(filters.model_copy(update={"without": {}}), asking.label)
        self.notify(f"From now on, conversations begin with: {words}.", timeout=5)
        self.draw()

    def _erase(self) -> None:
        self.keeping.records.erase()
        self.notify("Everything you kept is erased.", timeout=5)

    def _places(self) -> Iterable[Line]:
        records = self.keeping.records
        yield line(str(records.store.folder), lead="Folder    ", lead_style="bold")
        for path, size in records.places():
            yield line(f"{path.name}, {size:,} bytes", lead="File      ", lead_style="bold")
        if (held := self.keeping.settings_path) is not None:
            yield line(str(held), lead="Settings  ", lead_style="bold")
        yield line(
            "Only your account can read the records. Nothing of it is sent anywhere.", "$quiet"
        )

    # keys

    def _key(self, id: str) -> Option:
        action = next(one for one in ACTIONS if one.id == id)
        chosen = self.keeping.chosen_keys
        keys = action.spoken_keys(chosen) + (" (yours)" if id in chosen else "")
        return one_line(KEY + id, action.label, f"{keys:<22} {PLACES[action.where].lower()}", 16)

    def _about(self, id: str) -> str:
        return next(one.about for one in ACTIONS if one.id == id)

    def _map(self, id: str, key: str | None) -> None:
        if key is None:
            return
        if (why_not := refusal(id, key, self.keeping.chosen_keys)) is not None:
            self.notify(why_not, severity="warning", timeout=6)
            return
        self._keys({**self.keeping.settings.keys, id: key})
        self.draw()

    def _keys(self, keys: dict[str, str]) -> None:
        self.keeping.change_settings(keys=keys)
        self.app.set_keymap(keys)
