"""One row of the input: where it stands, its key, its problem, and what is wrong with it if anything is."""

import hashlib
from typing import Any, NamedTuple

from assistant.engine import LONGEST_PROBLEM, clean
from assistant.errors import UsageError
from assistant.safety import one_line

SPREADSHEET_ERRORS = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)
LONGEST_ID = 200  # characters


class Row(NamedTuple):
    """A row as read. ``number`` counts rows from 1; ``where`` names the cell or line for a person.

    ``original`` is the row as it was, which the error file repeats: cells, an object, or a line.
    """

    number: int
    where: str
    id: str
    text: str
    fault: str | None = None
    original: Any = None

    @property
    def key(self) -> str:
        """32 hexadecimal digits of the row's content: its id, its problem and its fault."""
        content = "\x1f".join((self.id, self.text, self.fault or ""))
        digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16)
        return digest.hexdigest()


def make_row(
    number: int, where: str, id: str, text: str, original: Any, fault: str | None = None
) -> Row:
    """A row with its fault found. A row without an id of its own goes by its number."""
    fault = fault or fault_in(text)
    kept = one_line(id)[:LONGEST_ID] or str(number)
    return Row(number, where, kept, text, fault, original)


def fault_in(text: str) -> str | None:
    """Why a problem cannot be answered, as a clause; None where it can."""
    if not text.strip():
        return "the problem is empty"
    if text.strip() in SPREADSHEET_ERRORS:
        return f"the cell holds the spreadsheet error {text.strip()}"
    if len(text) > LONGEST_PROBLEM:
        return f"the problem is {len(text):,} characters long; {LONGEST_PROBLEM:,} is the most"
    if "\x00" in text:
        return "the problem holds NUL bytes, so it is not text"
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "some bytes are not in the encoding of the rest of the file"
    try:
        clean(text)
    except UsageError:
        return "the problem holds no readable character"
    return None
