"""The library without a question: what it holds by kind, its gaps, its law, its words."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.conversation import replies
from assistant.conversation.layout import labelled, page, points, wrap
from assistant.conversation.limits import label
from assistant.conversation.state import Intent, Reply
from assistant.filtering import allowed
from assistant.legal.freshness import overdue_words
from assistant.models import Filters

if TYPE_CHECKING:
    from assistant.conversation.conversation import Conversation

MOST = 60  # initiatives listed in one turn
GROUPS = ("sector", "theme", "staff_group", "country", "source", "year", "organisation")


def library(talk: "Conversation", intent: Intent) -> Reply:
    """How many initiatives stand behind each value of a kind, or, with a value named, which."""
    kind = _kind(intent.text)
    if kind is None and intent.text:
        return cases(talk, intent)
    index = talk.assistant.index
    kinds = (kind,) if kind else ("sector", "theme", "country", "year")
    lines = [wrap(replies.LIBRARY.format(count=len(index.case_ids), laws=len(index.legal_ids)))]
    for one in kinds:
        counts = Counter(value for values in _column(talk, one) for value in values)
        order = sorted(counts, key=lambda value: (-counts[value], value))
        rows = [f"{label(index, value)}: {counts[value]}" for value in order]
        lines += points(replies.BY_KIND.format(kind=one.replace("_", " ")), rows)
    return Reply("help", page(lines, wrap(replies.BROWSE_HINT)))


def cases(talk: "Conversation", intent: Intent) -> Reply:
    """The initiatives of a sector, theme, staff group, country, source or organisation."""
    index = talk.assistant.index
    named, left = talk.namer.find(intent.text)
    if named and not left:
        wanted: dict[str, tuple[str, ...]] = {}
        for one in named:
            wanted[one.kind] = (*wanted.get(one.kind, ()), *one.slugs)
        mask = allowed(index.facets, Filters(**wanted))
        found = [key for key in index.case_ids if mask is None or mask[index.number[key]]]
    else:
        pointed_at = talk.refer(intent.text)
        found = [*pointed_at.cases, *pointed_at.doubt]
    if not found:
        return Reply("help", wrap(replies.NOT_IN_LIBRARY.format(words=intent.text)))
    facets = index.facets
    rows = [
        f"{index.case(key).title} ({facets.organisation[index.number[key]]}). Id: {key}"
        for key in found[:MOST]
    ]
    heading = replies.LISTED.format(count=len(found), words=intent.text)
    return Reply("help", page(points(heading, rows)), tuple(found[:MOST]))


def coverage(talk: "Conversation", intent: Intent) -> Reply:
    """Each theme's initiatives by sector; the themes no one wrote about are the gaps."""
    index = talk.assistant.index
    facets, taxonomy = index.facets, index.taxonomy
    counts = Counter(
        (theme, sector)
        for themes, sector in zip(facets.themes, facets.sector, strict=True)
        for theme in themes
    )
    lines = [wrap(replies.MAP)]
    for theme, entry in taxonomy.themes.items():
        held = [(s, counts[theme, s]) for s in taxonomy.sectors if counts[theme, s]]
        words = ", ".join(f"{taxonomy.label(sector)} {count}" for sector, count in held)
        lines.append(labelled(entry.label, words or replies.GAP))
    return Reply("help", page(lines))


def laws(talk: "Conversation", intent: Intent) -> Reply:
    """Every consideration of the legal pack by title and date."""
    items = [talk.lookup.consideration(key) for key in talk.assistant.index.legal_ids]
    rows = [
        f"{item.title} ({item.jurisdiction}, checked {item.checked_on}, review by {item.review_by})"
        + (f" {overdue_words(item.review_by)}" if item.is_due(talk.assistant.today) else "")
        for item in items
    ]
    text = page(replies.NOTICE, points(replies.LAWS, rows), wrap(replies.LAWS_HINT))
    return Reply("help", text, legal=tuple(item.id for item in items))


def words(talk: "Conversation", intent: Intent) -> Reply:
    """The words that can be explained."""
    terms = talk.lookup.labels()
    return Reply("glossary", page(wrap(replies.WORDS.format(words="; ".join(terms)))))


def _kind(text: str) -> str | None:
    plain = text.casefold().strip().replace(" ", "_").replace("-", "_")
    singular = {"countries": "country"}.get(plain, plain.removesuffix("s"))
    return singular if singular in GROUPS else None


def _column(talk: "Conversation", kind: str) -> Sequence[tuple[str, ...]]:
    facets = talk.assistant.index.facets
    if kind == "theme":
        return facets.themes
    if kind == "staff_group":
        return facets.staff_groups
    return [(str(value),) for value in getattr(facets, kind)]
