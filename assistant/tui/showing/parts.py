"""A part of a record: a heading and its lines."""

from typing import NamedTuple

from assistant.tui.widgets.flow import Flow, Line


class Part(NamedTuple):
    """A heading (empty for the opening) and the lines under it."""

    heading: str
    lines: list[Line]


def as_plain(title: str, parts: list[Part]) -> str:
    """A whole record as plain text, for the clipboard."""
    blocks = [title]
    for part in parts:
        named = [part.heading.upper()] if part.heading else []
        blocks.append("\n".join([*named, Flow(part.lines).plain]))
    return "\n\n".join(blocks)
