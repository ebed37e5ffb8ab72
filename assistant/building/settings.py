"""The settings shipped indexes are fitted with, and the numbers learned from judged topics.

What is learned is kept in the corpus (``evaluation/learned.json``), so that an index built anywhere ranks
alike. `train --keep` writes it; nobody edits it by hand.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import CorpusError
from assistant.retrieval import RetrievalSettings

CASE_SETTINGS = RetrievalSettings(
    slope=0.4,
    query_idf_power=0.5,
    repeats={"place": 0},
    expansion=0.3,
    feedback_documents=4,
    feedback_terms=30,
    feedback=0.5,
    weights={
        "whole": 1.0,
        "situation": 0.3,
        "keywords": 0.3,
        "asked": 0.1,
        "labels": 0.1,
        "summary": 0.1,
    },
    default_weight=0.0,
)
LEGAL_SETTINGS = RetrievalSettings(
    weights={"whole": 1.0, "situation": 0.6, "title": 0.2, "keywords": 0.2, "phrases": 0.4},
    default_weight=0.0,
    repeats={"asked": 0},
    feedback=0.0,
)
NAME = "learned.json"


class Learned(BaseModel):
    """Numbers learned from judged topics: the models of match and of legal raising."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    calibration: dict[str, Any] = {}

    @classmethod
    def shipped(cls, corpus: Path) -> "Learned":
        """What was learned for a corpus; nothing where it has no judged topics yet."""
        path = corpus / "evaluation" / NAME
        if not path.is_file():
            return cls()
        try:
            return cls.model_validate(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, RecursionError, ValidationError):
            raise CorpusError(
                f"{path} cannot be read. Learn it again with `train --keep`."
            ) from None
