"""The manifest beside an output: what it was made from, with what, how it went. Times stand here and nowhere else."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.batch.personal import Personal
from assistant.batch.places import MANIFEST, Places
from assistant.batch.plan import Outcome
from assistant.batch.reading import Source
from assistant.batch.settings import RunKey
from assistant.models import NOT_ADVICE

FORMAT = 1


@dataclass
class Timings:
    """When a session of a run began, and what it did."""

    begun: datetime = field(default_factory=lambda: datetime.now(UTC))
    answered: int = 0
    resumed_at: int = 0
    jobs: int = 1

    def facts(self) -> dict[str, Any]:
        """The timings as JSON values; seconds and rows a second."""
        seconds = (datetime.now(UTC) - self.begun).total_seconds()
        return {
            "begun": self.begun.isoformat(timespec="seconds"),
            "seconds": round(seconds, 3),
            "rows_a_second": round(self.answered / seconds, 2) if seconds else None,
            "rows_answered_in_this_session": self.answered,
            "rows_done_before": self.resumed_at,
            "jobs": self.jobs,
        }


def write_manifest(
    places: Places, source: Source, key: RunKey, outcome: Outcome, timings: Timings
) -> None:
    """Write the manifest of a finished run."""
    counts = outcome.counts
    rows = sum(counts.values())
    errors = places.errors(source.kind)
    facts = {
        "format": FORMAT,
        "key": key.digest,
        "input": input_facts(source),
        "output": {
            "name": places.output.name,
            "form": places.form,
            "sha256": digest(places.output),
            "errors": errors.name if counts["fault"] else None,
        },
        **key.facts(),
        "counts": {
            "rows": rows,
            "answered": rows - counts["fault"],
            "faulty": counts["fault"],
            "match": {name: counts[name] for name in ("strong", "partial", "weak", "none")},
        },
        "personal_data": outcome.personal.facts(),
        "timings": timings.facts(),
        "notice": NOT_ADVICE,
    }
    _write(places.manifest, facts)


def write_difference_manifest(output: Path, before: Path, now: Path, personal: Personal) -> None:
    """Write what a difference was made from beside it, and what in the newer run seems to be of one person."""
    names = {"before": before, "now": now, "output": output}
    facts = {
        "format": FORMAT,
        **{name: {"name": path.name, "sha256": digest(path)} for name, path in names.items()},
        "personal_data": personal.facts(),
        "notice": NOT_ADVICE,
    }
    _write(output.with_name(output.name + MANIFEST), facts)


def _write(path: Path, facts: dict[str, Any]) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(path)


def input_facts(source: Source) -> dict[str, Any]:
    """What is said of the input."""
    return {
        "name": source.path.name,
        "kind": source.kind,
        "sha256": source.sha256,
        "bytes": source.size,
        "encoding": source.encoding,
        "sheet": source.sheet,
        "column": source.column,
        "id_column": source.id_column,
    }


def read_manifest(path: Path) -> dict[str, Any] | None:
    """A manifest, or None where there is none that can be read."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return held if isinstance(held, dict) and held.get("format") == FORMAT else None


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
