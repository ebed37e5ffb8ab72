"""Whether a key may run an action: no other action needs it there, and typing and moving still work."""

from collections.abc import Mapping

from assistant.tui.action import PLACES, Action, Where, spoken_key
from assistant.tui.actions import ACTIONS

NEEDED = frozenset(
    ("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "space", "ctrl+c")
)
TYPED: tuple[Where, ...] = ("anywhere", "conversation", "prompt", "filters", "note", "batch")
# places whose keys work at the same time, apart from “anywhere”, which is always there
TOGETHER: tuple[frozenset[Where], ...] = (
    frozenset(("conversation", "prompt", "results", "bar")),
    frozenset(("record", "results")),
    frozenset(("library", "map")),
    *(frozenset(("kept", name)) for name in ("shortlists", "shortlist", "history", "problems")),
    *(frozenset(("kept", name)) for name in ("settings", "maintenance", "batch")),
)


def refusal(id: str, key: str, chosen: Mapping[str, str]) -> str | None:
    """Why a key cannot run the action of an id, in a sentence; None where it can."""
    action = next(one for one in ACTIONS if one.id == id)
    name = spoken_key(key)
    if key in NEEDED:
        return f"{name} is needed to move and to choose. Press another."
    if action.where in TYPED and len(spoken_key(key)) == 1:
        return f"{name} is needed for typing there. Press another, with Ctrl or an F key."
    for other in ACTIONS:
        keys = chosen.get(other.id, other.keys).split(",")
        if other.id != id and key in keys and _meet(action, other):
            return f"{name} runs “{other.label}” ({PLACES[other.where].lower()}). Press another."
    return None


def _meet(one: Action, other: Action) -> bool:
    if "anywhere" in (one.where, other.where) or one.where == other.where:
        return True
    return any({one.where, other.where} <= places for places in TOGETHER)
