import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language import Analyser
from assistant.language.analyser import fold

analyser = Analyser()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("band 5", "Band-5s"),
        ("band 5", "bands 5"),
        ("band 8a", "band 8"),
        ("T levels", "t-level"),
        ("N.H.S.", "NHS"),
        ("A&E", "a&e"),
        ("organise", "organize"),
        ("organisations", "organization"),
        ("behaviour", "behavior"),
        ("centre", "centers"),
        ("programme", "program"),
        ("practise", "practice"),
        ("labour", "labor"),
        ("nurse's", "nurses’"),
        ("don't", "don’t"),
        ("nurses", "NURSE"),
        ("crèche", "creche"),
        ("retiring", "retired"),
        ("O.T.", "OT"),
    ],
)
def test_two_spellings_are_one_term(one: str, other: str) -> None:
    assert analyser.terms(one) == analyser.terms(other)
    assert [token.term for token in analyser.tokens(one)] == [
        token.term for token in analyser.tokens(other)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("band 5", "band 6"), ("size", "sise"), ("T level", "level"), ("111", "999"), ("A&E", "e")],
)
def test_two_meanings_are_two_terms(one: str, other: str) -> None:
    assert analyser.terms(one) != analyser.terms(other)


def test_words_joined_are_one_token() -> None:
    tokens = analyser.tokens("Our band 5s in A&E want T Levels.")
    assert [token.surface for token in tokens] == ["our", "band5", "in", "a&e", "want", "tlevel"]
    assert [token.surface for token in tokens if not token.stop] == ["band5", "a&e", "tlevel"]


def test_numbers_say_nothing_but_for_those_of_the_field() -> None:
    assert analyser.terms("12 of 40 left; 111 and 24/7 cover") == [
        "left",
        "111",
        "24",
        "7",
        "cover",
    ]


def test_small_words_are_kept_for_phrases_and_never_scored() -> None:
    assert analyser.terms("what should we do about this") == []
    assert len(analyser.tokens("what should we do about this")) == 6


@given(st.text())
def test_any_text_has_terms_that_stay_the_same(text: str) -> None:
    tokens = analyser.tokens(text)
    assert analyser.terms(text) == [token.term for token in tokens if not token.stop]
    assert Analyser().tokens(text) == tokens
    assert all(token.surface and token.term for token in tokens)
    assert fold(text) == fold(text.replace("'", "’"))
