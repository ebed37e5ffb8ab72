"""What is changing in the law: what touches the problem in force, or the whole pack's timetable."""

from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.layout import page, points, wrap
from assistant.conversation.state import Intent, Reply
from assistant.legal.timetable import COME_IN, sectioned, touching
from assistant.legal.timetable import timetable as of_pack
from assistant.legal.wording import RECENT_YEARS
from assistant.models import LegalChange
from assistant.rendering import words

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

MOST = 8  # entries told of under each heading; those still to come are all told of
ALL = ("all", "everything", "the whole pack")


def timetable(talk: "Conversation", intent: Intent) -> Reply:
    """The entries that touch the problem's considerations; without a problem, or asked for all, the pack's."""
    raised = talk.answer.legal if talk.answer else ()
    if not raised or intent.text in ALL:
        return _shown(_of_pack(talk), replies.TIMETABLE)
    entries = touching(raised)
    if not entries:
        return Reply("legal", page(replies.TIMETABLE_NONE, replies.TIMETABLE_ALL))
    return _shown(entries, replies.TIMETABLE_HERE, replies.TIMETABLE_ALL)


def _of_pack(talk: "Conversation") -> list[LegalChange]:
    index, today = talk.assistant.index, talk.assistant.today
    items = (talk.lookup.consideration(key) for key in index.legal_ids)
    return of_pack(items, today, today.year - RECENT_YEARS)


def _shown(entries: list[LegalChange], heading: str, after: str = "") -> Reply:
    lines = [replies.NOTICE, f"{heading}."]
    for name, held in sectioned(entries).items():
        most = MOST if name == COME_IN else len(held)
        lines += points(name, map(words.change_line, held[:most]))
        if len(held) > most:
            lines.append(wrap(replies.TIMETABLE_MORE.format(count=len(held) - most), 3))
    laws = tuple(dict.fromkeys(entry.id for entry in entries))
    return Reply("legal", page(lines, wrap(after)), legal=laws)
