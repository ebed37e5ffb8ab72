"""Laying out text for a reader: labelled lines, wrapped, no drawing."""

from collections.abc import Iterable

from assistant.rendering.text import wrap as wrapped

WIDTH = 72  # fits a screen of 80 columns with room for its margins


def wrap(text: str, indent: int = 0) -> str:
    """A paragraph wrapped for reading."""
    return wrapped(text, indent, WIDTH)


def labelled(label: str, text: str, indent: int = 0) -> str:
    """One line of a record: its label and its text."""
    return wrap(f"{label}: {text}", indent)


def points(label: str, items: Iterable[str]) -> list[str]:
    """A label and its points, one a line."""
    return [f"{label}:", *(wrap(f"- {item}", 3) for item in items)]


def joined(items: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence."""
    held = list(items)
    if len(held) < 2:
        return "".join(held)
    return f"{', '.join(held[:-1])} {last} {held[-1]}"


def page(*parts: str | Iterable[str]) -> str:
    """Paragraphs and lines as one text; empty ones left out."""
    lines: list[str] = []
    for part in parts:
        lines += [part] if isinstance(part, str) else list(part)
    return "\n".join(line for line in lines if line)
