"""Short, right replies: help, small talk, what is declined, danger to life."""

from typing import TYPE_CHECKING

from assistant.conversation import commands, replies
from assistant.conversation.layout import labelled, page, wrap
from assistant.conversation.patterns import PERSONAL
from assistant.conversation.ranking import ranked
from assistant.conversation.state import Intent, Reply
from assistant.language.triage import INDIVIDUAL, URGENT_NOTE
from assistant.models import TurnKind

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

PLAIN: dict[str, tuple[TurnKind, str]] = {
    "greeting": ("smalltalk", replies.GREETING),
    "thanks": ("smalltalk", replies.THANKS),
    "goodbye": ("smalltalk", replies.GOODBYE),
    "well": ("smalltalk", replies.WELL),
    "who": ("smalltalk", replies.WHO),
    "praise": ("smalltalk", replies.PRAISE),
    "unhappy": ("smalltalk", replies.UNHAPPY),
    "agreed": ("smalltalk", replies.AGREED),
    "writing": ("declined", replies.WRITING),
    "nonsense": ("none", replies.NONSENSE),
    "empty": ("clarification", replies.EMPTY),
    "no_key": ("clarification", replies.NO_KEY),
}


def plain(talk: "Conversation", intent: Intent) -> Reply:
    """One sentence or two, fixed."""
    kind, text = PLAIN[intent.name]
    return Reply(kind, wrap(text))


def urgent(talk: "Conversation", intent: Intent) -> Reply:
    """Where to turn now. A problem of a whole workforce is answered too, after that."""
    note = wrap(URGENT_NOTE)
    plain_text = intent.text.casefold().replace("’", "'")
    if PERSONAL.search(plain_text) or INDIVIDUAL.search(plain_text):
        return Reply("urgent", page(note, wrap(replies.AFTERWARDS)))
    talk.move(talk.state.about(intent.text))
    if not talk.shown:
        return Reply("urgent", note)
    reply = ranked(talk, "urgent", ask=False)
    answered = URGENT_NOTE in (talk.answer.notes if talk.answer else ())
    return reply if answered else reply._replace(text=page(note, reply.text))


def individual(talk: "Conversation", intent: Intent) -> Reply:
    """One person's case: declined, and the door named."""
    return Reply("declined", page(wrap(replies.GRIEVANCE), wrap(replies.PATTERN)))


def help_text(talk: "Conversation", intent: Intent) -> Reply:
    """What can be said; with a command named, that one."""
    known = talk.beside.all_commands
    if intent.text and (command := commands.find(intent.text.strip().lstrip("/"), known)[0]):
        return Reply("help", page(wrap(f"{command.usage}: {command.help}"), _more(command)))
    rows = [
        labelled(f"“{command.example}” or {command.usage}", command.help, 3) for command in known
    ]
    return Reply("help", page(replies.HELP, rows, wrap(replies.HELP_KEYS)))


def failed(talk: "Conversation", intent: Intent) -> Reply:
    """What was said could not be taken in."""
    return Reply("none", replies.TURN_FAILED.format(reason=intent.text))


def no_command(talk: "Conversation", intent: Intent) -> Reply:
    """A slash and a word that is no command."""
    near = commands.nearest(intent.text, talk.beside.all_commands)
    nearby = replies.NEARBY.format(name=near) if near else ""
    return Reply("help", wrap(replies.NO_COMMAND.format(word=intent.text, nearest=nearby)))


def needs(talk: "Conversation", intent: Intent) -> Reply:
    """A command that lacks its argument."""
    command, _ = commands.find(intent.text, talk.beside.all_commands)
    assert command is not None
    text = replies.NEEDS.format(name=command.name, usage=command.usage)
    return Reply("help", page(wrap(text), _more(command)))


def _more(command: commands.Command) -> list[str]:
    """What may follow a command, and a sentence that does the same."""
    forms = [labelled(f"/{command.name} {form}", about, 3) for form, about in command.forms]
    return [*forms, wrap(replies.SAME_AS.format(example=command.example))]
