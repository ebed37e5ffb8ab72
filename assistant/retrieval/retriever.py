"""The retriever: fit, search, save, load. Knows fielded documents and nothing of cases.

Exact: every document is scored. The same documents and settings give the same bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import log
from pathlib import Path
from typing import NamedTuple

from assistant.errors import IndexDamaged
from assistant.language import Analyser
from assistant.retrieval import explaining, search
from assistant.retrieval.explaining import Contribution, Shares
from assistant.retrieval.forward import Forward
from assistant.retrieval.postings import Floats, Postings
from assistant.retrieval.settings import RetrievalSettings

FORMAT = 1
MOST_KEPT = 50_000  # words whose numbers are remembered


class Hit(NamedTuple):
    """One found document."""

    id: str
    score: float


class Retriever:
    """Ranks documents by TF-IDF over passages and fields."""

    def __init__(
        self,
        postings: Postings,
        settings: RetrievalSettings | None = None,
        analyser: Analyser | None = None,
    ) -> None:
        self.postings = postings
        self.settings = settings or RetrievalSettings()
        self.analyser = analyser or Analyser()
        self._numbers: dict[str, int] = {}
        self._passage_scores = search.passage_scores
        self._top = search.top

    @classmethod
    def fit(
        cls,
        documents: Iterable[tuple[str, Mapping[str, str | Sequence[str]]]],
        settings: RetrievalSettings | None = None,
        analyser: Analyser | None = None,
        *,
        workers: int = 1,
    ) -> "Retriever":
        """Fit on ``(id, {field: text or texts})`` pairs; needs scikit-learn.

        ``workers`` processes analyse the texts, each with a new analyser of the same class; it pays from some ten
        thousand texts on, and changes no byte.
        """
        from assistant.retrieval.fitting import fit

        settings = settings or RetrievalSettings()
        analyser = analyser or Analyser()
        return cls(fit(documents, analyser, settings, workers), settings, analyser)

    def compile(self) -> "Retriever":
        """This retriever, scoring from now on in a compiled loop; pays from some ten thousand documents on.

        The same scores. Takes about a second and needs numba: ImportError without it.
        """
        from assistant.retrieval import compiled

        compiled.top(compiled.passage_scores(self.postings, {}), 1)
        self._passage_scores, self._top = compiled.passage_scores, compiled.top
        return self

    def search(self, text: str, k: int = 10) -> list[Hit]:
        """The k best documents for a text, best first; fewer where fewer share a word with it."""
        return self.hits(self.scores(self.query(text)), k)

    def search_many(self, texts: Iterable[str], k: int = 10) -> Iterator[list[Hit]]:
        """``search`` for each text, in order."""
        return (self.search(text, k) for text in texts)

    def query(self, text: str) -> dict[int, float]:
        """The text's terms by number with their weights, of unit length."""
        return self.weigh((term, 1.0) for term in self.analyser.terms(text))

    def weigh(self, terms: Iterable[tuple[str, float]]) -> dict[int, float]:
        """Counted terms (a repeated one counts by 1 + log) to query weights of unit length."""
        counts: dict[int, float] = {}
        for term, count in terms:
            number = self.number(term)
            if number >= 0:
                counts[number] = counts.get(number, 0.0) + count
        idf = self.postings.idf
        sub = _sublinear if self.settings.sublinear else _linear
        return search.normalise({n: sub(count) * float(idf[n]) for n, count in counts.items()})

    def number(self, term: str) -> int:
        """The number of a term, or -1 where no document has it."""
        found = self._numbers.get(term)
        if found is None:
            if len(self._numbers) >= MOST_KEPT:
                self._numbers.clear()
            found = self._numbers[term] = self.postings.terms.find(term)
        return found

    def scores(self, query: Mapping[int, float]) -> Floats:
        """The score of every document, shape [D], in id order."""
        totals = search.totals(self.field_scores(query), self.weights)
        if self.settings.feedback > 0 and query:
            fed_back = self.field_scores(self.fed_back(query, totals))
            totals = search.totals(fed_back, self.weights)
        return totals

    def field_scores(self, query: Mapping[int, float]) -> Floats:
        """The best passage of each field of each document, shape [D, F]."""
        return search.slot_scores(self.postings, self._passage_scores(self.postings, query))

    def fed_back(self, query: Mapping[int, float], totals: Floats) -> dict[int, float]:
        """The query with terms of its first answers."""
        return search.with_feedback(self.postings, query, totals, self.settings)

    def hits(self, totals: Floats, k: int) -> list[Hit]:
        """The k best of document scores."""
        best = self._top(totals, k)
        return list(map(Hit, map(self.postings.ids.word, best.tolist()), totals[best].tolist()))

    def explain(self, query: Mapping[int, float], document: int) -> list[Contribution]:
        """What each term of a query gave to a document's score, by field."""
        return explaining.contributions(self.forward, query, document)

    def shares(self, query: Mapping[int, float], documents: Sequence[int]) -> Shares:
        """``explain`` for several documents, as numbers."""
        return explaining.shares(self.forward, query, documents)

    @cached_property
    def forward(self) -> Forward:
        """The documents' terms, for explaining."""
        return Forward(self.postings, self.weights)

    @cached_property
    def places(self) -> dict[str, int]:
        """Each field's place in ``field_scores``."""
        return {name: place for place, name in enumerate(self.postings.field_names)}

    @cached_property
    def weights(self) -> Floats:
        """Share of each field, shape [F]."""
        return search.field_weights(self.postings, self.settings)

    def save(self, folder: Path | str) -> None:
        """Write the arrays and settings into a folder."""
        folder = Path(folder)
        self.postings.save(folder)
        values = {"format": FORMAT, "settings": self.settings.model_dump()}
        (folder / "retriever.json").write_text(
            json.dumps(values, sort_keys=True, indent=1), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path | str, analyser: Analyser | None = None) -> "Retriever":
        """Open a saved retriever; raises IndexDamaged where it cannot be used."""
        folder = Path(folder)
        try:
            values = json.loads((folder / "retriever.json").read_text(encoding="utf-8"))
            if values["format"] != FORMAT:
                raise ValueError(f"format {values['format']} is not {FORMAT}")
            settings = RetrievalSettings.model_validate(values["settings"])
            return cls(Postings.load(folder), settings, analyser)
        except (OSError, ValueError, KeyError, TypeError, EOFError, RecursionError) as error:
            raise IndexDamaged(
                f"The index in {folder} cannot be read ({error}). Build it again with `train`."
            ) from None


def _sublinear(count: float) -> float:
    return 1.0 + log(count) if count > 1 else count


def _linear(count: float) -> float:
    return count
