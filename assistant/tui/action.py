"""What an action is: something a person can do in a place, by some keys, and how that is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding

Where = Literal[
    "anywhere", "conversation", "prompt", "results", "bar", "record", "filters", "library",
    "map", "compare", "help", "go", "choice", "note", "kept", "shortlists", "shortlist", "history",
    "problems", "settings", "maintenance", "batch", "key", "jump",
]  # fmt: skip

PLACES: dict[Where, str] = {
    "anywhere": "Anywhere",
    "conversation": "On the conversation screen",
    "prompt": "While typing a problem",
    "results": "In a list of results",
    "bar": "In the bar of filters",
    "record": "While reading a case or a consideration",
    "filters": "While choosing filters",
    "library": "In the library",
    "map": "In the map of sectors and themes",
    "compare": "While comparing",
    "help": "In this help",
    "go": "Go to",
    "choice": "While choosing",
    "note": "While writing a name or a note",
    "kept": "In a list of what you keep",
    "shortlists": "In the list of shortlists",
    "shortlist": "In a shortlist",
    "history": "In your history",
    "problems": "In your saved problems",
    "settings": "In the settings",
    "maintenance": "In maintenance",
    "batch": "While running a batch",
    "key": "While choosing a key",
    "jump": "In jump mode",
}


@dataclass(frozen=True)
class Action:
    """Something a person can do. ``id`` names it for remapping; ``foot`` shows it at the foot of the screen."""

    id: str
    where: Where
    keys: str
    runs: str
    label: str
    about: str
    foot: bool = False
    first: bool = False  # handled before the focused widget's own keys
    palette: bool = True
    shown_key: str | None = None

    @property
    def bindings(self) -> list[Binding]:
        """The action as Textual wants it; one binding a key where ``runs`` needs to know the key."""
        if "KEY" not in self.runs:
            return [self._binding(self.keys, self.runs, self.id, shown=self.foot)]
        keys = self.keys.split(",")
        return [
            self._binding(
                key,
                self.runs.replace("KEY", key),
                f"{self.id}.{key}",
                shown=self.foot and key == keys[0],
            )
            for key in keys
        ]

    def _binding(self, keys: str, runs: str, id: str, *, shown: bool) -> Binding:
        return Binding(
            keys,
            runs,
            self.label,
            show=shown,
            priority=self.first,
            key_display=self.shown_key,
            tooltip=self.about,
            id=id,
        )

    def spoken_keys(self, keymap: Mapping[str, str] | None = None) -> str:
        """The keys as people read them; ``keymap`` holds those that a person chose, by action id."""
        keys = (keymap or {}).get(self.id, self.keys)
        return " or ".join(spoken_key(key.strip()) for key in keys.split(","))

    @property
    def can_be_mapped(self) -> bool:
        """Whether one set of keys runs it, so that a person may choose others."""
        return "KEY" not in self.runs


def action(
    where: Where,
    name: str,
    keys: str,
    runs: str,
    label: str,
    about: str,
    *,
    foot: bool = False,
    first: bool = False,
    palette: bool = True,
    shown: str | None = None,
) -> Action:
    """An action by its place and name; the rest as in ``Action``."""
    return Action(f"{where}.{name}", where, keys, runs, label, about, foot, first, palette, shown)


def spoken_key(key: str) -> str:
    """A key as people read it: ctrl+j → Ctrl+J, f1 → F1."""
    names = {
        "slash": "/",
        "escape": "Esc",
        "pageup": "Page up",
        "pagedown": "Page down",
        "Y": "Shift+Y",
        "G": "Shift+G",
        "J": "Shift+J",
        "K": "Shift+K",
        "plus": "+",
        "minus": "-",
        "shift+up": "Shift+Up",
        "shift+down": "Shift+Down",
    }
    if key in names:
        return names[key]
    return "+".join(part.capitalize() for part in key.split("+"))
