"""What the numbers of a list mean: the things as they stood when the list was last shown.

A list changes under the reader's hands (the newest first, one deleted); a number must go on meaning what was read.
"""

from collections.abc import Callable, Sequence

from assistant.desk.lines.telling import in_words
from assistant.errors import UsageError


class Numbering:
    """The ids behind the numbers of each list, by the command that shows it."""

    def __init__(self) -> None:
        self._shown: dict[str, tuple[str, ...]] = {}

    def show(self, name: str, ids: Sequence[object]) -> None:
        """A list is shown."""
        self._shown[name] = tuple(str(one) for one in ids)

    def pick(self, name: str, number: str, now: Callable[[], Sequence[object]]) -> str:
        """The id behind a number; where the list was not shown yet, as it stands ``now``. Else UsageError."""
        if name not in self._shown:
            self.show(name, now())
        ids = self._shown[name]
        plain = number.strip().strip("#.,:")
        if not plain.isdigit() or not 1 <= int(plain) <= len(ids):
            raise UsageError(in_words(name, len(ids)))
        return ids[int(plain) - 1]
