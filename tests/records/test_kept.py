"""Shortlists, saved problems, feedback."""

import json
from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.records import Records
from tests.records.conftest import Day


def test_a_shortlist_keeps_its_order_and_notes(records: Records, day: Day) -> None:
    lists = records.shortlists
    one = lists.make("Board in May", "For the board")
    for number in (1, 2, 3):
        assert lists.add(one, f"case-{number}", f"Case {number}", problem="nurses leave")
    assert not lists.add(one, "case-1", "Case 1")
    lists.annotate(one, "case-2", " Ring them. ")
    lists.reorder(one, ["case-3", "case-1"])
    kept = lists.cases(one)
    assert [case.case_id for case in kept] == ["case-3", "case-1", "case-2"]
    assert kept[2].note == "Ring them."
    lists.remove(one, "case-1")
    assert lists.get(one).cases == 2
    assert lists.holding("case-2") == [("Board in May", "Ring them.")]


def test_names_of_shortlists(records: Records, day: Day) -> None:
    lists = records.shortlists
    one = lists.make("Board")
    for name in ("board", "  Board  "):
        with pytest.raises(UsageError, match="already"):
            lists.make(name)
    with pytest.raises(UsageError, match="needs a name"):
        lists.make(" ")
    day.stamp = "2026-11-25T09:00:00+00:00"
    other = lists.named("Other")
    assert lists.named("OTHER") == other
    with pytest.raises(UsageError, match="already"):
        lists.rename(other, "Board")
    lists.rename(one, "Trust board")
    lists.describe(one, "All of it")
    assert [(held.name, held.note) for held in lists.all()] == [
        ("Other", ""),
        ("Trust board", "All of it"),
    ]
    lists.delete(one)
    with pytest.raises(UsageError, match="no longer there"):
        lists.get(one)
    assert not lists.add(one, "case-1", "Case 1")


def test_a_problem_saved_twice_is_renewed(records: Records) -> None:
    problems = records.problems
    one = problems.save("Nurses", "nurses leave", "{}", '{"a": 1}', "r1")
    assert problems.save("Nurses", "nurses leave", "{}", '{"a": 2}', "r2") == one
    other = problems.save("Nurses", "nurses leave", '{"since": 2018}', "{}", "r2")
    assert [held.id for held in problems.all()] == [other, one]
    problems.seen(one, '{"a": 3}', "r3")
    problems.rename(one, "Ward moves")
    held = problems.get(one)
    assert (held.name, held.answer, held.receipt) == ("Ward moves", '{"a": 3}', "r3")
    problems.delete(one)
    with pytest.raises(UsageError, match="no longer saved"):
        problems.get(one)


def test_feedback_is_reviewed_and_exported(records: Records, tmp_path: Path) -> None:
    book = records.feedback
    book.give("case-1", "Case 1", "useful", problem="p")
    first = book.give("case-1", "Case 1", "not-useful", problem="p")
    second = book.give("case-1", "Case 1", "tried", said=" It worked on one ward. ", problem="p")
    assert [one.verdict for one in book.about("case-1")] == ["tried", "not-useful"]
    assert book.about("case-1")[0].said == "It worked on one ward."
    book.judge(second, "accepted")
    book.judge(first, "set-aside")
    waiting = book.give("case-2", "Case 2", "useful")
    assert [one.id for one in book.all()] == [waiting, second, first]
    out = tmp_path / "feedback.jsonl"
    assert book.export(out) == 1
    assert json.loads(out.read_text(encoding="utf-8"))["case_id"] == "case-1"
    book.delete(second)
    assert [one.id for one in book.about("case-1")] == [first]
