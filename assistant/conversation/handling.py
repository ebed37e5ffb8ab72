"""Which function answers which intent. Every intent that ``understand`` can give has a row here."""

from typing import TYPE_CHECKING

from assistant.conversation import (
    browsing,
    changing,
    chatting,
    comparing,
    dating,
    explaining,
    keeping,
    law,
    listing,
    telling,
    timetable,
    wishing,
    wording,
)
from assistant.conversation.beside import Handler
from assistant.conversation.state import Intent, Reply

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation


def respond(intent: Intent, talk: "Conversation") -> Reply:
    """The reply to an intent."""
    handler = talk.beside.handlers.get(intent.name) or HANDLERS[intent.name]
    return handler(talk, intent)


def chosen(talk: "Conversation", intent: Intent) -> Reply:
    """A choice of the last turn; one that starts from an earlier state takes the last change back first."""
    choice = next(one for one in talk.choices if one.key == intent.text)
    if choice.before is not None:
        talk.state, talk.past = choice.before, talk.past[:-1]
    return respond(choice.intent, talk)


HANDLERS: dict[str, Handler] = {
    "chosen": chosen,
    "problem": changing.problem,
    "keep_filters": changing.keep_filters,
    "change": changing.change,
    "unplaced": changing.unplaced,
    "only": changing.only,
    "also": changing.only,
    "not": changing.only,
    "sector": changing.one_kind,
    "theme": changing.one_kind,
    "staff_group": changing.one_kind,
    "country": changing.one_kind,
    "source": changing.one_kind,
    "since": changing.since,
    "cheap": wishing.wish,
    "small": wishing.wish,
    "proven": wishing.wish,
    "unwish": wishing.unwish,
    "more_like": wishing.more_like,
    "less_like": wishing.less_like,
    "prefer": wishing.prefer,
    "filters": changing.filters,
    "clear": changing.clear,
    "undo": changing.undo,
    "as_typed": wording.as_typed,
    "restart": changing.restart,
    "list": listing.again,
    "next": listing.further,
    "nearest": listing.nearest,
    "skip": listing.skip,
    "tell": telling.tell,
    "obstacles": telling.obstacles,
    "outcomes": telling.outcomes,
    "copy": telling.lessons,
    "cost": telling.cost,
    "age": dating.age,
    "contact": dating.contact,
    "why": explaining.why,
    "differs": explaining.differs,
    "best": explaining.best,
    "define": explaining.define,
    "compare": comparing.compare,
    "common": comparing.common,
    "legal": law.legal,
    "relevant": law.relevant,
    "lawyer": law.lawyer,
    "timetable": timetable.timetable,
    "save": keeping.save,
    "unsave": keeping.unsave,
    "shortlist": keeping.shortlist,
    "export": keeping.export,
    "library": browsing.library,
    "cases": browsing.cases,
    "map": browsing.coverage,
    "laws": browsing.laws,
    "words": browsing.words,
    "help": chatting.help_text,
    "urgent": chatting.urgent,
    "individual": chatting.individual,
    "nonsense": chatting.plain,
    "empty": chatting.plain,
    "writing": chatting.plain,
    "no_key": chatting.plain,
    "greeting": chatting.plain,
    "thanks": chatting.plain,
    "goodbye": chatting.plain,
    "well": chatting.plain,
    "who": chatting.plain,
    "praise": chatting.plain,
    "unhappy": chatting.plain,
    "agreed": chatting.plain,
    "no_command": chatting.no_command,
    "failed": chatting.failed,
    "needs": chatting.needs,
}
