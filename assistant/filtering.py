"""Filters: from what a person typed to slugs, and from slugs to the cases they let through."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.errors import UsageError
from assistant.index.contents import Facets
from assistant.models import Filters

if TYPE_CHECKING:
    from assistant.library.vocabulary import Publication, Taxonomy

NEAR_ENOUGH = 82.0  # RapidFuzz ratio from which a near miss is taken
NAMES = {
    "sector": "sector",
    "theme": "theme",
    "staff_group": "staff group",
    "country": "country",
    "source": "source",
}


class Taken(NamedTuple):
    """What a filter value was taken for; ``exact`` where it was a slug or a label."""

    slug: str
    label: str
    exact: bool


def choices(
    kind: str, taxonomy: "Taxonomy", publications: Mapping[str, "Publication"]
) -> dict[str, str]:
    """Slug → label of everything a kind of filter accepts."""
    if kind == "source":
        return {slug: publication.title for slug, publication in publications.items()}
    group = {
        "sector": taxonomy.sectors,
        "theme": taxonomy.themes,
        "staff_group": taxonomy.staff_groups,
        "country": taxonomy.countries,
    }[kind]
    return {slug: entry.label for slug, entry in group.items()}


def take(kind: str, value: str, known: Mapping[str, str]) -> Taken:
    """What a typed value stands for; UsageError with the nearest where nothing is near enough."""
    from rapidfuzz import fuzz, process

    plain = _plain(value)
    names = {_plain(slug): slug for slug in known}
    names.update({_plain(label): slug for slug, label in known.items()})
    if plain in names:
        slug = names[plain]
        return Taken(slug, known[slug], True)
    near = process.extractOne(plain, sorted(names), scorer=fuzz.WRatio) if plain else None
    if near is not None and near[1] >= NEAR_ENOUGH:
        slug = names[near[0]]
        return Taken(slug, known[slug], False)
    nearest = f" The nearest is {names[near[0]]}." if near else ""
    raise UsageError(
        f"There is no {NAMES[kind]} “{value}”.{nearest} Choose from: {', '.join(sorted(known))}."
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def resolve(
    given: Mapping[str, Iterable[str]],
    since: int | None,
    taxonomy: "Taxonomy",
    publications: Mapping[str, "Publication"],
) -> tuple[Filters, list[str]]:
    """Typed filter values as Filters, and a note for each near miss that was taken."""
    slugs: dict[str, tuple[str, ...]] = {}
    notes: list[str] = []
    for kind, values in given.items():
        known = choices(kind, taxonomy, publications)
        taken = [take(kind, value, known) for value in values]
        for value, one in zip(values, taken, strict=True):
            if not one.exact:
                notes.append(f"“{value}” was taken as the {NAMES[kind]} {one.label} ({one.slug}).")
        slugs[kind] = tuple(dict.fromkeys(one.slug for one in taken))
    return Filters(since=since, **slugs), notes


def allowed(facets: Facets, filters: Filters) -> NDArray[np.bool_] | None:
    """Which cases pass, shape [D]; None where nothing is limited."""
    if not filters.active:
        return None
    columns: dict[str, Sequence[tuple[str, ...]]] = {
        "sector": [(value,) for value in facets.sector],
        "country": [(value,) for value in facets.country],
        "source": [(value,) for value in facets.source],
        "theme": facets.themes,
        "staff_group": facets.staff_groups,
    }
    mask = np.ones(len(facets.year), dtype=np.bool_)
    for kind, column in columns.items():
        wanted, unwanted = set(getattr(filters, kind)), set(filters.without.get(kind, ()))
        if wanted:
            mask &= np.fromiter((bool(wanted & set(values)) for values in column), dtype=np.bool_)
        if unwanted:
            mask &= np.fromiter((not unwanted & set(values) for values in column), dtype=np.bool_)
    if filters.since is not None:
        mask &= np.asarray(facets.year) >= filters.since
    return mask
