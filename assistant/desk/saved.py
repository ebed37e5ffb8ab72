"""Saved problems: keeping the one in force, asking one again, what changed since it was last looked at."""

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.batch.difference import RowDifference
    from assistant.engine import Assistant
    from assistant.models import Answer, Filters
    from assistant.records import Records
    from assistant.records.problems import Saved


class Again(NamedTuple):
    """A saved problem asked again: the answer now, and what changed."""

    answer: "Answer"
    change: "RowDifference"


def keep(records: "Records", text: str, filters: "Filters", answer: "Answer") -> int:
    """Save a problem with its answer; its number in the records."""
    return records.problems.save(
        text, text, filters.model_dump_json(), answer.json_text(), answer.receipt.model_dump_json()
    )


def ask_again(assistant: "Assistant", saved: "Saved") -> Again:
    """Ask it of the library as it is now. UsageError where it cannot be asked."""
    answer = assistant.recommend(saved.text, filters=filters_of(saved))
    return Again(answer, difference(saved.answer, answer))


def see(records: "Records", problem: int, answer: "Answer") -> None:
    """From now on changes are told against this answer."""
    records.problems.seen(problem, answer.json_text(), answer.receipt.model_dump_json())


def filters_of(saved: "Saved") -> "Filters":
    """The filters it was asked with."""
    from assistant.models import Filters

    return Filters.model_validate_json(saved.filters)


def difference(before: str, now: "Answer") -> "RowDifference":
    """What changed from an answer as it was kept to one as it is."""
    from assistant.batch.difference import compared

    return compared("", json.loads(before), json.loads(now.json_text()))


def answered_by_another_library(records: "Records", assistant: "Assistant") -> int:
    """How many were last answered by another library than today's."""
    now = assistant.receipt.model_dump_json()
    return sum(one.receipt != now for one in records.problems.all())
