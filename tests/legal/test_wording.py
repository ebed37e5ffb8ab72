from datetime import date

import pytest

from assistant.legal.wording import has_passed, legal_answer, spoken_date, status_words
from assistant.library import Consideration, Library
from assistant.library.considerations import Rule
from assistant.models import NOT_ADVICE
from tests.running import SMALL


@pytest.fixture(scope="module")
def tupe() -> Consideration:
    return Library.load(SMALL).considerations["tupe"]


@pytest.mark.parametrize(
    ("when", "spoken"),
    [("2027", "2027"), ("2027-01", "January 2027"), ("2027-01-09", "9 January 2027")],
)
def test_a_date_is_spoken(when: str, spoken: str) -> None:
    assert spoken_date(when) == spoken


@pytest.mark.parametrize(
    ("when", "passed"),
    [
        ("2026", False),
        ("2025", True),
        ("2026-11", False),
        ("2026-10", True),
        ("2026-11-24", True),
        ("2026-11-25", False),
    ],
)
def test_a_partial_date_passes_with_its_last_day(when: str, passed: bool) -> None:
    assert has_passed(when, date(2026, 11, 24)) is passed


@pytest.mark.parametrize(
    ("status", "effective", "words"),
    [
        ("in-force", None, "in force"),
        ("in-force", "2006-04-06", "in force since 6 April 2006"),
        ("coming", None, "coming"),
        ("coming", "2027-01", "coming, due January 2027"),
        ("coming", "2026-10-01", "was due on 1 October 2026, check"),
        ("policy", "2020", "policy, not law"),
        ("proposal", None, "proposal only"),
    ],
)
def test_a_status_in_words(tupe: Consideration, status: str, effective: str, words: str) -> None:
    rule = Rule.model_validate(
        {**tupe.rules[0].model_dump(), "status": status, "effective": effective}
    )
    assert status_words(rule, date(2026, 11, 24)) == words


def test_what_is_not_confirmed_is_never_stated_as_fact(tupe: Consideration) -> None:
    found = legal_answer(tupe, 1, ("you ask",), date(2026, 11, 24))
    assert found.rules[2].status == "not confirmed"
    assert found.rules[2].doubt == "Nobody has confirmed it."


def test_every_statement_has_a_status_a_day_and_a_source(tupe: Consideration) -> None:
    found = legal_answer(tupe, 1, ("you ask",), date(2026, 11, 24))
    assert found.notice == NOT_ADVICE
    for statement in (*found.rules, *found.changes):
        assert statement.status
        assert statement.checked_on == "2026-10-01"
        assert all(link.title for link in statement.sources)
        assert statement.sources


def test_changes_are_those_since_2019_and_those_coming(tupe: Consideration) -> None:
    found = legal_answer(tupe, 1, (), date(2026, 11, 24))
    assert [one.status for one in found.changes] == ["still right", "coming, due April 2027"]
    assert found.changes[0].text.startswith("In 2019 the source said: It asked")


def test_an_overdue_consideration_says_so(tupe: Consideration) -> None:
    assert not legal_answer(tupe, 1, (), date(2027, 1, 1)).overdue
    assert legal_answer(tupe, 1, (), date(2027, 1, 2)).overdue


def test_the_shipped_pack_states_nothing_unconfirmed_without_its_doubt() -> None:
    from assistant import paths

    for item in Library.load(paths.shipped_corpus()).considerations.values():
        for statement in legal_answer(item, 1, (), date(2026, 11, 24)).rules:
            assert statement.sources
            assert statement.doubt or statement.status != "not confirmed"
