"""The settings shipped indexes are fitted with, and where each figure came from."""

from assistant.retrieval import RetrievalSettings

CASE_SETTINGS = RetrievalSettings(
    weights={
        "whole": 1.0,
        "situation": 0.6,
        "title": 0.1,
        "summary": 0.1,
        "keywords": 0.1,
        "problem": 0.05,
        "actions": 0.05,
        "outcomes": 0.0,
        "obstacles": 0.0,
        "lessons": 0.0,
        "labels": 0.05,
        "place": 0.05,
    },
)
LEGAL_SETTINGS = RetrievalSettings(
    weights={"whole": 1.0, "situation": 0.6, "title": 0.2, "keywords": 0.2, "phrases": 0.4},
    default_weight=0.0,
    feedback=0.0,
)
