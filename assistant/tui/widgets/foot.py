"""The keys at the foot of the screen: as many as there is room for, the focused part’s and the ways out first."""

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from assistant.tui.actions import ACTIONS

ORDER = {binding.id: place for place, one in enumerate(ACTIONS) for binding in one.bindings}


class Foot(Footer):
    """Textual's footer without what would not fit: nothing is cut in the middle, and help is always in view."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)

    def compose(self) -> ComposeResult:
        """The keys that fit, in the registry's order."""
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        keys.sort(key=lambda key: ORDER.get(self._named(key), 0))
        kept = set(self._fitting(keys))
        yield from (key for place, key in enumerate(keys) if place in kept)

    async def on_resize(self, event: events.Resize) -> None:
        """More or fewer of them."""
        if event.size.width != self._width:
            self._width = event.size.width
            await self.recompose()

    _width = 0

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
