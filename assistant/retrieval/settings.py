"""Everything about ranking that can be switched or tuned, kept with the index it was fitted for."""

from pydantic import BaseModel, ConfigDict, Field

WHOLE = "whole"  # the pseudo-field that holds all of a document's fields as one text


class RetrievalSettings(BaseModel):
    """Settings of fitting and asking. Weights of fields not named are ``default_weight``."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    slope: float = Field(default=0.2, ge=0, le=1)
    """Pivoted unique normalisation: 0 ignores a passage's length, 1 divides by it."""
    sublinear: bool = True
    """1 + log tf instead of tf."""
    query_idf_power: float = Field(default=1.0, ge=0, le=2)
    """Power of idf on the question's side: below 1, a rare word of the question counts for less."""
    whole: bool = True
    """Also score each document as one text."""
    repeats: dict[str, int] = {}
    """How often a field counts in the one text; 1 where not named."""
    weights: dict[str, float] = {}
    """Share of each field, and of ``whole``, in a document's score."""
    default_weight: float = 1.0
    expansion: float = 0.25
    """Weight of a term added by the thesaurus against one that was typed."""
    feedback_documents: int = 5
    feedback_terms: int = 20
    feedback: float = 0.3
    """Pseudo-relevance feedback: weight of terms taken from the first answers; 0 switches it off."""
