"""Which screen does better what a command or a sentence asks for, where one does."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.conversation.state import Intent


class Destination(NamedTuple):
    """A place to go to, a view of it, a file to open there."""

    place: str
    view: str = ""
    file: str = ""


RESUME = Destination("resume")  # the conversation itself, as it was left
ALONE = {  # by intent, where nothing more was said
    "library": Destination("library", "cases"),
    "map": Destination("library", "map"),
    "laws": Destination("library", "law"),
    "words": Destination("library", "words"),
    "desk.shortlists": Destination("shortlists"),
    "desk.saved-problems": Destination("problems"),
    "desk.history": Destination("history"),
    "desk.health": Destination("maintenance", "corpus"),
    "desk.versions": Destination("maintenance", "versions"),
    "desk.feedback": Destination("maintenance", "feedback"),
}
ALWAYS = {  # what shows itself as it goes, or changes what the screen looks like
    "desk.settings": Destination("settings"),
    "desk.data": Destination("settings"),
    "desk.train": Destination("maintenance", "training"),
    "desk.batch": Destination("batch"),
    "desk.resume": RESUME,
}
VERBS = {  # a conversation begun anew is shown from its beginning
    ("desk.history", "resume"): Destination("history"),
    ("desk.saved-problems", "ask"): Destination("problems"),
}


def destination(intent: "Intent") -> Destination | None:
    """Where to go for what was meant; None where it is answered in the conversation."""
    words = intent.text.split()
    if intent.name == "desk.batch" and words:
        return _file(intent.text, words[0])
    if intent.name in ALWAYS:
        return ALWAYS[intent.name]
    if not words:
        return None if intent.cases else ALONE.get(intent.name)
    return VERBS.get((intent.name, words[0].casefold()))


def _file(text: str, first: str) -> Destination | None:
    from assistant.desk.lines import batch

    if first == "template":  # a file is written, and that is all
        return None
    verbs = {verb.name for noun in batch.NOUNS for verb in noun.verbs}
    there = ALWAYS["desk.batch"]
    return there if first in verbs else there._replace(file=text.strip("\"'"))
