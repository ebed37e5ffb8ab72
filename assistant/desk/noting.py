"""What a person notes of a case: shortlists, whether it was useful, what happened when they tried it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.models import Answer
    from assistant.records import Records
    from assistant.records.feedback import Verdict

FROM_TALK = "From conversations"  # the shortlist of cases that were saved by saying so


def problem_of(answer: "Answer | None") -> str:
    """What was asked, without what looks personal; empty where nothing was."""
    from assistant.language.personal_data import find, mask

    return mask(answer.query, find(answer.query)) if answer is not None else ""


def give(
    records: "Records",
    assistant: "Assistant",
    id: str,
    verdict: "Verdict",
    *,
    said: str = "",
    problem: str = "",
) -> int:
    """Keep what was said of a case, with the problem it was shown for."""
    receipt = assistant.receipt.model_dump_json()
    title = assistant.index.case(id).title
    return records.feedback.give(id, title, verdict, said=said, problem=problem, receipt=receipt)


def put(
    records: "Records", assistant: "Assistant", shortlist: int, ids: Iterable[str], problem: str
) -> list[bool]:
    """Put cases on a shortlist; of each, whether it was not there yet."""
    lists = records.shortlists
    return [lists.add(shortlist, id, assistant.index.case(id).title, problem) for id in ids]


def put_saved(records: "Records", assistant: "Assistant", ids: Iterable[str], problem: str) -> None:
    """Put cases that were saved by saying so on a shortlist of their own."""
    put(records, assistant, records.shortlists.named(FROM_TALK), ids, problem)
