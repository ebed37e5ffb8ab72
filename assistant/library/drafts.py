"""The marks of an unfinished record, and the rules that keep one from passing `corpus check`.

A draft says ``TO FILL: …`` where its source does not tell, and carries the source's passages in a comment for the
person who writes the record. Neither may stand in a finished one.
"""

from collections.abc import Iterable, Iterator, Mapping

from assistant.library.documents import Document
from assistant.library.library import Problem

TO_FILL = "TO FILL"
PASSAGES = "<!-- FROM THE SOURCE"


def unfinished(documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Every place still to fill, and every record that still carries passages of its source."""
    for name, document in documents.items():
        text = document.path.read_text(encoding="utf-8", errors="replace")
        for number, row in enumerate(text.split("\n"), 1):
            if PASSAGES in row:
                message = "still carries passages of its source; write the record in our own words, then take them out"
                yield Problem(name, number, message)
                break
            if TO_FILL in row:
                yield Problem(name, number, f"{_field(row)} is still to fill: {_wanted(row)}")


def without_echoes(problems: Iterable[Problem], unfilled: Iterable[Problem]) -> list[Problem]:
    """Problems without those of a line that is still to fill: what is wrong with it is that."""
    places = {(one.file, one.line) for one in unfilled}
    return [one for one in problems if (one.file, one.line) not in places]


def _field(row: str) -> str:
    name, colon, _ = row.partition(":")
    plain = name.strip(" -{\"'")
    named = colon and plain.replace("_", "").isalpha() and plain.islower()
    return f"`{plain}`" if named else "this line"


def _wanted(row: str) -> str:
    wanted = row.partition(TO_FILL)[2].partition('"')[0].lstrip(": ")
    return wanted.strip(" '}],") or "say what the source says"
