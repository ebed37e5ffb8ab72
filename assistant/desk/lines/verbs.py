"""Commands with verbs, such as `/history delete 2`: how one is written down, understood and helped with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.commands import Command
from assistant.conversation.layout import page, wrap
from assistant.conversation.state import Intent, Reply

if TYPE_CHECKING:
    from assistant.desk.desk import Desk

NEAR = 80.0  # RapidFuzz ratio from which a misspelt verb is taken
PREFIX = "desk."  # of the intents that are handled here


@dataclass(frozen=True)
class Verb:
    """Something a command can do. ``takes`` says what follows the verb."""

    name: str
    takes: str
    about: str
    do: "Callable[[Desk, str], Reply]"


@dataclass(frozen=True)
class Noun:
    """A command. ``bare`` answers it where no verb follows: alone, or with a number, a name, some words."""

    name: str
    about: str
    example: str
    bare: "Callable[[Desk, Intent], Reply]"
    verbs: tuple[Verb, ...] = ()
    takes: str = ""
    aliases: tuple[str, ...] = ()
    needs: bool = False
    alone: str = ""  # what it does with nothing after it, where its verbs would hide that

    @property
    def intent(self) -> str:
        """The name of its intent."""
        return PREFIX + self.name

    @property
    def command(self) -> Command:
        """It as the conversation knows commands."""
        forms = [(f"{verb.name} {verb.takes}".strip(), verb.about) for verb in self.verbs]
        if self.takes and self.alone:
            forms.insert(0, (f"<{self.takes}>", self.alone))
        takes = self.takes or ("what" if self.verbs else "")
        return Command(
            self.name,
            takes,
            self.about,
            self.intent,
            self.example,
            self.aliases,
            self.needs,
            tuple(forms),
        )

    def answer(self, desk: "Desk", intent: Intent) -> Reply:
        """What it replies. A verb with a slip in it is mended, and that is said."""
        word, *after = intent.text.split(maxsplit=1) or [""]
        rest = after[0].strip() if after else ""
        verb = next((one for one in self.verbs if one.name == word.casefold()), None)
        if verb is not None:
            return verb.do(desk, rest)
        if verb := self._near(word):
            reply = verb.do(desk, rest)
            slip = replies.MENDED.format(typed=word, mended=verb.name)
            return reply._replace(text=page(wrap(slip), reply.text))
        return self.bare(desk, intent)

    def _near(self, word: str) -> Verb | None:
        from rapidfuzz import fuzz

        near = [one for one in self.verbs if fuzz.ratio(word.casefold(), one.name) >= NEAR]
        return near[0] if len(near) == 1 else None
