"""Every term of the legal pack and the taxonomy can be asked for, and so can what is nearly it."""

import pytest

from assistant.conversation import Conversation
from assistant.conversation.lookup import Lookup
from assistant.engine import Assistant


@pytest.fixture(scope="module")
def lookup(assistant: Assistant) -> Lookup:
    """The words of the shipped pack."""
    return Lookup(assistant.index)


def test_every_term_of_the_pack_is_explained_by_its_own_words(
    lookup: Lookup, assistant: Assistant
) -> None:
    for law in assistant.index.legal_ids:
        for term in assistant.index.consideration(law).glossary:
            for name in (term.term, term.term.upper(), f"the {term.term.lower()}?"):
                found = lookup.meaning(name)
                assert found is not None, name
                assert (law, term) in found.terms, name
                assert len(found.terms) == len(set(map(str, found.terms))), name


def test_every_term_is_found_with_a_slip(lookup: Lookup, assistant: Assistant) -> None:
    missed = []
    for law in assistant.index.legal_ids:
        for term in assistant.index.consideration(law).glossary:
            name = term.term.split(" (")[0]
            if len(name) >= 8:
                slip = name[:4] + name[5:]
                found = lookup.meaning(slip)
                missed += [] if found and (law, term) in found.terms else [slip]
    assert len(missed) <= 10, missed


def test_every_label_of_the_taxonomy_is_explained(lookup: Lookup, assistant: Assistant) -> None:
    taxonomy = assistant.index.taxonomy
    for group in (taxonomy.themes, taxonomy.sectors, taxonomy.staff_groups):
        for entry in group.values():
            assert lookup.meaning(entry.label) is not None, entry.label


@pytest.mark.parametrize("asked", ["what is TUPE?", "what is TUEP?", "what is an establishment?"])
def test_an_answer_names_source_status_and_date(asked: str, assistant: Assistant) -> None:
    text = " ".join(Conversation(assistant).say(asked).text.split())
    assert "checked 2026-11-2" in text
    assert "(20" in text or "(undated)" in text
    assert "General information, not legal advice." in text


@pytest.mark.parametrize(
    "asked",
    [
        "what is changing in the law?",
        "what's coming in employment law?",
        "/timetable",
        "legal timetable",
    ],
)
def test_the_timetable_is_told(asked: str, assistant: Assistant) -> None:
    turn = Conversation(assistant).say(asked)
    assert turn.kind == "legal"
    assert "13 December 2026." in turn.text
    assert "new-roles-regulation" in turn.legal
