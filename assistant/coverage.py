"""What the library holds on a sector and a theme, said where it is thin. Counts and sentences only."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from assistant.index.contents import BuiltIndex
from assistant.language.reading import Reading

THIN = 3  # cases up to which a corner of the library is called thin


class Corner(NamedTuple):
    """The cases of one sector, one theme, or both: how many, and the year of the newest."""

    label: str
    cases: int
    newest: int | None


def corner(index: BuiltIndex, sector: str | None, theme: str | None) -> Corner:
    """Count the cases of a sector and a theme; either may be left open."""
    facets = index.facets
    years = [
        year
        for where, themes, year in zip(facets.sector, facets.themes, facets.year, strict=True)
        if sector in (None, where) and (theme is None or theme in themes)
    ]
    labels = [index.label(slug) for slug in (theme, sector) if slug]
    return Corner(" in ".join(labels) or "all", len(years), max(years, default=None))


def thin_note(index: BuiltIndex, reading: Reading, best: Sequence[int]) -> str | None:
    """What to say where the library has little on the sector and theme a problem names; None where it has enough.

    ``best`` holds the numbers of the nearest cases, whose commonest theme is offered instead.
    """
    if not reading.sectors:
        return None
    sector = reading.sectors[0]
    theme = reading.themes[0] if reading.themes else None
    found = corner(index, sector, theme)
    if found.cases > THIN:
        return None
    count = _counted(found)
    near = _nearest_theme(index, best)
    offer = f" The nearest theme is {index.label(near)}." if near and near != theme else ""
    return f"The library is thin here: {count} on {found.label}.{offer}"


def _counted(found: Corner) -> str:
    if not found.cases:
        return "no case"
    noun = "1 case" if found.cases == 1 else f"{found.cases} cases"
    return f"{noun}, the newest of {found.newest},"


def _nearest_theme(index: BuiltIndex, best: Sequence[int]) -> str | None:
    counts = Counter(theme for number in best[:5] for theme in index.facets.themes[number])
    return min(counts, key=lambda theme: (-counts[theme], theme)) if counts else None
