"""Judged problems: topics, and graded judgements of cases and considerations in TREC form.

Topics are JSON lines ``{"id", "text", "kind", "form", "held_out", "collection", "law_seen"}``; qrels are lines
``topic 0 id grade``.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import UsageError

Grades = dict[str, dict[str, int]]  # topic → id → grade
USEFUL = 2  # the grade from which an answer counts as right
KINDS = {
    "case": "has answers",
    "legal": "is about the law",
    "thin": "the library has little for it",
    "refuse": "must get no match",
    "field": "is of the field; its cases were not graded",
    "law-only": "only its law was graded",
}
FEEDBACK = "feedback"  # the collection of topics that came from feedback: only the cases graded were looked at
GRADED = ("case", "legal", "thin", "refuse")  # kinds whose cases were graded


class Topic(BaseModel):
    """A problem as someone typed it. ``kind`` is one of KINDS; ``form`` short, sentence, paragraph or long.

    ``held_out`` topics are measured and never learned from. ``collection`` names the cases that were looked
    at in judging: "seeds", "library" (all) or "feedback" (those graded); None where the file does not say.
    ``passage``: whether its words may become a passage of the cases it is answered by.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1)
    text: str = Field(min_length=1)
    kind: str = "case"
    form: str = "sentence"
    held_out: bool = False
    collection: str | None = None
    passage: bool = True
    law_seen: bool = False


@dataclass(frozen=True)
class Judgements:
    """Topics with the grades of cases and of considerations."""

    topics: tuple[Topic, ...]
    cases: Grades = field(default_factory=dict)
    legal: Grades = field(default_factory=dict)

    @property
    def answerable(self) -> tuple[Topic, ...]:
        """Topics with at least one useful case."""
        return tuple(
            t for t in self.topics if max(self.cases.get(t.id, {}).values(), default=0) >= USEFUL
        )

    @property
    def refused(self) -> tuple[Topic, ...]:
        """Topics that must get no match."""
        return tuple(topic for topic in self.topics if topic.kind == "refuse")

    def only(self, ids: Iterable[str]) -> "Judgements":
        """The same, of fewer topics."""
        kept = set(ids)
        return Judgements(
            tuple(topic for topic in self.topics if topic.id in kept),
            {key: grades for key, grades in self.cases.items() if key in kept},
            {key: grades for key, grades in self.legal.items() if key in kept},
        )

    def among(self, case_ids: Iterable[str]) -> "Judgements":
        """The same, without judgements of cases the library does not have."""
        held = set(case_ids)
        cases = {
            topic: {key: grade for key, grade in grades.items() if key in held}
            for topic, grades in self.cases.items()
        }
        return Judgements(self.topics, cases, self.legal)

    def looked_at(self, topic: Topic, collections: Mapping[str, str]) -> str:
        """The collection whose cases were looked at in judging a topic.

        ``collections`` says which one each case belongs to. Where the topic does not say, the seeds alone if no
        judgement of the whole set names another case.
        """
        if topic.collection:
            return topic.collection
        named = (key for grades in self.cases.values() for key in grades)
        return "seeds" if all(collections.get(key) == "seeds" for key in named) else "library"

    @property
    def asked(self) -> dict[str, list[str]]:
        """Case → the topics that it answers, each as often as its grade: what learning may add to its text."""
        lent = {topic.id for topic in self.topics if topic.passage}
        return self._asked({key: grades for key, grades in self.cases.items() if key in lent})

    @property
    def asked_of_law(self) -> dict[str, list[str]]:
        """Consideration → the topics that raise it, each as often as its grade."""
        return self._asked(self.legal)

    def _asked(self, grades: Grades) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for topic in self.topics:
            for key, grade in grades.get(topic.id, {}).items():
                found.setdefault(key, []).extend([topic.text] * grade)
        return found

    @property
    def held_out(self) -> frozenset[str]:
        """The topics kept out of all tuning."""
        return frozenset(topic.id for topic in self.topics if topic.held_out)

    @property
    def tuned_on(self) -> "Judgements":
        """The topics that may be learned from."""
        return self.only(topic.id for topic in self.topics if not topic.held_out)

    @property
    def tested_on(self) -> "Judgements":
        """The topics to measure with: those held out, or all where none is."""
        return self.only(self.held_out) if self.held_out else self


def load(topics: Path, qrels: Path | None, legal: Path | None = None) -> Judgements:
    """Read judged problems; UsageError names the file and line of what cannot be read."""
    found = read_topics(topics)
    law = read_grades(legal) if legal and legal.is_file() else {}
    for topic in found:
        if topic.kind == "law-only":
            law.setdefault(topic.id, {})  # looked at, and nothing is to be raised
    return Judgements(found, read_grades(qrels) if qrels else {}, law)


def load_shipped(corpus: Path) -> Judgements | None:
    """The corpus's own judged problems, or None where it has none."""
    folder = corpus / "evaluation"
    if not (folder / "topics.jsonl").is_file():
        return None
    return load(folder / "topics.jsonl", folder / "qrels.txt", folder / "qrels-legal.txt")


def read_topics(path: Path) -> tuple[Topic, ...]:
    """Topics of a JSON lines file."""
    topics: dict[str, Topic] = {}
    for number, row in enumerate(_rows(path), 1):
        if not row.strip():
            continue
        try:
            topic = Topic.model_validate(json.loads(row))
        except (ValueError, RecursionError, ValidationError):
            raise UsageError(
                f'{path}:{number} is not a topic. Each line should be {{"id": …, "text": …}}.'
            ) from None
        if topic.id in topics:
            raise UsageError(f"{path}:{number} repeats the topic {topic.id}. Give each its own id.")
        topics[topic.id] = topic
    if not topics:
        raise UsageError(f"{path} holds no topics.")
    return tuple(topics.values())


def read_grades(path: Path) -> Grades:
    """Grades of a TREC qrels file."""
    grades: Grades = {}
    for number, row in enumerate(_rows(path), 1):
        parts = row.split()
        if not parts:
            continue
        if len(parts) != 4 or not parts[3].isdigit():
            raise UsageError(
                f"{path}:{number} is not a judgement. Each line should be: topic 0 id grade."
            )
        grades.setdefault(parts[0], {})[parts[2]] = int(parts[3])
    return grades


def _rows(path: Path) -> list[str]:
    """The lines of a file. Only a line end ends one: a text may hold other separators of lines."""
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        raise UsageError(f"{path} does not exist. Check the name.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from None


def as_qrels(grades: Mapping[str, Mapping[str, int]]) -> list[tuple[str, str, int]]:
    """Grades as (topic, id, grade)."""
    return [(topic, key, grade) for topic, held in grades.items() for key, grade in held.items()]
