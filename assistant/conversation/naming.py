"""From everyday words to filter values: "ambulance trusts" is a sector, "HCAs" are a staff group."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assistant.conversation.everyday import EVERYDAY, FILLER
from assistant.index.contents import BuiltIndex
from assistant.language import Analyser
from assistant.language.analyser import Token

LONGEST = 5  # words in the longest name
MOST_WORDS = 400  # a text that is longer puts a problem, and its beginning says as much
KINDS = (
    "sector",
    "country",
    "staff_group",
    "theme",
    "source",
)  # the first wins where a name is two things
UNHELPFUL = {("sector", "other"), ("staff_group", "other-staff")}


class Named(NamedTuple):
    """A filter value and the words that named it."""

    kind: str
    slugs: tuple[str, ...]
    words: str


class Namer:
    """Knows every name of every filter value of one index."""

    def __init__(self, index: BuiltIndex) -> None:
        self._index = index
        self._analyser = index.analyser
        self._names: dict[str, tuple[str, tuple[str, ...]]] = {}
        for kind, slug, name in _names(index):
            self._learn(kind, slug, name)

    def find(self, text: str) -> tuple[list[Named], list[str]]:
        """What the text names, longest names first at each word, and the words left over that mean something."""
        tokens = self._analyser.tokens(text)[:MOST_WORDS]
        found: list[Named] = []
        left: list[str] = []
        at = 0
        while at < len(tokens):
            length, named = self._longest(tokens, at)
            if named:
                found.append(named)
            elif not tokens[at].stop and tokens[at].surface not in FILLER:
                left.append(tokens[at].surface)
            at += length
        return found, left

    def mend(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The text with misspelt words mended, and what was mended."""
        mended = []
        for token in self._analyser.tokens(text):
            found = None if token.stop else self._index.speller.mend(token.surface)
            if found:
                text = _swap(text, found.typed, found.mended)
                mended.append((found.typed, found.mended))
        return text, tuple(mended)

    def _longest(self, tokens: list[Token], at: int) -> tuple[int, Named | None]:
        for length in range(min(LONGEST, len(tokens) - at), 0, -1):
            run = tokens[at : at + length]
            held = self._names.get(_key(run))
            if held:
                return length, Named(*held, " ".join(token.surface for token in run))
        return 1, None

    def _learn(self, kind: str, slug: str, name: str) -> None:
        key = _key(self._analyser.tokens(name))
        held = self._names.get(key)
        if not key:
            return
        if held is None:
            self._names[key] = (kind, (slug,))
        elif held[0] == kind == "source" and slug not in held[1]:
            self._names[key] = (kind, (*held[1], slug))


def _names(index: BuiltIndex) -> Iterator[tuple[str, str, str]]:
    """Kind, slug and name, those that win first."""
    taxonomy = index.taxonomy
    groups = {
        "sector": taxonomy.sectors,
        "country": taxonomy.countries,
        "staff_group": taxonomy.staff_groups,
        "theme": taxonomy.themes,
    }
    for kind, group in groups.items():
        for slug, names in EVERYDAY[kind].items():
            if slug in group:
                yield from ((kind, slug, name) for name in _listed(names))
                plurals = (f"{name}s" for name in _listed(names) if name.isupper())
                yield from ((kind, slug, name) for name in plurals)
        for slug, entry in group.items():
            if (kind, slug) not in UNHELPFUL:
                yield kind, slug, entry.label
    for slug, publication in index.publications.items():
        yield "source", slug, publication.publisher
        yield "source", slug, slug.replace("-", " ")


def _listed(names: str) -> Iterable[str]:
    return (name.strip() for name in names.split(","))


def _key(tokens: Iterable[Token]) -> str:
    return " ".join(token.term for token in tokens)


def _swap(text: str, typed: str, mended: str) -> str:
    import re

    return re.sub(rf"\b{re.escape(typed)}\b", mended, text, flags=re.IGNORECASE)


def analysed(analyser: Analyser, text: str) -> list[str]:
    """The surface words of a text, in order."""
    return [token.surface for token in analyser.tokens(text)]
