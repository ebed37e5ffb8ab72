"""What `--debug` prints when something goes wrong: enough to find the fault, and fit to be sent."""

import os
import platform
import re
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant import __version__
from assistant.cli.commands import COMMANDS

HIDDEN = "[yours]"
SHORTEST = 3  # letters of a word that is hidden in a message


def report(error: BaseException, given: Iterable[str]) -> str:
    """Versions, the program's own words of the command, the traceback. What was typed and the home folder are hidden.

    Lines of the traceback are the program's own source; only the messages of exceptions can quote anything.
    """
    words = list(given)
    typed = _typed(words)
    lines = [
        f"workforce-assistant {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"Given: {' '.join(_own(words)) or 'nothing'}",
        "What you typed in the command is hidden; look through the rest before you send it.",
        *(line for one in _chain(error) for line in _told(one, typed)),
    ]
    text, home = "\n".join(lines), str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def _chain(error: BaseException) -> list[BaseException]:
    """An error and those it came of, the first cause first."""
    found: list[BaseException] = []
    here: BaseException | None = error
    while here is not None and here not in found:
        found.insert(0, here)
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)
    return found


def _told(error: BaseException, typed: set[str]) -> Iterator[str]:
    yield "\nTraceback (most recent call last):"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    message = str(error)
    for word in sorted(typed, key=len, reverse=True):
        message = re.sub(re.escape(word), HIDDEN, message, flags=re.IGNORECASE)
    yield f"{type(error).__name__}: {message}"


def _own(words: list[str]) -> list[str]:
    """The words that are the program's: its commands and the names of options."""
    return [
        word.partition("=")[0] if word.startswith("--") else word if word in COMMANDS else HIDDEN
        for word in words
    ]


def _typed(words: list[str]) -> set[str]:
    """What was typed as text, whole and word by word. Paths are told, for faults are often in files."""
    texts = [word.partition("=")[2] if word.startswith("--") else word for word in words]
    said = [text for text in texts if text not in COMMANDS and not _names_a_file(text)]
    parts = {part for text in said for part in (text, *re.findall(r"\w+", text))}
    return {part for part in parts if len(part) >= SHORTEST}


def _names_a_file(word: str) -> bool:
    return " " not in word and (os.sep in word or Path(word).suffix != "")
