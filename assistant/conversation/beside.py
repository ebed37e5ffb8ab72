"""What a conversation can do besides talking about the library, given to it by whoever holds it.

A front end that keeps records has more commands than the library's own. They are found, completed, mended and
helped with like the others; what they do stays with who gave them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.conversation.commands import COMMANDS, Command
from assistant.conversation.patterns import TAIL
from assistant.conversation.state import Intent, Reply

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

Handler = Callable[["Conversation", Intent], Reply]


@dataclass(frozen=True)
class Sentence:
    """A pattern for a whole sentence, and the command it stands for, with the pattern's groups in braces."""

    pattern: re.Pattern[str]
    command: str


@dataclass(frozen=True)
class Beside:
    """More commands, who handles their intents, and sentences that do the same."""

    commands: tuple[Command, ...] = ()
    handlers: Mapping[str, Handler] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()

    @property
    def all_commands(self) -> tuple[Command, ...]:
        """The library's own commands and these."""
        return (*COMMANDS, *self.commands)

    def command_of(self, said: str) -> str | None:
        """The command a sentence stands for; None where it stands for none of these."""
        plain = TAIL.sub("", " ".join(said.split()))
        for sentence in self.sentences:
            if found := sentence.pattern.fullmatch(plain):
                groups = {name: value or "" for name, value in found.groupdict().items()}
                return " ".join(sentence.command.format(**groups).split())
        return None


NOTHING = Beside()
