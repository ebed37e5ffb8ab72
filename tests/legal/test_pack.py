"""Freshness, the timetable and the questions pack, on the small pack and on invented considerations."""

from datetime import date

import pytest

from assistant.legal.freshness import due, overdue_words
from assistant.legal.questions import pack
from assistant.legal.timetable import COME_IN, COMING, TO_CHECK, sectioned, timetable, touching
from assistant.legal.wording import legal_answer, status_words
from assistant.library import Consideration, Library
from assistant.library.considerations import Rule
from tests.running import SMALL

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def tupe() -> Consideration:
    return Library.load(SMALL).considerations["tupe"]


def changed(item: Consideration, **rule: object) -> Consideration:
    """The consideration with its second rule changed."""
    values = item.model_dump()
    values["rules"][1].update(rule)
    return Consideration.model_validate(values)


def test_what_is_due_within_so_many_days(tupe: Consideration) -> None:
    assert due([tupe], TODAY, 30) == []
    assert [(one.on, one.overdue) for one in due([tupe], TODAY, 60)] == [("2027-01-01", False)]
    later = due([tupe], date(2027, 5, 2), 0)
    assert [(one.on, one.overdue) for one in later] == [("2027-01-01", True), ("2027-04", True)]
    assert later[1].statement is not None
    assert later[1].statement.text.startswith("Was due in April 2027, check: ")
    assert overdue_words("2027-01-01") == "REVIEW OVERDUE since 1 January 2027"


def test_a_coming_rule_without_a_date_is_not_coming_for_ever(tupe: Consideration) -> None:
    item = changed(tupe, effective=None)
    assert status_words(item.rules[1], TODAY, item) == "coming"
    words = status_words(item.rules[1], date(2027, 6, 1), item)
    assert words == "was coming when checked on 1 October 2026, check"


@pytest.mark.parametrize("status", ["policy", "proposal", "unconfirmed"])
def test_whatever_was_still_to_come_is_to_be_checked_once_its_day_is_past(
    tupe: Consideration, status: str
) -> None:
    item = changed(tupe, status=status, effective="2027-04", doubt="It is not sure.")
    assert status_words(item.rules[1], TODAY, item).endswith("; expected in April 2027")
    assert status_words(item.rules[1], date(2027, 6, 1), item).endswith(
        "was due in April 2027, check"
    )


def test_what_is_in_force_with_a_year_alone_is_never_called_due(tupe: Consideration) -> None:
    item = changed(tupe, status="in-force", effective="2026")
    assert status_words(item.rules[1], date(2027, 6, 1), item) == "in force since 2026"


def test_the_timetable_is_by_date_and_from_a_year(tupe: Consideration) -> None:
    assert [one.date for one in timetable([tupe], TODAY)] == ["2006-04-06", "2027-04"]
    assert [one.date for one in timetable([tupe], TODAY, 2020)] == ["2027-04"]
    assert list(sectioned(timetable([tupe], TODAY))) == [COMING, COME_IN]
    assert list(sectioned(timetable([tupe], date(2027, 6, 1)))) == [TO_CHECK, COME_IN]


def test_what_came_in_lately_touches_an_answer(tupe: Consideration) -> None:
    recent = changed(tupe, status="in-force", effective="2025-07")
    assert [one.date for one in touching([legal_answer(recent, 1, (), TODAY)])] == ["2025-07"]
    old = changed(tupe, status="in-force", effective="2024-10")
    assert touching([legal_answer(old, 1, (), TODAY)]) == []


def test_a_rule_has_the_same_words_without_its_consideration(tupe: Consideration) -> None:
    rule: Rule = tupe.rules[1]
    assert status_words(rule, TODAY) == status_words(rule, TODAY, tupe)


def test_near_equal_questions_stand_once_and_name_both(tupe: Consideration) -> None:
    other = tupe.model_copy(
        update={
            "title": "Another",
            "questions": tuple(
                one.model_copy(update={"ask": one.ask.replace("Who will be", "Who would then be")})
                for one in tupe.questions
            ),
        }
    )
    packed = pack([legal_answer(tupe, 1, (), TODAY), legal_answer(other, 2, (), TODAY)])
    assert list(packed) == ["legal-adviser", "staff-side"]
    assert [one.ask for one in packed["legal-adviser"]] == ["Who will be the employer?"]
    assert packed["legal-adviser"][0].about == (tupe.title, "Another")
    assert list(pack([legal_answer(tupe, 1, (), TODAY)], "staff-side")) == ["staff-side"]
