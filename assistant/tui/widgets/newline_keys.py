"""Alt+Enter as most terminals send it (Escape, then Return), which Textual 8 takes for a plain Enter.

Without this, the key that people were told starts a new line would send what they typed.
"""

from collections.abc import MutableMapping
from enum import Enum


class NewlineKey(Enum):
    """Keys in Textual's names."""

    ALT_ENTER = "alt+enter"


def teach() -> bool:
    """Teach Textual the sequences. Returns whether it took them; without, Ctrl+J still works."""
    try:
        from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
    except ImportError:
        return False
    if not isinstance(ANSI_SEQUENCES_KEYS, MutableMapping):
        return False
    for sequence in ("\x1b\r", "\x1b\n"):
        ANSI_SEQUENCES_KEYS.setdefault(sequence, (NewlineKey.ALT_ENTER,))
    return True
