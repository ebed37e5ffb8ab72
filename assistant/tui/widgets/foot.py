"""The keys at the foot of the screen: as many as there is room for, the focused part’s and the ways out first."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from assistant.tui.actions import ACTIONS

ORDER = {binding.id: place for place, one in enumerate(ACTIONS) for binding in one.bindings}
FOCUSED, WAYS_OUT, OF_THE_SCREEN, JUMP = range(4)  # who finds room first


class Key(NamedTuple):
    """A key as it is shown: ``shown`` is how people read it, ``key`` what is pressed."""

    key: str
    shown: str
    label: str
    about: str
    enabled: bool
    rank: int

    @property
    def width(self) -> int:
        """Cells it takes."""
        return len(self.shown) + 1 + len(self.label)

    def drawn(self) -> Content:
        """The key and what it does."""
        plain = "$foreground" if self.enabled else "$quiet"
        return Content.assemble((self.shown, "bold $blue"), (f" {self.label}", plain))


class Foot(Widget):
    """One line of keys without what would not fit: nothing is cut in the middle, and help is always in view.

    One widget rather than one for each key: what can be done changes with every other step through a list, and
    making widgets anew lays out the whole screen.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Foot {
        dock: bottom; height: 1; background: $panel; color: $foreground; text-wrap: nowrap; pointer: pointer;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[Key, ...] = ()

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self.look_again)

    def on_unmount(self) -> None:
        """Follow no more."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def on_resize(self) -> None:
        """More or fewer of them; once all else is drawn, since the first paint is waited for."""
        self.call_after_refresh(self.look_again, self.screen)

    def look_again(self, screen: Screen[object]) -> None:
        """Show the keys that work now, in the registry's order."""
        room = self.content_size.width
        if not (room and self.is_attached and screen is self.screen and screen.app.app_focus):
            return
        keys = tuple(fitting(self._wanted(screen), room))
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def render(self) -> Content:
        """The keys, a space between them."""
        return Content(" ").join(key.drawn() for key in self.keys)

    def key_at(self, x: int) -> Key | None:
        """The key drawn at a column of what is drawn."""
        for key in self.keys:
            if x < key.width:
                return key if x >= 0 else None
            x -= key.width + 1
        return None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """What the key under the mouse does, at length."""
        under = self.key_at(event.x - self.gutter.left)
        about = under.about if under else None
        if self.tooltip != about:
            self.tooltip = about

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """As if the key had been pressed."""
        under = self.key_at(event.x - self.gutter.left)
        if under is not None and under.enabled:
            self.app.simulate_key(under.key)

    def _wanted(self, screen: Screen[object]) -> list[Key]:
        first_of: dict[str, ActiveBinding] = {}
        for active in screen.active_bindings.values():
            if active.binding.show:
                first_of.setdefault(active.binding.action, active)
        in_order = sorted(first_of.values(), key=lambda one: ORDER.get(one.binding.id, 0))
        return [self._key(screen, active) for active in in_order]

    def _key(self, screen: Screen[object], active: ActiveBinding) -> Key:
        binding = active.binding
        shown = self.app.get_key_display(binding)
        about = active.tooltip or binding.description
        rank = _rank(binding.id or "", binding.key, focused=active.node is screen.focused)
        return Key(binding.key, shown, binding.description, about, active.enabled, rank)


def fitting(keys: Iterable[Key], width: int) -> Iterator[Key]:
    """Those that there is room for, in their order: the lowest ranks find room first."""
    keys, kept, left = list(keys), set[int](), width
    for place in sorted(range(len(keys)), key=lambda place: (keys[place].rank, place)):
        if keys[place].width <= left:
            left -= keys[place].width + 1
            kept.add(place)
    return (key for place, key in enumerate(keys) if place in kept)


def _rank(named: str, key: str, *, focused: bool) -> int:
    if named == "anywhere.jump":
        return JUMP
    if named.startswith("anywhere.") or key == "escape":
        return WAYS_OUT
    return FOCUSED if focused else OF_THE_SCREEN
