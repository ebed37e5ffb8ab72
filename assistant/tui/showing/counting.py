"""How many cases there are behind a filter, a sector, a theme."""

from collections import Counter
from collections.abc import Sequence

from assistant.filtering import allowed
from assistant.index.contents import Facets
from assistant.models import Filters


def column(facets: Facets, kind: str) -> Sequence[tuple[str, ...]]:
    """Each case's values of a kind."""
    if kind == "theme":
        return facets.themes
    if kind == "staff_group":
        return facets.staff_groups
    if kind == "year":
        return [(str(year),) for year in facets.year]
    return [(value,) for value in getattr(facets, kind)]


def count_values(facets: Facets, filters: Filters, kind: str) -> Counter[str]:
    """Cases by value of a kind, within the filters of the other kinds."""
    rest = {key: values for key, values in filters.without.items() if key != kind}
    mask = allowed(facets, filters.model_copy(update={kind: (), "without": rest}))
    values = column(facets, kind)
    return Counter(
        value
        for number, held in enumerate(values)
        if mask is None or mask[number]
        for value in held
    )


def passing(facets: Facets, filters: Filters) -> int:
    """How many cases pass."""
    mask = allowed(facets, filters)
    return len(facets.year) if mask is None else int(mask.sum())


def heat(facets: Facets) -> Counter[tuple[str, str]]:
    """Cases by (theme, sector)."""
    return Counter(
        (theme, sector)
        for sector, themes in zip(facets.sector, facets.themes, strict=True)
        for theme in themes
    )
