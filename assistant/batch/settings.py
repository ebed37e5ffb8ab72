"""What a run answers with: everything that, with the rows, decides the bytes of the output."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.models import Filters, Receipt


@dataclass(frozen=True)
class RunSettings:
    """Cases a row, filters, and the day on which the freshness of the law is judged."""

    top: int
    filters: Filters
    as_at: date

    def facts(self) -> dict[str, Any]:
        """The settings as JSON values."""
        return {
            "top": self.top,
            "filters": self.filters.model_dump(mode="json"),
            "as_at": self.as_at.isoformat(),
        }


@dataclass(frozen=True)
class RunKey:
    """Answers made under one key may stand in one output."""

    receipt: Receipt
    settings: RunSettings

    @property
    def digest(self) -> str:
        """32 hexadecimal digits."""
        text = json.dumps(self.facts(), sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

    def facts(self) -> dict[str, Any]:
        """What the journal and the manifest say of it."""
        return {"receipt": self.receipt.model_dump(), "settings": self.settings.facts()}

    def changes(self, before: dict[str, Any]) -> list[str]:
        """What differs from the facts of an earlier run, in words."""
        now = self.facts()
        names = {"index": "the index", "corpus": "the corpus", "legal": "the legal pack"}
        names["version"] = "the program's version"
        changed = [
            f"{names[name]} ({before['receipt'].get(name)} before, {value} now)"
            for name, value in now["receipt"].items()
            if before["receipt"].get(name) != value
        ]
        words = {"top": "--top", "filters": "the filters", "as_at": "the day the law is read at"}
        changed += [
            words[name]
            for name, value in now["settings"].items()
            if before["settings"].get(name) != value
        ]
        return changed
