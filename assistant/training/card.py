"""The card of an index: what is in it, how old, what is missing, how it ranks, how it scored, where its limits are."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.index import BuiltIndex, IndexHome
from assistant.training.wording import NAMES

LIMITS = (
    "Cases are what was published; successes are published more often than failures.",
    "A match strength is a chance measured on judged problems, not a promise.",
    "Law is general information as at its checked-on date, not legal advice.",
)
THIN = 3  # cases under which a sector or theme counts as thin


def card(home: IndexHome, version: str) -> dict[str, Any]:
    """The card of a version as plain values; IndexDamaged where it cannot be opened."""
    index = BuiltIndex.open(home.path(version))
    facets = index.facets
    themes = Counter(theme for held in facets.themes for theme in held)
    sectors = Counter(facets.sector)
    law = [index.consideration(key) for key in index.legal_ids]
    return {
        "index": version,
        "corpus": index.manifest.corpus,
        "legal": index.manifest.legal,
        "version": index.manifest.version,
        "cases": len(index.case_ids),
        "considerations": len(law),
        "years": [min(facets.year), max(facets.year)] if facets.year else [],
        "sectors": dict(sectors.most_common()),
        "thin": sorted(
            [slug for slug in index.taxonomy.sectors if sectors[slug] < THIN]
            + [slug for slug in index.taxonomy.themes if themes[slug] < THIN]
        ),
        "law checked": [min(one.checked_on for one in law), max(one.checked_on for one in law)],
        "law overdue": [one.id for one in law if one.is_due(date.today())],
        "weights": index.cases.settings.weights,
        "settings": index.cases.settings.model_dump(exclude={"weights"}),
        "scores": _scores(home, version),
        "limits": list(LIMITS),
    }


def as_text(values: dict[str, Any]) -> str:
    """A card for reading."""
    return "\n".join(_lines(values))


def _lines(values: dict[str, Any]) -> Iterator[str]:
    yield f"Index {values['index']} (corpus {values['corpus']}, legal {values['legal']}, program {values['version']})"
    years = values["years"]
    span = f", published {years[0]} to {years[1]}" if years else ""
    yield f"{values['cases']} cases{span}; {values['considerations']} considerations"
    yield "Sectors: " + ", ".join(f"{name} {count}" for name, count in values["sectors"].items())
    yield f"Fewer than {THIN} cases: " + (", ".join(values["thin"]) or "nothing")
    yield f"Law checked between {values['law checked'][0]} and {values['law checked'][1]}; " + (
        f"overdue: {', '.join(values['law overdue'])}" if values["law overdue"] else "none overdue"
    )
    yield "Weights: " + ", ".join(f"{name} {w:g}" for name, w in values["weights"].items())
    yield "Settings: " + ", ".join(f"{name} {value}" for name, value in values["settings"].items())
    held = (values["scores"] or {}).get("held out")
    if held:
        yield "On judged problems held out of all learning:"
        yield from (f"  {NAMES[name]:36} {mean:.3f}" for name, mean in held.items())
    else:
        yield "Not measured: this version was built on first use. `train` measures."
    yield from (f"Limit: {limit}" for limit in values["limits"])


def _scores(home: IndexHome, version: str) -> dict[str, Any] | None:
    try:
        text = (home.folder / "cards" / f"{version}.json").read_text(encoding="utf-8")
        values: dict[str, Any] = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return None
    return values
