"""Assistant: a problem in, an Answer out. Synchronous, pure once loaded, safe to share between threads.

Owns the order of the steps. Each step is a function elsewhere: read, rank, calibrate, raise the law, assemble.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from assistant import __version__, logs, paths
from assistant.answering import (
    Chosen,
    assemble_cases,
    assemble_law,
    said_of_cases,
    understood_as,
)
from assistant.building.opening import Progress, open_index
from assistant.coverage import thin_note
from assistant.errors import UsageError
from assistant.filtering import allowed, resolve
from assistant.index import BuiltIndex
from assistant.language.analyser import fold
from assistant.language.reading import Reading, read
from assistant.language.triage import Triage, triage
from assistant.legal.raising import Raised, RaisingModel, raise_considerations
from assistant.models import Answer, Filters, LegalAnswer, Match, Receipt
from assistant.retrieval import search
from assistant.retrieval.calibration import (
    Answerability,
    Calibration,
    Question,
    common_facts,
)
from assistant.retrieval.ranking import Ranking, lifted, rank
from assistant.retrieval.variety import spread
from assistant.standing import Standing

if TYPE_CHECKING:
    from assistant.conversation import Conversation

LONGEST_PROBLEM = 200_000  # characters
WORDS: tuple[Match, ...] = ("none", "weak", "partial", "strong")
MOST_CASES = 100
SPARE = 10  # candidates beyond those asked for, so that variety has a choice


class Found(NamedTuple):
    """What was found for a problem, the cases best first.

    ``fits`` is the chance that it is one to answer; ``in_scope``, whether it is of the field though no case may fit.
    """

    reading: Reading
    triage: Triage
    ranking: Ranking
    chosen: tuple[Chosen, ...]
    fits: float
    in_scope: bool
    match: Match
    raised: tuple[Raised, ...]

    @property
    def shown(self) -> tuple[Chosen, ...]:
        """The cases that the answer gives: none where nothing fits."""
        return self.chosen if self.match != "none" else ()


class Assistant:
    """Answers workforce problems from one index."""

    def __init__(self, index: BuiltIndex, *, today: date | None = None) -> None:
        self.index = index
        self.calibration = Calibration.of(index.calibration.get("cases", {}))
        self.answerability = Answerability.of(index.calibration.get("answerable", {}))
        self.raising = RaisingModel.of(index.calibration.get("legal", {}))
        self.standing = Standing(index)
        self._today = today

    @classmethod
    def load(
        cls,
        corpus: Path | str | None = None,
        index: Path | str | None = None,
        *,
        local: Path | str | None = None,
        progress: Progress = lambda _: None,
    ) -> "Assistant":
        """Open the serving index of a corpus, building it first where there is none or the corpus changed.

        ``local`` is a folder of the user's own cases, which are searched with the rest and marked.
        """
        root = Path(corpus) if corpus else paths.shipped_corpus()
        own = Path(local) if local else None
        return cls(open_index(root, Path(index) if index else None, progress, own))

    def conversation(self) -> "Conversation":
        """A conversation that starts afresh."""
        from assistant.conversation import Conversation

        return Conversation(self)

    @property
    def today(self) -> date:
        """The day on which freshness of the law is judged."""
        return self._today or date.today()

    @property
    def receipt(self) -> Receipt:
        """What answers are made from."""
        manifest = self.index.manifest
        return Receipt(
            index=manifest.id, corpus=manifest.corpus, legal=manifest.legal, version=__version__
        )

    def recommend(
        self,
        text: str,
        top: int = 10,
        *,
        filters: Filters | None = None,
        id: str | None = None,
        keep: Iterable[str] = (),
        show_all: bool = False,
    ) -> Answer:
        """Answer one problem.

        ``top`` is the most cases given (1 to 100). ``keep`` names words that are neither mended nor
        expanded. ``show_all`` gives the ranking even where nothing fits. Raises UsageError where there
        is no text, or too much.
        """
        problem = clean(text)
        filters = filters or Filters()
        with logs.lasting("answered", characters=len(problem), filtered=filters.active) as told:
            found = self.find(problem, top, filters=filters, keep=keep, show_all=show_all)
            shown = found.chosen if show_all else found.shown
            told.update(match=found.match, cases=len(shown), considerations=len(found.raised))
        return Answer(
            query=problem,
            id=id,
            match=found.match,
            understood=understood_as(found.reading),
            cases=assemble_cases(self.standing, self.said_of(found.reading, found.ranking, shown)),
            legal=assemble_law(self.standing, found.raised, self.today),
            receipt=self.receipt,
            notes=self.notes(found, filters),
        )

    def find(
        self,
        problem: str,
        top: int = 10,
        *,
        filters: Filters | None = None,
        keep: Iterable[str] = (),
        show_all: bool = False,
    ) -> "Found":
        """What an answer is made of, before it is put into words. Arguments as for ``recommend``."""
        reading = self.read(problem, keep)
        sorted_out = triage(reading)
        ranking = self.rank(reading)
        most = max(1, min(top, MOST_CASES))
        question = self.question(reading)
        known = common_facts(ranking, question, self.index.typicality)
        fits = self._fits(known) if sorted_out.answerable else 0.0
        chosen = self._choose(ranking, known, filters or Filters(), most, fits, show_all)
        answered = sorted_out.answerable and fits >= self.answerability.least and bool(chosen)
        match = chosen[0].match if answered else "none"
        in_scope = sorted_out.answerable and question.scope > 0
        # grounds may name only initiatives that will be shown
        numbers = [one.number for one in chosen] if show_all or match != "none" else []
        law = match != "none" or in_scope
        raised = self._raise(reading, ranking, numbers) if law else []
        return Found(
            reading, sorted_out, ranking, tuple(chosen), fits, in_scope, match, tuple(raised)
        )

    def recommend_many(self, texts: Iterable[str], top: int = 10) -> Iterator[Answer]:
        """Answer each problem, in order."""
        return (self.recommend(text, top) for text in texts)

    def answer_with(self, text: str, case_ids: Iterable[str]) -> Answer:
        """An answer that gives these cases in this order, whatever their rank: a shortlist's.

        Raises UsageError where there is no text, KeyError where a case is not in the index.
        """
        problem = clean(text)
        reading = self.read(problem)
        ranking, question = self.rank(reading), self.question(reading)
        known = common_facts(ranking, question, self.index.typicality)
        fits = self._fits(known)
        numbers = [self.index.number[key] for key in case_ids]
        chosen = [
            self._chosen(number, float(ranking.scores[number]), known, fits) for number in numbers
        ]
        best: Match = max((one.match for one in chosen), key=WORDS.index, default="none")
        return Answer(
            query=problem,
            match=best,
            understood=understood_as(reading),
            cases=assemble_cases(self.standing, self.said_of(reading, ranking, chosen)),
            legal=assemble_law(self.standing, self._raise(reading, ranking, numbers), self.today),
            receipt=self.receipt,
        )

    def rank(self, reading: Reading) -> Ranking:
        """Scores of every case for a problem: its words, and the themes it speaks of."""
        ranking = rank(self.index.cases, reading)
        if not reading.themes:
            return ranking
        return lifted(ranking, self.index.theme_shares(reading.themes))

    def law_for(self, problem: str, case_ids: Iterable[str]) -> tuple[LegalAnswer, ...]:
        """The considerations that a problem and these initiatives raise, likeliest first."""
        reading = self.read(problem)
        numbers = [self.index.number[key] for key in case_ids]
        raised = self._raise(reading, self.rank(reading), numbers)
        return assemble_law(self.standing, raised, self.today)

    def said_of(
        self, reading: Reading, ranking: Ranking, chosen: Sequence[Chosen]
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """What the answer says of each case because of the question; see ``answering.said_of_cases``."""
        return said_of_cases(self.index, ranking, reading, chosen)

    def notes(self, found: Found, filters: Filters) -> tuple[str, ...]:
        """What is to be said beside what was found."""
        return tuple(_notes(self.index, found, filters))

    def read(self, problem: str, keep: Iterable[str] = ()) -> Reading:
        """How a problem is understood."""
        return read(
            problem,
            analyser=self.index.analyser,
            speller=self.index.speller,
            expander=self.index.expander,
            signs=self.index.signs,
            keep=frozenset(fold(word) for word in keep),
        )

    def question(self, reading: Reading) -> Question:
        """What calibration needs to know of a reading."""
        words = sum(not token.stop for token in reading.tokens)
        return Question(words, self.index.scope.score(reading.tokens))

    def filters(
        self, given: Mapping[str, Iterable[str]], since: int | None = None
    ) -> tuple[Filters, list[str]]:
        """Typed filter values as slugs, and a note for each near miss taken; UsageError where unknown."""
        typed = {kind: tuple(values) for kind, values in given.items()}
        if not any(typed.values()):
            return Filters(since=since), []
        return resolve(typed, since, self.index.taxonomy, self.index.publications)

    def _choose(
        self,
        ranking: Ranking,
        known: tuple[float, ...],
        filters: Filters,
        top: int,
        fits: float,
        show_all: bool,
    ) -> list[Chosen]:
        """The best cases, those too unlikely left out."""
        scores = ranking.scores
        mask = allowed(self.index.facets, filters)
        if mask is not None:
            scores = np.where(mask, scores, np.float32(0))
        candidates = [int(number) for number in search.top(scores, top + SPARE)]
        varied = spread(candidates, scores, self.index.facets.organisation)
        chosen = [self._chosen(number, score, known, fits) for number, score in varied[:top]]
        return [one for one in chosen if show_all or one.chance >= self.calibration.least]

    def _chosen(self, number: int, score: float, known: tuple[float, ...], fits: float) -> Chosen:
        chance = self.calibration.chance((score, *known))
        return Chosen(number, score, chance, self.calibration.word(chance, fits))

    def _raise(self, reading: Reading, ranking: Ranking, numbers: list[int]) -> list[Raised]:
        return raise_considerations(self.index, reading, ranking, numbers, self.raising)

    def _fits(self, known: tuple[float, ...]) -> float:
        """The chance that a text is a problem the library should answer, by the facts of its best case."""
        best = known[0]
        return self.answerability.chance((best, *known))


def _notes(index: BuiltIndex, found: Found, filters: Filters) -> Iterator[str]:
    yield from found.triage.notes
    if not found.triage.answerable:
        return
    if found.match in ("none", "weak") and found.in_scope:
        best = [int(number) for number in search.top(found.ranking.scores, 5)]
        if thin := thin_note(index, found.reading, best):
            yield thin
    if found.match == "none":
        if filters.active:
            yield "Nothing in the library fits within these filters. Try again with fewer."
        else:
            yield (
                "Nothing in the library fits this. Say who it concerns and what goes wrong, "
                "or browse the themes."
            )


def clean(text: str) -> str:
    """The problem without control characters; UsageError where nothing is left or it is too long."""
    if "\x00" in text:
        raise UsageError("The problem holds NUL bytes, so it is not text. Give plain text.")
    if len(text) > LONGEST_PROBLEM:
        raise UsageError(
            f"The problem is {len(text):,} characters long; {LONGEST_PROBLEM:,} is the most. "
            "Shorten it, or put many problems in a file for `batch`."
        )
    kept = text.strip() if text.isprintable() else _readable(text).strip()
    if not kept:
        raise UsageError("There is no problem to answer. Type one, or give it on standard input.")
    return kept


def _readable(text: str) -> str:
    return "".join(map(_plain, text.replace("\r\n", "\n")))


def _plain(char: str) -> str:
    """A character as kept: spaces of every kind as spaces, control characters not at all."""
    if char.isprintable() or char in "\n\t":
        return char
    if char in "\r\v\f\x85\u2028\u2029":
        return "\n"
    return " " if char.isspace() else ""
