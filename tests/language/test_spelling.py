import pytest

from assistant.language import Correction, Speller

speller = Speller(
    {"retention": 9, "sickness": 5, "nurse": 20, "nurses": 30, "agency": 4, "roster": 2},
    english=["tension", "retentive", "poster"],
)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("retenton", "retention"),
        ("retnetion", "retention"),
        ("sickneses", "sickness"),
        ("nurces", "nurses"),
        ("agancy", "agency"),
    ],
)
def test_a_misspelling_is_mended(typed: str, mended: str) -> None:
    assert speller.mend(typed) == Correction(typed, mended)


@pytest.mark.parametrize(
    "word",
    [
        "retention",  # known
        "tension",  # ordinary English
        "poster",  # ordinary English, one letter from a known word
        "nrse",  # too short
        "band5",  # has a digit
        "a&e",  # not letters
        "xylophone",  # nothing is near
        "netention1",
    ],
)
def test_other_words_are_left(word: str) -> None:
    assert speller.mend(word) is None


def test_the_commoner_of_two_equally_near_words_is_taken() -> None:
    two = Speller({"wards": 1, "warts": 7})
    assert two.mend("warxs") == Correction("warxs", "warts")
    assert Speller({"wards": 7, "warts": 1}).mend("warxs") == Correction("warxs", "wards")


def test_english_is_never_offered() -> None:
    assert Speller({}, english=["retention"]).mend("retenton") is None
