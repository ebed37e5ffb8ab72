"""A bundle: one answer in a file that reopens elsewhere, and the proof that two answers are the same."""

import hashlib
import json
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import UsageError
from assistant.models import Answer, Filters, Frozen

KIND = "workforce-assistant-bundle"
LARGEST = 50_000_000  # bytes


class Bundle(Frozen):
    """An answer with what it was asked with. ``proof`` is that of the answer."""

    kind: str = KIND
    format: int = 1
    proof: str
    top: int
    filters: Filters
    answer: Answer


def proof(answer: Answer) -> str:
    """SHA-256 of an answer's JSON, the row's id aside: equal proofs, equal answers."""
    same = answer.model_copy(update={"id": None})
    return hashlib.sha256(same.json_text().encode()).hexdigest()


def bundled(answer: Answer, top: int, filters: Filters) -> str:
    """The text of a bundle."""
    held = Bundle(proof=proof(answer), top=top, filters=filters, answer=answer)
    return held.model_dump_json(by_alias=True, indent=1) + "\n"


def read_bundle(path: Path) -> Bundle:
    """A bundle from a file; UsageError where it is none, or was altered."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(
                f"{path} is too large to be a bundle. Check that it is the right file."
            )
        values = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(values, dict) or values.get("kind") != KIND:
            raise UsageError(
                f"{path} is not a bundle. Make one with `recommend --output NAME.json`."
            )
        held = Bundle.model_validate(values)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}. Check its name.") from None
    except (ValidationError, ValueError, RecursionError):
        raise UsageError(
            f"{path} is not a bundle that this version reads. Make it again."
        ) from None
    if proof(held.answer) != held.proof:
        raise UsageError(
            f"{path} was altered since it was made: its proof does not fit. Make it again."
        )
    return held
