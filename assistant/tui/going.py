"""Going from place to place: the menu of places, and the screens behind it, each imported when first gone to."""

from importlib import import_module
from typing import NamedTuple

from textual.screen import Screen

from assistant.tui.destinations import RESUME, Destination
from assistant.tui.noting import Noting

NOT_YET = "The library is still being opened. Type on; this works in a moment."


class Place(NamedTuple):
    """A screen by module and class; ``early`` where it works before the library is open."""

    module: str
    name: str
    early: bool = False


PLACES = {
    "library": Place("library", "LibraryScreen"),
    "shortlists": Place("shortlists", "ShortlistsScreen"),
    "problems": Place("problems", "ProblemsScreen"),
    "history": Place("history", "HistoryScreen"),
    "batch": Place("batch", "BatchScreen"),
    "maintenance": Place("maintenance", "MaintenanceScreen"),
    "settings": Place("settings", "SettingsScreen", early=True),
}


class Going(Noting):
    """The app's part for going somewhere."""

    def action_go_menu(self) -> None:
        """The menu of places: one letter goes."""
        from assistant.tui.screens.go import GoScreen

        if not self.screen.is_modal:
            self.push_screen(GoScreen(), self._chosen_place)

    def _chosen_place(self, name: str | None) -> None:
        if name is not None:
            self.action_go(name)

    def action_go(self, name: str) -> None:
        """To a place: the conversation stays at the bottom, other places are closed."""
        if name != "conversation" and not PLACES[name].early and self.asking is None:
            self.notify(NOT_YET, timeout=3)
            return
        self._down_to_conversation()
        if name != "conversation":
            self.push_screen(self._made(name))

    def follow(self, there: Destination) -> None:
        """To a place and a view of it, or to the conversation before this one."""
        if there == RESUME:
            self.call_later(self.run_action, "screen.resume_last")
            return
        self.action_go(there.place)
        arrived = self.screen
        if there.view:
            arrived.call_after_refresh(arrived.run_action, f"screen.show({there.view!r})")
        if there.file:
            arrived.call_after_refresh(self._open_file, arrived, there.file)

    @staticmethod
    def _open_file(arrived: Screen[None], name: str) -> None:
        from assistant.tui.screens.batch import BatchScreen

        if isinstance(arrived, BatchScreen):
            arrived.open_named(name)

    def _down_to_conversation(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _made(self, name: str) -> Screen[None]:
        place = PLACES[name]
        kind = getattr(import_module(f"assistant.tui.screens.{place.module}"), place.name)
        made: Screen[None] = kind() if place.early else kind(self.asking)
        return made
