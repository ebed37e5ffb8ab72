"""The contract that scripts rely on: the answer's shape, its schema, the names, the exit codes."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import assistant
from assistant import Answer, Assistant, errors
from assistant.library.cases import Case
from assistant.models import answer_schema
from tests.running import ROOT, Command

# what the contract lists, key by key; more keys may be given, none of these may go
ANY = object()
CASE = {
    "rank": int,
    "id": str,
    "title": str,
    "organisation": str,
    "score": float,
    "match": {"strong", "partial", "weak"},
    "sector": str,
    "themes": [str],
    "summary": str,
    "outcomes": [str],
    "evidence": {"grade": int, "why": str},
    "why": [{"term": str, "field": str, "weight": float}],
    "source": {
        "id": str,
        "title": str,
        "publisher": str,
        "date": str,
        "url": (str, type(None)),
        "locator": str,
    },
}
LEGAL = {
    "rank": int,
    "id": str,
    "title": str,
    "summary": str,
    "why": [str],
    "as_at": str,
    "changes": [ANY],
    "questions": [str],
    "jurisdiction": str,
    "sources": [ANY],
}
ANSWER = {
    "query": str,
    "id": (str, type(None)),
    "match": {"strong", "partial", "weak", "none"},
    "understood": {
        "themes": [str],
        "sectors": [str],
        "staff_groups": [str],
        "corrections": [{"from": str, "to": str}],
        "expansions": [{"from": str, "to": str}],
    },
    "cases": [CASE],
    "legal": [LEGAL],
    "receipt": {"index": str, "corpus": str, "legal": str, "version": str},
    "notes": [str],
}
SECTORS = (
    "acute mental-health community ambulance primary-care social-care system public-sector private other"
).split()
TEXT = "our RGN nurses resign as a new ward means applying, sicknes, and the service moves to a new provider"


def departures(value: Any, shape: Any, where: str = "answer") -> list[str]:
    """Where a value departs from a shape."""
    if shape is ANY:
        return []
    if isinstance(shape, dict):
        found = [f"{where}.{key} is missing" for key in shape if key not in value]
        for key in set(shape) & set(value):
            found += departures(value[key], shape[key], f"{where}.{key}")
        return found
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        return [one for item in value for one in departures(item, shape[0], f"{where}[]")]
    if isinstance(shape, set):
        return [] if value in shape else [f"{where} is {value!r}"]
    return [] if isinstance(value, shape) else [f"{where} is {value!r}"]


def test_a_departure_is_seen() -> None:
    assert departures({"a": [{"b": 1}]}, {"a": [{"b": str}], "c": int}) == [
        "answer.c is missing",
        "answer.a[].b is 1",
    ]


def test_a_real_answer_has_every_key_of_the_contract(small: Assistant) -> None:
    held = json.loads(small.recommend(TEXT, id="R1").json_text())
    assert departures(held, ANSWER) == []
    # every list is filled, so that nothing passes for want of an example
    assert held["understood"]["corrections"]
    assert held["understood"]["expansions"]
    assert held["cases"][0]["why"]
    assert held["legal"][0]["changes"]
    assert held["id"] == "R1"


def test_a_real_answer_of_the_shipped_corpus_too(shipped: Assistant) -> None:
    for text in (TEXT, "asdf qwer", "should we sack her"):
        answer = shipped.recommend(text)
        assert departures(json.loads(answer.json_text()), ANSWER) == []
        assert Answer.model_validate_json(answer.json_text()) == answer


def test_the_published_schema_is_up_to_date() -> None:
    path = ROOT / "assistant" / "answer.schema.json"
    assert path.read_text(encoding="utf-8") == answer_schema(), (
        "write it anew: python -m assistant.models > assistant/answer.schema.json"
    )


def test_the_published_schema_names_every_key_of_the_contract(small: Assistant) -> None:
    schema = json.loads(answer_schema())
    assert set(ANSWER) <= set(schema["properties"])
    assert set(CASE) <= set(schema["$defs"]["CaseAnswer"]["properties"])
    assert set(LEGAL) <= set(schema["$defs"]["LegalAnswer"]["properties"])
    assert {"from", "to"} == set(schema["$defs"]["Change"]["properties"])
    held = json.loads(small.recommend(TEXT).json_text())
    assert set(held) == set(schema["properties"])
    assert set(held["cases"][0]) == set(schema["$defs"]["CaseAnswer"]["properties"])
    assert set(held["legal"][0]) == set(schema["$defs"]["LegalAnswer"]["properties"])


def test_the_schema_can_be_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant.models"], capture_output=True, text=True, cwd=ROOT
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", answer_schema())


def test_the_exit_codes() -> None:
    codes = {
        name: kind.exit_code
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.AssistantError)
    }
    assert codes == {
        "ClusterFailed": 130,
        "IndexNotKept": 3,
        "RecordsError": 1,
        "SettingsError": 2,
        "AssistantError": 1,
        "UsageError": 2,
        "CorpusError": 3,
        "IndexDamaged": 3,
        "GateRefused": 4,
    }


def test_the_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "workforce-assistant"
    assert project["scripts"] == {"workforce-assistant": "assistant.cli:main"}
    assert set(assistant.__all__) == {"Answer", "Assistant", "__version__"}
    with pytest.raises(AttributeError):
        getattr(assistant, "Nothing")  # noqa: B009 (typing knows it too)


def test_the_fixed_values(shipped: Assistant) -> None:
    taxonomy = shipped.index.taxonomy
    assert set(taxonomy.sectors) == set(SECTORS)
    assert set("england scotland wales northern-ireland uk".split()) <= set(taxonomy.countries)
    assert len(shipped.index.legal_ids) == 25
    assert {"situations", "evidence", "source", "facts"} <= set(Case.model_fields)


def test_the_python_interface(small: Assistant) -> None:
    from assistant.retrieval import Retriever

    documents = [("a", {"text": "nurses leave"}), ("b", {"text": "agency bill"})]
    retriever = Retriever.fit(documents)
    assert [hit.id for hit in retriever.search("nurses", 5)] == ["a"]
    assert [[hit.id for hit in hits] for hits in retriever.search_many(["bill"], 5)] == [["b"]]
    answers = small.recommend_many([TEXT], top=1)
    assert next(answers).cases[0].rank == 1
    assert small.conversation().say(TEXT).turn == 1


def test_the_console_script_and_the_module_are_one_command(tmp_path: Path) -> None:
    done = Command(tmp_path)("--version")
    assert done == (0, f"workforce-assistant, version {assistant.__version__}\n", "")
