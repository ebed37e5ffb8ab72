"""The filters in force in words, each with the sentence that takes it away."""

from collections.abc import Iterator
from typing import NamedTuple

from assistant.conversation import replies
from assistant.conversation.layout import wrap
from assistant.conversation.state import Change
from assistant.index.contents import BuiltIndex
from assistant.models import Filters

KINDS = ("sector", "theme", "staff_group", "country", "source")


class Limit(NamedTuple):
    """One filter in force: its words and the change that takes it away."""

    words: str
    removal: Change


def limits(filters: Filters, index: BuiltIndex) -> list[Limit]:
    """Every filter in force."""
    return [*_values(filters, index)]


def _values(filters: Filters, index: BuiltIndex) -> Iterator[Limit]:
    for kind in KINDS:
        for slug in getattr(filters, kind):
            yield Limit(label(index, slug), Change("drop", kind, slug))
    for kind in KINDS:
        for slug in filters.without.get(kind, ()):
            yield Limit(f"not {label(index, slug)}", Change("drop", kind, slug))
    if filters.since is not None:
        yield Limit(f"since {filters.since}", Change("only", "since"))


def label(index: BuiltIndex, slug: str) -> str:
    """The words for a slug of the taxonomy or of a publication."""
    if slug in index.publications:
        publication = index.publications[slug]
        return f"{publication.publisher}, {publication.title}"
    return index.taxonomy.label(slug)


def filters_line(filters: Filters, index: BuiltIndex) -> str:
    """The filters in one line; empty where none is in force."""
    words = [one.words for one in limits(filters, index)]
    return wrap(replies.FILTERS.format(filters="; ".join(words))) if words else ""
