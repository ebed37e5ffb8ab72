"""Lines of a list: a name with what is said of it, a heading between."""

from textual.content import Content
from textual.widgets.option_list import Option


def two_lines(id: str, name: str, below: str) -> Option:
    """A name, and what is said of it under it."""
    return Option(Content.assemble((name, "bold"), f"\n  {below}"), id=id)


def heading(text: str) -> Option:
    """A heading in the list, which the mark skips."""
    return Option(Content.styled(text, "bold"), disabled=True)
