"""Lines typed at a terminal: with recall and completion where the system has readline, else plainly."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.cli.saying import echo

if TYPE_CHECKING:
    from assistant.desk.desk import Desk

PROMPT = "You: "
NOT_SENT = "Nothing was sent. “quit”, or Ctrl-C again, leaves."


def typed(desk: "Desk") -> Iterator[str]:
    """What is typed, line by line, until the end of the input. Ctrl-C gives up the line; a second one leaves."""
    _complete(desk)
    given_up = False
    while True:
        try:
            said = input(PROMPT)
        except EOFError:
            echo()
            return
        except KeyboardInterrupt:
            if given_up:
                raise
            given_up = True
            echo()
            echo(NOT_SENT)
        else:
            given_up = False
            yield said


def _complete(desk: "Desk") -> None:
    """Tab completes a line that begins with a slash."""
    try:
        import readline
    except ImportError:  # Windows has none; lines are typed plainly there
        return

    def complete(_text: str, number: int) -> str | None:
        found = desk.completions(readline.get_line_buffer().lstrip())
        return found[number] if number < len(found) else None

    readline.set_completer_delims("")
    readline.set_completer(complete)
    readline.parse_and_bind("tab: complete")
