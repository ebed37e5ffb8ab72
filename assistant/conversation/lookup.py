"""Finding a word in the glossary and a piece of law by what people call it."""

from functools import cached_property
from typing import NamedTuple

from assistant.conversation.called import ALSO_CALLED, LAW_WORDS
from assistant.index.contents import BuiltIndex
from assistant.library import Consideration
from assistant.library.considerations import Term

NEAR = 86.0  # RapidFuzz ratio from which a misspelt term is taken


class Meaning(NamedTuple):
    """What a word stands for: a word of the taxonomy, terms of the legal pack (or both), a law, or readings."""

    label: str
    kind: str = ""  # theme, sector, staff group of the taxonomy, with its gloss
    gloss: str = ""
    scheme: str = ""  # whose word of the taxonomy it is
    because: str = ""
    law: str = ""
    terms: tuple[tuple[str, Term], ...] = ()  # consideration id and its term
    readings: tuple[str, ...] = ()


class Lookup:
    """The words of one index by name."""

    def __init__(self, index: BuiltIndex) -> None:
        self._index = index

    def key(self, text: str) -> str:
        """A name as compared: stems, without articles and the like."""
        tokens = self._index.analyser.tokens(text)
        return " ".join(t.term for t in tokens if t.surface not in ("a", "an", "the", "of", "and"))

    def law(self, name: str) -> str | None:
        """The id of the consideration that people call so."""
        plain = " ".join(w for w in name.casefold().split() if w not in LAW_WORDS).strip(" ?.!,")
        if not plain:
            return None
        key = self.key(plain)
        found = self._laws.get(key)
        if found is None and len(key) > 4:
            found = self._near(key, self._laws)
        return found

    def meaning(self, term: str) -> Meaning | None:
        """What a term means, from the glossary first, the taxonomy, the law, the thesaurus."""
        key = self.key(term.strip(" ?.!,\"'“”‘’"))
        if not key:
            return None
        if key not in self._meanings and key not in self._laws:
            key = (self._near_key(key) if len(key) > 3 else None) or key
        if key in self._meanings:
            return self._meanings[key]
        law = self._laws.get(key)
        if law:
            return Meaning(self.consideration(law).title, law=law)
        return self._expanded(term)

    def nearest(self, term: str, most: int = 4) -> list[str]:
        """Labels of the terms nearest to one that is not there."""
        from rapidfuzz import fuzz, process

        near = process.extract(term, self.labels(), scorer=fuzz.WRatio, limit=most, score_cutoff=70)
        return [label for label, _, _ in near]

    def labels(self) -> list[str]:
        """Every word that the glossary explains, in order of the alphabet."""
        labels = {meaning.label for meaning in self._meanings.values()}
        return sorted(labels, key=str.casefold)

    def consideration(self, key: str) -> Consideration:
        """A consideration's record."""
        return self._considerations[key]

    @cached_property
    def _considerations(self) -> dict[str, Consideration]:
        return {key: self._index.consideration(key) for key in self._index.legal_ids}

    @cached_property
    def _laws(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for name, law in ALSO_CALLED.items():
            if law in self._considerations:
                names[self.key(name)] = law
        for law, item in self._considerations.items():
            inner = item.title.replace("(", ";").replace(")", "")
            for name in (law.replace("-", " "), item.title, *inner.split(";")):
                names.setdefault(self.key(name), law)
            for name in item.triggers.phrases[0].words[:2]:
                names.setdefault(self.key(name), law)
        names.pop("", None)
        return names

    @cached_property
    def _meanings(self) -> dict[str, Meaning]:
        taxonomy = self._index.taxonomy
        found: dict[str, Meaning] = {}
        for kind, group in (
            ("theme", taxonomy.themes),
            ("sector", taxonomy.sectors),
            ("staff group", taxonomy.staff_groups),
        ):
            for entry in group.values():
                meaning = Meaning(
                    entry.label, kind=kind, gloss=entry.gloss or "", scheme=entry.scheme or ""
                )
                found.setdefault(self.key(entry.label), meaning)
        for law, item in self._considerations.items():
            for term in item.glossary:
                for key in {self.key(name) for name in _names(term.term)}:
                    held = found.get(key, Meaning(term.term))
                    found[key] = held._replace(terms=(*held.terms, (law, term)))
        for feature in taxonomy.features.values():
            found.setdefault(
                self.key(feature.label), Meaning(feature.label, because=feature.because)
            )
        return found

    def _expanded(self, term: str) -> Meaning | None:
        tokens = self._index.analyser.tokens(term)
        if len([token for token in tokens if not token.stop]) > 3:
            return None
        readings = [
            one.target.label
            for one in self._index.expander.expand(tokens)
            if one.target.weight >= 0.75 and one.typed == term.casefold().strip(" ?.!")
        ]
        return Meaning(term, readings=tuple(dict.fromkeys(readings))) if readings else None

    def _near_key(self, key: str) -> str | None:
        from rapidfuzz import fuzz, process

        names = [*self._meanings, *self._laws]
        near = None
        if len(key) > 4:
            near = process.extractOne(key, sorted(names), scorer=fuzz.ratio, score_cutoff=NEAR)
        return near[0] if near else _swapped(key, names)

    def _near(self, key: str, names: dict[str, str]) -> str | None:
        from rapidfuzz import fuzz, process

        near = process.extractOne(key, sorted(names), scorer=fuzz.ratio, score_cutoff=NEAR)
        return names[near[0]] if near else None


def _swapped(key: str, names: list[str]) -> str | None:
    """The name that two swapped letters of a short word make: TUEP for TUPE."""
    from rapidfuzz.distance import OSA

    alike = (name for name in sorted(names) if sorted(name) == sorted(key))
    return next((name for name in alike if OSA.distance(key, name) == 1), None)


def _names(term: str) -> list[str]:
    """A term and the name in its brackets: "Integrated care board (ICB)" is also "ICB"."""
    outer, _, inner = term.partition("(")
    return [term, outer.strip(), *([inner.rstrip(") ")] if inner else [])]
