"""A list of what is kept or chosen, and its lines: a name with what is said of it, a heading between."""

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.tui.actions import ACTIONS


def _enter(action: str) -> list[BindingType]:
    """Enter as the registry names it, so that the foot of the screen says what it does here."""
    named = next(one for one in ACTIONS if one.id == action)
    return [
        Binding(
            "enter",
            "select",
            named.label,
            key_display=named.shown_key,
            tooltip=named.about,
            id=action,
        )
    ]


class KeptList(OptionList):
    """What is kept."""

    BINDINGS = _enter("kept.open")


class ChoiceList(OptionList):
    """What can be chosen."""

    BINDINGS = _enter("choice.take")


def two_lines(id: str, name: str, below: str) -> Option:
    """A name, and what is said of it under it."""
    return Option(Content.assemble((name, "bold"), f"\n  {below}"), id=id)


def heading(text: str) -> Option:
    """A heading in the list, which the mark skips."""
    return Option(Content.styled(text, "bold"), disabled=True)


def one_line(id: str, name: str, value: str, width: int = 22) -> Option:
    """A name and its value side by side."""
    return Option(Content.assemble((f"{name:<{width}}", "bold"), f" {value}"), id=id)
