"""Initiatives over the same headings, and what several have in common."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.layout import joined, page, wrap
from assistant.conversation.pointing import AT_MOST, Cases, heading, place, pointed
from assistant.conversation.state import Intent, Reply
from assistant.conversation.telling import words_of

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

ROWS = 6  # themes, features and pairs told of


def compare(talk: "Conversation", intent: Intent) -> Reply:
    """Two to four side by side: each heading once, then what each says under it."""
    usual = talk.focus if len(talk.focus) > 1 else talk.shown[:2]
    found = pointed(talk, intent, default=usual or None)
    if isinstance(found, Reply):
        return found
    if len(found) == 1 and talk.focus and talk.focus[0] != found[0]:
        found = (talk.focus[0], *found)  # "compare it with 4"
    if len(found) < 2:
        return Reply("clarification", replies.COMPARE_TWO, found)
    lines = [wrap(replies.AT_MOST_FOUR)] if len(found) > AT_MOST else []
    found = found[:AT_MOST]
    lines += [wrap(heading(talk, key)) for key in found]
    lines += [row for name in replies.HEADINGS for row in _row(talk, found, name)]
    return Reply("comparison", page(lines), found, focus=found)


def common(talk: "Conversation", intent: Intent) -> Reply:
    """Themes and actions that several share, and actions found together, each with its cases."""
    usual = talk.focus if len(talk.focus) > 1 and not intent.text else talk.shown
    found = pointed(talk, intent, default=usual or None)
    if isinstance(found, Reply):
        return found
    if len(found) < 2:
        found = talk.shown
    facets, number = talk.assistant.index.facets, talk.assistant.index.number
    features = {key: facets.features[number[key]] for key in found}
    themes = {key: facets.themes[number[key]] for key in found}
    pairs = _section(talk, replies.COMMON_PAIRS, found, _held(features, 2))
    lines = [
        *_section(talk, replies.COMMON_FEATURES, found, _held(features, 1)),
        *(list(pairs) or [wrap(replies.NO_PAIRS)]),
        *_section(talk, replies.COMMON_THEMES, found, _held(themes, 1)),
    ]
    said = wrap(replies.COMMON.format(count=len(found)))
    text = page(said, lines if len(lines) > 1 else [replies.NOTHING_COMMON])
    return Reply("common", text, found, focus=found)


def _row(talk: "Conversation", keys: Sequence[str], name: str) -> Iterator[str]:
    yield f"{replies.HEADINGS[name]}:"
    for key in keys:
        said = words_of(talk, talk.assistant.index.case(key), name)
        text = said if isinstance(said, str) else " / ".join(said)
        yield wrap(f"{place(talk, key)}: {text}", 3)


def _held(values: Mapping[str, Iterable[str]], many: int) -> list[tuple[tuple[str, ...], Cases]]:
    """Values, or sets of ``many``, that two or more cases have; those of most cases first."""
    counts: Counter[tuple[str, ...]] = Counter()
    for held in values.values():
        counts.update(combinations(sorted(set(held)), many))
    shared = sorted((one for one in counts if counts[one] > 1), key=lambda one: (-counts[one], one))
    return [
        (one, tuple(key for key, held in values.items() if set(one) <= set(held)))
        for one in shared[:ROWS]
    ]


def _section(
    talk: "Conversation",
    name: str,
    found: Cases,
    rows: Iterable[tuple[tuple[str, ...], Cases]],
) -> Iterator[str]:
    label = talk.assistant.index.taxonomy.label
    rows = list(rows)
    if not rows:
        return
    yield f"{name}:"
    for slugs, cases in rows:
        ranks = ", ".join(place(talk, key) for key in cases)
        words = joined(label(slug) for slug in slugs)
        line = replies.IN_CASES.format(label=words, count=len(cases), total=len(found), ranks=ranks)
        yield wrap(f"- {line}", 3)
