"""An open index: the retrievers, the records by id, and the facets that filters need.

Records are parsed when shown, not when the index is opened.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexDamaged
from assistant.index.manifest import Manifest, trusted
from assistant.index.stored import Among, load_counts, load_phrases, load_strings
from assistant.language import Analyser, Expander, Speller
from assistant.language.reading import SignBook
from assistant.retrieval import Retriever
from assistant.retrieval.postings import Floats, Strings, load_array
from assistant.retrieval.scope import Scope

if TYPE_CHECKING:
    from assistant.library.cases import Case
    from assistant.library.considerations import Consideration
    from assistant.library.vocabulary import Publication, Taxonomy

# first term → (number of the trigger, place of the phrase in it, the phrase's terms)
Beginnings = dict[str, list[tuple[int, int, Sequence[str]]]]


@dataclass(frozen=True)
class Facets:
    """What filters and ranking need of each case, in the order of the retriever's ids."""

    sector: tuple[str, ...]
    country: tuple[str, ...]
    source: tuple[str, ...]
    year: tuple[int, ...]
    themes: tuple[tuple[str, ...], ...]
    staff_groups: tuple[tuple[str, ...], ...]
    features: tuple[tuple[str, ...], ...]
    organisation: tuple[str, ...]

    @classmethod
    def of(cls, cases: Mapping[str, "Case"]) -> "Facets":
        """The facets of cases, in id order."""
        held = [cases[key] for key in sorted(cases)]
        return cls(
            sector=tuple(case.sector for case in held),
            country=tuple(case.country for case in held),
            source=tuple(case.source.id for case in held),
            year=tuple(case.year for case in held),
            themes=tuple(case.themes for case in held),
            staff_groups=tuple(case.staff_groups for case in held),
            features=tuple(case.features for case in held),
            organisation=tuple(case.organisation for case in held),
        )


class BuiltIndex:
    """One index folder, opened. Read-only and safe to share between threads once open."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        self.analyser = Analyser()
        self.cases = Retriever.load(folder / "cases", self.analyser)
        self.legal = Retriever.load(folder / "legal", self.analyser)
        self.case_ids = list(self.cases.postings.ids)
        self._parsed: dict[str, Case] = {}  # grows to the library at most
        self._parsed_law: dict[str, Consideration] = {}
        self._shown: dict[str, Any] = {}
        self._weightiest: dict[int, NDArray[np.int8]] = {}
        self.legal_term = lru_cache(None)(self._legal_term)  # grows to the terms of cases at most
        self.number = {key: number for number, key in enumerate(self.case_ids)}

    @classmethod
    def open(cls, folder: Path) -> "BuiltIndex":
        """Open an index whose files are as they were when last compared with their checksums, or are so now."""
        manifest = trusted(folder)
        try:
            return cls(folder, manifest)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(
                f"The index in {folder} cannot be opened ({error}). Build it again with `train`."
            ) from None

    def case(self, key: str) -> "Case":
        """The record of a case; KeyError where there is none."""
        from assistant.library.cases import Case

        held = self._parsed.get(key)
        if held is None:
            record = self._case_records.raw(self.number[key])
            held = self._parsed[key] = Case.model_validate_json(record)
        return held

    def consideration(self, key: str) -> "Consideration":
        """The record of a consideration; KeyError where there is none."""
        from assistant.library.considerations import Consideration

        held = self._parsed_law.get(key)
        if held is None:
            if key not in self.legal_ids:
                raise KeyError(key)
            record = self._legal_records.raw(self.legal_ids.index(key))
            held = self._parsed_law[key] = Consideration.model_validate_json(record)
        return held

    def shown_case(self, key: str) -> Any:
        """A case's values as attributes, not validated again: they were when the index was built, and are sealed."""
        held = self._shown.get(key)
        if held is None:
            held = self._shown[key] = _as_attributes(self._case_records.raw(self.number[key]))
        return held

    def shown_consideration(self, key: str) -> Any:
        """A consideration's values as attributes, not validated again."""
        return _as_attributes(self._legal_records.raw(self.legal_ids.index(key)))

    def weightiest_features(self, number: int) -> NDArray[np.int8]:
        """The weight of the weightiest trigger of each consideration among a case's features, 0 for none, shape [L]."""
        held = self._weightiest.get(number)
        if held is None:
            weights = [trigger["features"] for trigger in self.triggers]
            own = self.facets.features[number]
            found = [max((held.get(one, 0) for one in own), default=0) for held in weights]
            held = self._weightiest[number] = np.asarray(found, dtype=np.int8)
        return held

    def _legal_term(self, number: int) -> int:
        """The number among the terms of the law of a term of the cases, -1 where the law has it not."""
        return self.legal.number(self.cases.postings.terms.word(number))

    def shown_publication(self, key: str) -> Any:
        """A publication's values as attributes, not validated again."""
        return SimpleNamespace(**self._publications[key])

    def label(self, slug: str) -> str:
        """The label of any slug of the controlled words, or the slug itself where there is none."""
        return self._labels.get(slug, slug)

    def because(self, feature: str) -> str:
        """What completes "N of the initiatives below …" for a feature."""
        because: str = self._taxonomy["features"][feature]["because"]
        return because

    @cached_property
    def legal_ids(self) -> list[str]:
        """Ids of the considerations, in the order of their records."""
        return list(self.legal.postings.ids)

    @cached_property
    def facets(self) -> Facets:
        """Facets of every case."""
        values = self._json("facets.json")
        columns: dict[str, Any] = {
            name: tuple(tuple(item) if isinstance(item, list) else item for item in column)
            for name, column in values.items()
        }
        return Facets(**columns)

    def theme_shares(self, themes: Sequence[str]) -> Floats:
        """How much of these themes each case is about, shape [D], 0 to 1."""
        held = [self._about[slug] for slug in themes if slug in self._about]
        none = np.zeros(len(self.case_ids), dtype=np.float32)
        return sum(held, none) / np.float32(max(len(themes), 1))

    @cached_property
    def _about(self) -> dict[str, Floats]:
        """Theme → 1 for each case about it, else 0."""
        about: dict[str, Floats] = {}
        for number, themes in enumerate(self.facets.themes):
            for slug in themes:
                about.setdefault(slug, np.zeros(len(self.case_ids), dtype=np.float32))[number] = 1
        return about

    @cached_property
    def expander(self) -> Expander:
        """The compiled thesaurus."""
        return Expander(load_phrases(self.folder, "thesaurus"))

    @cached_property
    def speller(self) -> Speller:
        """The speller over the words of this corpus."""
        english = Among(load_strings(self.folder, "english"))
        return Speller(load_counts(self.folder, "frequencies"), english)

    @cached_property
    def taxonomy(self) -> "Taxonomy":
        """The controlled words."""
        from assistant.library.vocabulary import Taxonomy

        return Taxonomy.model_validate(self._taxonomy)

    @cached_property
    def signs(self) -> dict[str, SignBook]:
        """Compiled signs of sectors, themes and staff groups, for reading a problem."""
        return {kind: SignBook(signs) for kind, signs in self._json("signs.json").items()}

    @cached_property
    def present_names(self) -> dict[str, str]:
        """Case id → what its organisation is called now, where that differs."""
        names: dict[str, str] = self._json("present_names.json")
        return names

    @cached_property
    def publications(self) -> dict[str, "Publication"]:
        """The publications that cases cite."""
        from assistant.library.vocabulary import Publication

        return {key: Publication.model_validate(one) for key, one in self._publications.items()}

    @cached_property
    def collections(self) -> dict[str, str]:
        """Case id → the collection that its publication belongs to."""
        held = {key: one.collection for key, one in self.publications.items()}
        return {
            key: held[source] for key, source in zip(self.case_ids, self.facets.source, strict=True)
        }

    @cached_property
    def triggers(self) -> list[dict[str, Any]]:
        """Compiled legal triggers, one mapping a consideration."""
        triggers: list[dict[str, Any]] = self._json("triggers.json")
        return triggers

    @cached_property
    def trigger_words(self) -> Beginnings:
        """The words of the triggers by the term they begin with."""
        return by_first_term(self.triggers)

    @cached_property
    def typicality(self) -> Floats:
        """How much each term of the cases belongs to the field rather than to English at large, 0 to 1."""
        return load_array(self.folder / "typicality.npy")

    @cached_property
    def precedents(self) -> tuple[Floats, Floats]:
        """How far considerations are raised in general, shape [L], and given each case, shape [D, L]."""
        return load_array(self.folder / "usual.npy"), load_array(self.folder / "precedents.npy")

    @cached_property
    def leanings(self) -> tuple[Floats, Floats]:
        """How far considerations are raised by no word, shape [L], and by each term of the cases, [T, L]."""
        return load_array(self.folder / "leanings_base.npy"), load_array(
            self.folder / "leanings.npy"
        )

    @cached_property
    def scope(self) -> Scope:
        """The model of what is a workforce problem at all."""
        return Scope.load(self.folder / "scope")

    @cached_property
    def calibration(self) -> dict[str, Any]:
        """The fitted calibration."""
        values: dict[str, Any] = self._json("calibration.json")
        return values

    @cached_property
    def _taxonomy(self) -> dict[str, Any]:
        values: dict[str, Any] = self._json("taxonomy.json")
        return values

    @cached_property
    def _publications(self) -> dict[str, Any]:
        values: dict[str, Any] = self._json("publications.json")
        return values

    @cached_property
    def _labels(self) -> dict[str, str]:
        groups = ("features", "staff_groups", "themes", "countries", "sectors")
        return {
            slug: entry["label"] for name in groups for slug, entry in self._taxonomy[name].items()
        }

    @cached_property
    def _case_records(self) -> Strings:
        return load_strings(self.folder, "case_records")

    @cached_property
    def _legal_records(self) -> Strings:
        return load_strings(self.folder, "legal_records")

    def _json(self, name: str) -> Any:
        path = self.folder / name
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise IndexDamaged(
                f"The index file {path} cannot be read ({error}). Build the index again with `train`."
            ) from None


def _as_attributes(record: bytes) -> Any:
    return json.loads(record, object_hook=lambda values: SimpleNamespace(**values))


def by_first_term(triggers: Sequence[Mapping[str, Any]]) -> Beginnings:
    """Compiled triggers by the first of their words' terms."""
    found: Beginnings = {}
    for number, trigger in enumerate(triggers):
        for place, phrase in enumerate(trigger["phrases"]):
            for terms in phrase["terms"]:
                found.setdefault(terms[0], []).append((number, place, terms))
    return found
