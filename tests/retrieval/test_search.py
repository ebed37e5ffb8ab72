import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from assistant.retrieval import Hit, RetrievalSettings, Retriever, search
from assistant.retrieval.postings import Floats, Strings
from tests.retrieval.documents import Documents, documents, text

SCORES = arrays.arrays(
    np.float32, st.integers(0, 30), elements=st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])
)
WARDS: Documents = [
    ("b", {"title": "nurses move wards", "situation": ["nurses leave", "moving is slow"]}),
    ("a", {"title": "agency costs", "situation": ["the agency bill", "shifts go to an agency"]}),
    ("c", {"title": "sick pay", "situation": []}),
]


@given(SCORES, st.integers(0, 40))
def test_the_best_are_those_of_a_full_sort(scores: Floats, k: int) -> None:
    order = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
    expected = [number for number in order if scores[number] > 0][:k]
    assert search.top(scores, k).tolist() == expected


@given(documents, text, st.integers(1, 9))
@settings(max_examples=30, deadline=None)
def test_search_gives_the_best_of_all_documents(held: Documents, problem: str, k: int) -> None:
    retriever = Retriever.fit(held)
    scores = retriever.scores(retriever.query(problem))
    pairs = zip(retriever.postings.ids, scores.tolist(), strict=True)
    expected = sorted((pair for pair in pairs if pair[1] > 0), key=lambda one: (-one[1], one[0]))
    assert retriever.search(problem, k) == [Hit(*pair) for pair in expected[:k]]


@given(documents, text)
@settings(max_examples=25, deadline=None)
def test_reasons_add_up_to_the_score(held: Documents, problem: str) -> None:
    retriever = Retriever.fit(held, RetrievalSettings(feedback=0))
    query = retriever.query(problem)
    for number, score in enumerate(retriever.scores(query)):
        parts = retriever.explain(query, number)
        assert sum(part.weight for part in parts) == pytest.approx(score, abs=1e-5)
        assert all(part.weight > 0 for part in parts)


@given(documents, text)
@settings(max_examples=25, deadline=None)
def test_several_are_explained_as_each_alone(held: Documents, problem: str) -> None:
    retriever = Retriever.fit(held, RetrievalSettings(weights={"body": 0.0}, default_weight=1.0))
    query = retriever.query(problem)
    numbers = list(reversed(range(retriever.postings.documents)))
    found = retriever.shares(query, [*numbers, numbers[0]])
    places = [retriever.postings.field_names[field] for field in found.fields.tolist()]
    terms = [retriever.postings.terms[list(query)[term]] for term in found.terms.tolist()]
    rows = list(zip(found.documents.tolist(), terms, places, found.values.tolist(), strict=True))
    for place, number in enumerate([*numbers, numbers[0]]):
        own = [row[1:] for row in rows if row[0] == place and row[3] > 0]
        assert own == [
            tuple(part)
            for part in Retriever(retriever.postings, retriever.settings).explain(query, number)
        ]
    assert "body" not in {place for place, value in zip(places, found.values, strict=True) if value}


def test_a_passage_of_its_own_brings_a_document_up() -> None:
    retriever = Retriever.fit(WARDS)
    assert [hit.id for hit in retriever.search("nurses leave")] == ["b"]
    assert [hit.id for hit in retriever.search("agency")] == ["a"]
    assert retriever.search("nothing of this kind") == []
    assert retriever.search("") == []


@pytest.mark.parametrize("copies", [3, 64, 101])
def test_ties_are_broken_by_id(copies: int) -> None:
    one = {"title": "nurses move wards", "situation": ["nurses leave", "agency bill"], "body": "x"}
    held: Documents = [(f"case-{number:03}", one) for number in reversed(range(copies))]
    hits = Retriever.fit(held).search("the nurses leave for agency wards", copies)
    assert len({hit.score for hit in hits}) == 1
    assert [hit.id for hit in hits] == sorted(key for key, _ in held)


def test_many_texts_are_answered_in_order() -> None:
    retriever = Retriever.fit(WARDS)
    texts = ["agency", "nurses", "pay"]
    assert list(retriever.search_many(texts, 2)) == [retriever.search(one, 2) for one in texts]


def test_the_order_of_documents_does_not_matter() -> None:
    one, other = Retriever.fit(WARDS), Retriever.fit(reversed(WARDS))
    assert one.search("nurses leave the agency") == other.search("nurses leave the agency")


def test_two_documents_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="the same id"):
        Retriever.fit([*WARDS, WARDS[0]])


WORDLESS: tuple[Documents, ...] = (
    [],
    [("a", {})],
    [("a", {"text": ""})],
    [("a", {"text": "the of and"}), ("b", {"text": []})],
    [("a", {"text": []}), ("b", {"title": "of"})],
)


@pytest.mark.parametrize("held", WORDLESS)
def test_documents_without_words_are_never_found(held: Documents) -> None:
    assert Retriever.fit(held).search("nurses leave") == []


@given(st.lists(st.text(max_size=6)))
def test_strings_are_kept_and_found(values: list[str]) -> None:
    values = [value for value in values if value.isprintable()]
    ordered = sorted(set(values), key=str.encode)
    kept = Strings.of(ordered)
    assert list(kept) == ordered
    assert [kept.find(value) for value in ordered] == list(range(len(ordered)))
    assert kept.find("not one of them at all") == -1
