"""The shapes that replies at the desk have: said, listed with numbers to choose by, asked back."""

from collections.abc import Iterable, Sequence

from assistant.conversation.layout import page, wrap
from assistant.conversation.state import Choice, Intent, Reply
from assistant.models import TurnKind

MOST = 50  # things listed in one turn
KEPT: TurnKind = "saved"


def said(*sentences: str, kind: TurnKind = KEPT) -> Reply:
    """Some sentences, each from a new line."""
    return Reply(kind, page(wrap(one) for one in sentences if one))


def listed(
    heading: str,
    rows: Sequence[tuple[str, Intent]],
    hint: str,
    *,
    kind: TurnKind = KEPT,
    more: str = "",
) -> Reply:
    """A numbered list: a number does the intent of its row. ``more`` is said where not all is listed."""
    shown = rows[:MOST]
    choices = tuple(Choice(str(n), label, intent) for n, (label, intent) in enumerate(shown, 1))
    left = f"These are {MOST} of {len(rows)}. {more}" if len(rows) > MOST else ""
    return Reply(kind, page(wrap(heading), wrap(left), wrap(hint)), choices=choices)


def labelled_rows(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Labels and texts, a line each."""
    return [wrap(f"{label}: {text}") for label, text in rows]


def in_words(name: str, count: int) -> str:
    """The sentence for a number that is not on a list."""
    if not count:
        return f"There is nothing on that list. /{name} shows it."
    return f"Give a number from 1 to {count}. /{name} shows the list."


def apart(text: str) -> tuple[str, str]:
    """A reference and what is said of it: “2: it worked”, “the Leeds one: it worked”, “2 it worked”."""
    ref, colon, rest = text.partition(":")
    if colon and len(ref.split()) <= 6:
        return ref.strip(), rest.strip()
    word, *after = text.split(maxsplit=1) or [""]
    return word, after[0].strip() if after else ""
