"""Completing a line that begins with a slash: what it may become, and the next of those at each Tab."""

from collections.abc import Callable
from os.path import commonprefix

Completer = Callable[[str], list[str]]
MOST_SHOWN = 8


class Completing:
    """The lines a slash line may become. First Tab: as far as they agree; then one after another."""

    def __init__(self) -> None:
        self.completer: Completer = lambda line: []
        self._round: list[str] = []

    def offers(self, line: str) -> list[str]:
        """What a line may become; nothing where it is no command."""
        if not line.startswith("/") or "\n" in line:
            return []
        return self.completer(line)

    def step(self, line: str) -> str:
        """The line after a Tab."""
        if line in self._round:
            return self._round[(self._round.index(line) + 1) % len(self._round)]
        self._round = self.offers(line)
        agreed = commonprefix(self._round)  # noqa: RUF071 (of words, not of paths)
        if len(agreed) > len(line):
            return agreed
        return self._round[0] if self._round else line

    def hint(self, line: str) -> str:
        """What is offered, in one line."""
        offers = self.offers(line)
        if not offers:
            return (
                "No such command · /help lists them"
                if line.startswith("/") and "\n" not in line
                else ""
            )
        more = f" … {len(offers) - MOST_SHOWN} more" if len(offers) > MOST_SHOWN else ""
        return "Tab: " + "  ".join(offers[:MOST_SHOWN]) + more
