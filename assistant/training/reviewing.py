"""The maintainer's side of feedback: a queue of what people said, from which judged problems are made, one by one.

A queue is a file of JSON lines and knows nothing of where they came from. Accepting writes a topic and its grade into
the corpus's judged problems, from which the next training learns; nothing goes straight into weights.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import UsageError
from assistant.language import personal_data
from assistant.library import judgements
from assistant.library.judgements import FEEDBACK, Judgements, Topic
from assistant.private import write_atomically

GRADES = {"useful": 3, "not-useful": 0}
PREFIX = "r"
LONG, SHORT = 80, 5  # words
NEVER_KEPT = frozenset(("email", "phone", "nhs-number", "ni-number"))


class Said(BaseModel):
    """One thing said of a case, and what the maintainer made of it. ``topic`` is where it was judged."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    at: str = ""
    case_id: str = Field(min_length=1)
    title: str = ""
    verdict: Literal["useful", "not-useful", "tried"]
    said: str = ""
    problem: str = ""
    receipt: str = ""
    review: Literal["waiting", "accepted", "rejected"] = "waiting"
    topic: str = ""
    why: str = ""

    @property
    def key(self) -> str:
        """Eight digits that name it, the same wherever it is read."""
        told = "\n".join((self.at, self.case_id, self.verdict, self.problem, self.said))
        return hashlib.sha256(told.encode()).hexdigest()[:8]


def read_queue(path: Path) -> list[Said]:
    """The queue in its order; UsageError names the line that cannot be read."""
    try:
        rows = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        raise UsageError(f"{path} does not exist. `feedback export {path}` makes one.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.") from None
    found: dict[str, Said] = {}
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            one = Said.model_validate(json.loads(row))
        except (ValueError, RecursionError, ValidationError):
            raise UsageError(
                f"{path}:{number} is not feedback. Take the line out, or export the queue again."
            ) from None
        found.setdefault(one.key, one)
    return list(found.values())


def write_queue(path: Path, queue: Iterable[Said]) -> None:
    """Put a queue in place of the one there."""
    _written(path, "".join(one.model_dump_json() + "\n" for one in queue), mode=0o600)


def add_to_queue(path: Path, said: Sequence[Said]) -> int:
    """Put what is new at the end of a queue, which need not exist; how many were new."""
    queue = read_queue(path) if path.is_file() else []
    known = {one.key for one in queue}
    new = [one for one in said if one.key not in known]
    write_queue(path, [*queue, *new])
    return len(new)


def without_people(one: Said) -> tuple[Said, bool]:
    """Feedback with what may identify a person masked, and whether anything was."""
    said, problem = (personal_data.mask(t, personal_data.find(t)) for t in (one.said, one.problem))
    return one.model_copy(update={"said": said, "problem": problem}), (said, problem) != (
        one.said,
        one.problem,
    )


def chosen(queue: Sequence[Said], key: str) -> Said:
    """The one that the beginning of a key names; UsageError where none or several do."""
    found = [one for one in queue if one.key.startswith(key)]
    if len(found) != 1:
        waiting = ", ".join(one.key for one in queue if one.review == "waiting") or "none"
        raise UsageError(f"“{key}” names {len(found)} of the queue. Waiting are: {waiting}.")
    return found[0]


def accept(
    corpus: Path, one: Said, cases: Iterable[str], *, grade: int | None = None, problem: str = ""
) -> Said:
    """Judge the problem as feedback says. Returns it as accepted; UsageError where it cannot be judged.

    ``grade`` is the maintainer's own; ``problem`` is the problem in other words.
    """
    text = " ".join((problem or one.problem).split())
    given = GRADES.get(one.verdict) if grade is None else grade
    _can_be_judged(one, text, given, cases)
    assert given is not None
    judged = judgements.load_shipped(corpus) or Judgements(())
    topic = _topic(judged, text)
    held = judged.cases.get(topic.id, {}).get(one.case_id)
    if held is not None and held != given and grade is None:
        raise UsageError(
            f"Topic {topic.id} grades {one.case_id} {held} already, feedback {given}. Say which with --grade."
        )
    if held != given:
        _write_grade(corpus, topic.id, one.case_id, given)
    if topic not in judged.topics:
        _write_topic(corpus, topic)
    return one.model_copy(update={"review": "accepted", "topic": topic.id, "problem": text})


def _can_be_judged(one: Said, text: str, grade: int | None, cases: Iterable[str]) -> None:
    if one.review == "accepted":
        raise UsageError(f"{one.key} was accepted already, as topic {one.topic}.")
    if not text:
        raise UsageError(f"{one.key} says no problem. Give one with --problem, or reject it.")
    if grade is None:
        raise UsageError(
            f"{one.key} tells what happened, not a grade. Say one with --grade 0 to 3."
        )
    if one.case_id not in set(cases):
        raise UsageError(f"The corpus has no case {one.case_id}. Reject {one.key}.")
    certain = [found for found in personal_data.find(text) if found.kind in NEVER_KEPT]
    if certain:
        raise UsageError(
            f"The problem of {one.key} holds {personal_data.said(certain)}. Put it in other words with --problem."
        )


def _topic(judged: Judgements, text: str) -> Topic:
    """The topic of a problem: the one that says the same already, else a new one."""
    same = next((topic for topic in judged.topics if _plain(topic.text) == _plain(text)), None)
    if same is None:
        return Topic(
            id=_next_id(judged), text=text, kind="case", form=form_of(text), collection=FEEDBACK
        )
    if same.held_out:
        raise UsageError(
            f"Topic {same.id} asks this already and is held out of learning, so that it can measure. Reject it."
        )
    if same.kind == "refuse":
        raise UsageError(
            f"Topic {same.id} says that this must be refused. Reject it, or change that."
        )
    return same


def form_of(text: str) -> str:
    """What form a problem has: short, sentence, paragraph or long."""
    words = len(text.split())
    if words <= SHORT:
        return "short"
    if words > LONG:
        return "long"
    return "paragraph" if len(re.findall(r"[.!?](?:\s|$)", text)) > 1 else "sentence"


def _next_id(judged: Judgements) -> str:
    known = {topic.id for topic in judged.topics} | judged.cases.keys()
    numbers = [int(key[1:]) for key in known if re.fullmatch(PREFIX + r"\d+", key)]
    return f"{PREFIX}{max(numbers, default=0) + 1:03d}"


def _write_grade(corpus: Path, topic: str, case: str, grade: int) -> None:
    path = corpus / "evaluation" / "qrels.txt"
    rows = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    rows = [row for row in rows if row.strip() and row.split()[:3] != [topic, "0", case]]
    _written(path, "\n".join([*rows, f"{topic} 0 {case} {grade}"]) + "\n")


def _write_topic(corpus: Path, topic: Topic) -> None:
    path = corpus / "evaluation" / "topics.jsonl"
    held = path.read_text(encoding="utf-8") if path.is_file() else ""
    gap = "" if not held or held.endswith("\n") else "\n"
    row = json.dumps(topic.model_dump(), ensure_ascii=False)
    _written(path, f"{held}{gap}{row}\n")


def _written(path: Path, text: str, *, mode: int = 0o644) -> None:
    try:
        write_atomically(path, text, mode=mode)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}. Name another.") from None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
