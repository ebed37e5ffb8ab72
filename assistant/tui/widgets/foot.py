"""The keys at the foot of the screen: as many as there is room for, the focused part’s and the ways out first."""

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from assistant.tui.actions import ACTIONS

ORDER = {binding.id: place for place, one in enumerate(ACTIONS) for binding in one.bindings}


class Foot(Footer):
    """Textual's footer without what would not fit: nothing is cut in the middle, and help is always in view."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """The keys that fit, in the registry's order."""
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        keys.sort(key=lambda key: ORDER.get(self._named(key), 0))
        kept = set(self._fitting(keys))
        yield from (key for place, key in enumerate(keys) if place in kept)

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Other keys: made anew only where they are others, since every step through a list says so."""
        shown = self._wanted(screen)
        if shown != self._shown and screen.app.app_focus:
            self._shown = shown
            super().bindings_changed(screen)

    def on_resize(self, event: events.Resize) -> None:
        """More or fewer of them."""
        self.bindings_changed(self.screen)

    @staticmethod
    def _wanted(screen: Screen[object]) -> tuple[object, ...]:
        keys = [
            (one.binding.key, one.binding.description, one.enabled, one.node is screen.focused)
            for one in screen.active_bindings.values()
            if one.binding.show
        ]
        return (screen.size.width, *keys)

    def _fitting(self, keys: list[FooterKey]) -> Iterator[int]:
        """The places of those that fit: the focused part's first, then the ways out and to help, then the screen's."""
        left = self.screen.size.width
        for place in sorted(range(len(keys)), key=lambda place: (self._rank(keys[place]), place)):
            needs = len(keys[place].key_display) + 1 + len(keys[place].description) + 1
            if needs - 1 <= left:
                left -= needs
                yield place

    def _rank(self, key: FooterKey) -> int:
        named = self._named(key)
        if named == "anywhere.jump":
            return 3
        if named.startswith("anywhere.") or key.key == "escape":
            return 1
        active = self.screen.active_bindings.get(key.key)
        return 0 if active is not None and active.node is self.screen.focused else 2

    def _named(self, key: FooterKey) -> str:
        active = self.screen.active_bindings.get(key.key)
        return (active.binding.id or "") if active is not None else ""
