"""Text made safe to show: no control or escape characters, no spreadsheet cell that would run."""

import re

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_000  # characters; a spreadsheet cell holds 32,767


def plain(text: str) -> str:
    """Text without control, escape or direction-changing characters; tabs and line ends stay."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Plain text on one line."""
    return " ".join(plain(text).split())


def inert(text: str) -> str:
    """A cell no spreadsheet runs: an apostrophe stands before whatever could begin a formula.

    A tab or carriage return at the start counts, and so does a sign after spaces or line ends.
    """
    safe = plain(text)
    if text.startswith(DANGEROUS) or safe.lstrip().startswith(DANGEROUS):
        safe = "'" + safe
    return safe if len(safe) <= LONGEST_CELL else safe[:LONGEST_CELL] + " […]"


def unguarded(cell: str) -> str:
    """A cell as it was before ``inert``: the guarding apostrophe is taken off."""
    guarded = cell.startswith("'") and cell[1:].lstrip().startswith(DANGEROUS)
    return cell[1:] if guarded else cell
