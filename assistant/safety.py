"""The one place that makes text inert: to show, to keep in a cell, to print as JSON, to name a file.

Problems, records, file names and names of organisations come from anyone. Nothing in them may move a cursor, turn
the direction of what follows, hide, run in a spreadsheet, or lead out of a folder.
"""

import re

# a character of each kind, as ranges for a pattern
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"  # all but tab and line feed; the second range holds the 8-bit CSI and OSC
DIRECTIONS = "\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f"  # marks, overrides, isolates; line separators too
UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u3164\ufeff\uffa0"
    "\ufe00-\ufe0e\U000e0000-\U000e0fff"  # variation selectors but the one of emoji; tags
)
BROKEN = "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"  # in no file of text or XML
CONTROL = re.compile(f"[{CONTROLS}{DIRECTIONS}{UNSEEN}{BROKEN}]")
SIGNS = tuple("=+-@＝＋－＠")  # begin a formula; the wide ones too in some languages
DANGEROUS = (*SIGNS, "\t", "\r")
LONGEST_CELL = 32_000  # characters; a spreadsheet cell holds 32,767
LONGEST_NAME = 60  # characters of a file name that is made from words
# no file can have these names on Windows
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def plain(text: str) -> str:
    """Text without control, escape, direction-changing and unseen characters; tabs and line ends stay."""
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


def inert_json(text: str) -> str:
    """The same JSON with such characters written as ``\\u`` escapes: a terminal shows them, a reader gets them back."""
    return CONTROL.sub(lambda found: _escape(found.group()), text)


def file_name(words: str, otherwise: str) -> str:
    """A name for a file made from words: letters and digits with hyphens between; no path, no device, not too long."""
    kept = "".join(char if char.isalnum() else "-" for char in plain(words).casefold())
    name = "-".join(part for part in kept.split("-") if part)[:LONGEST_NAME].rstrip("-")
    if not name:
        return otherwise
    return f"{otherwise}-{name}" if is_device(name) else name


def is_device(name: str) -> bool:
    """Whether a file of this name, whatever its ending, would be a device on Windows."""
    return DEVICES.fullmatch(name) is not None


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
