"""The library as a list: what browsing needs of each case, grouped and found. Read once, in a thread."""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

from assistant.index.contents import BuiltIndex
from assistant.tui.showing.counting import column

GROUPS = ("sector", "theme", "staff_group", "organisation", "year", "source")
NEAR = 78.0  # RapidFuzz partial ratio from which letters count as found


class Held(NamedTuple):
    """One case of the list."""

    id: str
    title: str
    organisation: str
    year: int
    words: str


class Group(NamedTuple):
    """A heading and its cases."""

    value: str
    label: str
    cases: list[Held]


class Catalogue:
    """Every case by title, place and year."""

    def __init__(self, index: BuiltIndex) -> None:
        self.index = index
        label = index.taxonomy.label
        facets = index.facets
        self.held = []
        for number, id in enumerate(index.case_ids):
            slugs = (facets.sector[number], *facets.themes[number], *facets.staff_groups[number])
            title, place = index.case(id).title, facets.organisation[number]
            now = index.present_names.get(id, "")
            text = " ".join((title, place, now, *map(label, slugs))).casefold()
            self.held.append(Held(id, title, place, facets.year[number], text))

    def groups(self, kind: str, only: Iterable[str] | None = None) -> list[Group]:
        """The cases under the values of a kind; ``only`` limits them to some ids."""
        wanted = None if only is None else set(only)
        by_value: dict[str, list[Held]] = {}
        for held, values in zip(self.held, column(self.index.facets, kind), strict=True):
            if wanted is None or held.id in wanted:
                for value in values:
                    by_value.setdefault(value, []).append(held)
        named = [Group(value, self._label(kind, value), cases) for value, cases in by_value.items()]
        if kind == "year":
            return sorted(named, key=lambda group: group.label, reverse=True)
        by_name = kind == "organisation"
        return sorted(named, key=lambda one: (0 if by_name else -len(one.cases), one.label))

    def find(self, letters: str) -> list[Held]:
        """The cases whose words are near some letters, nearest first."""
        wanted = letters.casefold().split()
        scored = []
        for held in self.held:
            score = min((self._near(word, held.words) for word in wanted), default=0.0)
            if score >= NEAR:
                scored.append((score + 20 * (letters.casefold() in held.title.casefold()), held))
        return [held for _, held in sorted(scored, key=lambda pair: (-pair[0], pair[1].title))]

    def behind(self, theme: str, sector: str) -> list[str]:
        """The ids of a sector's cases with a theme."""
        facets = self.index.facets
        return [
            held.id
            for number, held in enumerate(self.held)
            if facets.sector[number] == sector and theme in facets.themes[number]
        ]

    def _label(self, kind: str, value: str) -> str:
        if kind in ("organisation", "year"):
            return value
        if kind == "source":
            publication = self.index.publications[value]
            return f"{publication.publisher}: {publication.title}"
        return self.index.taxonomy.label(value)

    @staticmethod
    def _near(word: str, text: str) -> float:
        if word in text:
            return 100.0
        return fuzz.partial_ratio(word, text) - 1 if len(word) > 3 else 0.0
