"""An answer's JSON without what the index says anyway: what a worker hands over and the journal keeps.

Standing words of cases and considerations (nine tenths of an answer) are references here, and are put in when the
output is written. ``Completer(…)(abridged.text(id))`` gives the bytes of ``Answer.json_text``.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import to_json

from assistant.answering import said_of_reading
from assistant.engine import Assistant, clean
from assistant.models import Answer, CaseAnswer, Filters, LegalAnswer, Match
from assistant.standing import CASE_ASKED, LAW_ASKED

MARK = "\0"  # stands around a reference; JSON text never holds it
Run = tuple[
    bool, tuple[str, ...]
]  # whether the question decides these fields; neighbours in the JSON


class Abridged(NamedTuple):
    """An abridged answer without its row's id, which stands between the two parts."""

    before: str
    after: str
    match: Match

    def text(self, id: str) -> str:
        """The abridged JSON of a row's answer."""
        return f'{self.before}"id":{_json(id)}{self.after}'


def abridge(assistant: Assistant, text: str, top: int, filters: Filters) -> Abridged:
    """``Assistant.recommend``, abridged. UsageError where the text cannot be answered."""
    problem = clean(text)
    found = assistant.find(problem, top, filters=filters)
    said = assistant.said_of(found.reading, found.ranking, found.shown)
    cases = (_with_references("case", key, values, CASE_RUNS) for key, values in said)
    law = (
        _with_references("law", one.id, {"rank": place, "why": one.why}, LAW_RUNS)
        for place, one in enumerate(found.raised, 1)
    )
    values = {
        "query": _json(problem),
        "id": MARK,
        "match": _json(found.match),
        "understood": _json(said_of_reading(found.reading)),
        "cases": f"[{','.join(cases)}]",
        "legal": f"[{','.join(law)}]",
        "receipt": _receipt(assistant),
        "notes": _json(assistant.notes(found, filters)),
    }
    fields = [f'"{name}":{values[name]}' for name in Answer.model_fields]
    at = fields.index(f'"id":{MARK}')
    before, after = (
        "".join(f"{one}," for one in fields[:at]),
        "".join(f",{one}" for one in fields[at + 1 :]),
    )
    return Abridged("{" + before, after + "}", found.match)


@lru_cache(maxsize=4)
def _receipt(assistant: Assistant) -> str:
    return assistant.receipt.model_dump_json()


class Completer:
    """Puts the standing words into abridged answers of one run."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._held: dict[str, str] = {}  # grows to the JSON of library and pack at most

    def __call__(self, text: str) -> str:
        """The whole JSON of an abridged answer. KeyError where it refers to what the index does not hold."""
        parts = text.split(MARK)
        parts[1::2] = map(self._words, parts[1::2])
        return "".join(parts)

    def _words(self, reference: str) -> str:
        held = self._held.get(reference)
        if held is None:
            kind, place, key = reference.split(" ")
            standing, today = self._assistant.standing, self._assistant.today
            model: BaseModel = standing.case(key) if kind == "case" else standing.law(key, today)
            _, names = (CASE_RUNS if kind == "case" else LAW_RUNS)[int(place)]
            text = model.model_dump_json(by_alias=True, include=set(names))
            held = self._held[reference] = text[1:-1]
        return held


def _runs(model: type[BaseModel], asked: frozenset[str]) -> tuple[Run, ...]:
    """The fields of a model in their order, in runs that the question decides or does not."""
    runs = groupby(model.model_fields, asked.__contains__)
    return tuple((decided, tuple(names)) for decided, names in runs)


CASE_RUNS = _runs(CaseAnswer, CASE_ASKED)
LAW_RUNS = _runs(LegalAnswer, LAW_ASKED)


def _with_references(kind: str, key: str, values: Mapping[str, Any], runs: tuple[Run, ...]) -> str:
    """A case or a consideration as a JSON object: the question's fields written out, references for the rest."""

    def parts() -> Iterator[str]:
        for place, (decided, names) in enumerate(runs):
            if decided:
                yield _json({name: values[name] for name in names})[1:-1]
            else:
                yield f"{MARK}{kind} {place} {key}{MARK}"

    return "{" + ",".join(parts()) + "}"


def _json(value: Any) -> str:
    return to_json(value).decode()
