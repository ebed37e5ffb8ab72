"""From a library to a sealed index folder. Same library and settings, same bytes.

Owns what text of a record goes into which field. Imports scikit-learn through the retriever's fitting.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant import __version__
from assistant.building.leanings import fit_leanings
from assistant.building.scope import fit_scope
from assistant.building.settings import CASE_SETTINGS, LEGAL_SETTINGS, Learned
from assistant.index import fingerprint
from assistant.index.contents import Facets
from assistant.index.manifest import Manifest, seal
from assistant.index.stored import save_counts, save_phrases, save_strings
from assistant.language import Analyser
from assistant.language.expansion import as_values, compile_entries
from assistant.language.reading import sign_terms
from assistant.legal.precedents import learn_precedents
from assistant.legal.triggers import compile_triggers
from assistant.library import Case, Consideration, Library, judgements
from assistant.library.judgements import Judgements
from assistant.library.vocabulary import Organisations, Taxonomy
from assistant.retrieval import Retriever
from assistant.retrieval.postings import Floats
from assistant.retrieval.scope import Scope

Progress = Callable[[str], None]
ASKED = "asked"  # the field of judged problems that a case answers
# an English word this rare in the list is as likely to be a misspelling
RAREST_ENGLISH = 60


def build(
    library: Library,
    folder: Path,
    *,
    learned: Learned | None = None,
    judged: Judgements | None = None,
    progress: Progress = lambda _: None,
) -> Manifest:
    """Fit everything an index needs into an empty folder, and seal it.

    ``learned`` and ``judged`` (the judged problems to learn from) default to what the corpus holds.
    """
    analyser = Analyser()
    learned = learned or Learned.shipped(library.root)
    judged = judged or _learned_from(library)
    progress("fitting the cases")
    texts = {key: case_fields(case, library) for key, case in library.cases.items()}
    asked = judged.asked
    asking = {key: {**fields, ASKED: asked.get(key, [])} for key, fields in texts.items()}
    cases = Retriever.fit(asking.items(), CASE_SETTINGS, analyser)
    cases.save(folder / "cases")
    progress("fitting the legal pack")
    legal_texts = {key: legal_fields(item) for key, item in library.considerations.items()}
    asked_of_law = judged.asked_of_law
    asking_law = {
        key: {**fields, ASKED: asked_of_law.get(key, [])} for key, fields in legal_texts.items()
    }
    Retriever.fit(asking_law.items(), LEGAL_SETTINGS, analyser).save(folder / "legal")
    precedents = learn_precedents(judged, sorted(texts), sorted(legal_texts))
    np.save(folder / "usual.npy", precedents.usual, allow_pickle=False)
    np.save(folder / "precedents.npy", precedents.by_case, allow_pickle=False)
    leanings = fit_leanings(judged, cases, sorted(legal_texts))
    np.save(folder / "leanings_base.npy", leanings.base, allow_pickle=False)
    np.save(folder / "leanings.npy", leanings.by_term, allow_pickle=False)
    progress("fitting the scope")
    _scope(library, judged, analyser).save(folder / "scope")
    progress("writing the records")
    english = _english_frequencies()
    _save_records(library, folder)
    _save_json(folder / "facets.json", asdict(Facets.of(library.cases)))
    words = Counter(_words(analyser, [*texts.values(), *legal_texts.values()], library))
    save_counts(folder, "frequencies", words)
    thesaurus = compile_entries(library.thesaurus.groups, analyser)
    entries = {phrase: as_values(targets) for phrase, targets in thesaurus.items()}
    save_phrases(folder, "thesaurus", entries)
    for name, values in _vocabulary(library, analyser).items():
        _save_json(folder / f"{name}.json", values)
    _save_json(folder / "triggers.json", compile_triggers(library.considerations, analyser))
    known = (word for word, times in english.items() if times >= RAREST_ENGLISH)
    save_strings(folder, "english", sorted(known))
    terms = list(cases.postings.terms)
    np.save(folder / "typicality.npy", _typicality(terms, words, analyser), allow_pickle=False)
    _save_json(folder / "calibration.json", learned.calibration)
    return seal(
        folder,
        version=__version__,
        corpus=fingerprint.corpus_fingerprint(library.root, library.local),
        legal=fingerprint.legal_fingerprint(library.root),
        counts={"cases": len(library.cases), "considerations": len(library.considerations)},
    )


def _learned_from(library: Library) -> Judgements:
    judged = judgements.load_shipped(library.root)
    return judged.tuned_on if judged else Judgements(())


def _scope(library: Library, judged: Judgements, analyser: Analyser) -> Scope:
    inside = [text for case in library.cases.values() for text in case.situations]
    inside += [text for item in library.considerations.values() for text in item.situations]
    inside += [topic.text for topic in judged.topics if topic.kind != "refuse"]
    return fit_scope(inside, [topic.text for topic in judged.refused], analyser)


def case_fields(case: Case, library: Library) -> dict[str, str | list[str]]:
    """The text of a case by field, as passages."""
    taxonomy, organisations = library.taxonomy, library.organisations
    return {
        "title": case.title,
        "situation": list(case.situations),
        "summary": case.summary,
        "keywords": ". ".join(case.keywords),
        "problem": case.problem,
        "actions": case.actions,
        "outcomes": "\n".join(case.outcomes),
        "obstacles": "\n".join(case.obstacles),
        "lessons": "\n".join(case.lessons),
        "labels": _labels(case, taxonomy),
        "place": _places(case, organisations),
    }


def legal_fields(item: Consideration) -> dict[str, str | list[str]]:
    """The text of a consideration by field, as passages."""
    return {
        "title": f"{item.title}. {item.scope}",
        "situation": list(item.situations),
        "keywords": ". ".join(item.keywords),
        "about": "\n".join((item.about, *item.watch_for)),
        "rules": "\n".join(rule.text for rule in item.rules),
        "phrases": [" ".join(trigger.words) for trigger in item.triggers.phrases],
    }


def _labels(case: Case, taxonomy: Taxonomy) -> str:
    slugs = (*case.themes, *case.staff_groups, case.sector)
    return ". ".join((*(taxonomy.label(slug) for slug in slugs), case.setting))


def _places(case: Case, organisations: Organisations) -> str:
    bodies = organisations.find(case.organisation)
    names = (name for body in bodies for name in (body.region, *body.aliases))
    now = organisations.present_name(case.organisation) or ""
    return ". ".join((case.organisation, now, *case.partners, *names))


def _save_records(library: Library, folder: Path) -> None:
    cases = [library.cases[key].model_dump_json() for key in sorted(library.cases)]
    legal = [
        library.considerations[key].model_dump_json() for key in sorted(library.considerations)
    ]
    save_strings(folder, "case_records", cases)
    save_strings(folder, "legal_records", legal)


def _vocabulary(library: Library, analyser: Analyser) -> dict[str, Any]:
    """What is kept as JSON, by name of the file."""
    organisations = library.organisations
    now = {
        key: organisations.present_name(case.organisation) for key, case in library.cases.items()
    }
    return {
        "taxonomy": library.taxonomy.model_dump(),
        "signs": compile_signs(library.taxonomy, analyser),
        "publications": {key: value.model_dump() for key, value in library.sources.items()},
        "present_names": {key: name for key, name in sorted(now.items()) if name},
    }


def compile_signs(taxonomy: Taxonomy, analyser: Analyser) -> dict[str, dict[str, list[str]]]:
    """Phrase (in terms) → slugs, for sectors, staff groups, themes and countries; a false friend → none."""
    compiled: dict[str, dict[str, list[str]]] = {}
    for name in ("sectors", "staff_groups", "themes", "countries"):
        phrases: dict[str, list[str]] = {}
        for slug, entry in getattr(taxonomy, name).items():
            for phrase in (entry.label, *entry.signs):
                held = phrases.setdefault(_key(analyser, phrase), [])
                if slug not in held:
                    held.append(slug)
        for phrase in getattr(taxonomy.false_friends, name):
            phrases[_key(analyser, phrase)] = []
        compiled[name] = dict(sorted(phrases.items()))
    return compiled


def _key(analyser: Analyser, phrase: str) -> str:
    return " ".join(sign_terms(analyser.tokens(phrase)))


def _words(
    analyser: Analyser, texts: Sequence[dict[str, str | list[str]]], library: Library
) -> Iterable[str]:
    for fields in texts:
        for value in fields.values():
            for text in (value,) if isinstance(value, str) else value:
                yield from (token.surface for token in analyser.tokens(text))
    for group in library.thesaurus.groups:
        for text in (group.preferred, *group.alternative, *group.related, *group.broader):
            yield from (token.surface for token in analyser.tokens(text))


@cache
def _english_frequencies() -> dict[str, int]:
    from spellchecker import SpellChecker

    frequencies = SpellChecker(language="en", distance=1).word_frequency
    return {word: int(frequencies[word]) for word in frequencies.words()}


def _typicality(terms: Sequence[str], words: Mapping[str, int], analyser: Analyser) -> Floats:
    """How much commoner each term is here than in English at large, squeezed into 0 to 1."""
    here, there = _by_term(words, analyser), _english_by_term()
    size_here, size_there = sum(here.values()), sum(there.values())
    found = []
    for term in terms:
        share = (here.get(term, 0) + 0.5) / size_here
        usual = (there.get(term, 0) + 1000) / size_there
        found.append(1.0 / (1.0 + usual / share * math.e))
    return np.asarray(found, dtype=np.float32)


@cache
def _english_by_term() -> Counter[str]:
    return _by_term(_english_frequencies(), Analyser())


def _by_term(frequencies: Mapping[str, int], analyser: Analyser) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word, times in frequencies.items():
        for token in analyser.tokens(word):
            counts[token.term] += times
    return counts


def _save_json(path: Path, values: Any) -> None:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
