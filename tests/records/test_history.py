"""Conversations are kept turn by turn, found, renamed, forgotten."""

from assistant.records import Records
from assistant.records.history import name_of
from tests.records.conftest import Day


def _talk(records: Records, *said: str) -> int:
    talk = records.history.begin(said[0])
    for text in said:
        number = records.history.say(talk, text)
        assert number is not None
        records.history.answered(talk, number, "answer", f"Answer to {text}", ["case-1"])
    return talk


def test_turns_come_back_as_they_were(records: Records) -> None:
    talk = _talk(records, "nurses leave", "only acute")
    records.history.say(talk, "Filters: acute", '{"sector": ["acute"]}')
    turns = records.history.turns(talk)
    assert [turn.number for turn in turns] == [1, 2, 3]
    assert turns[0].text == "Answer to nurses leave"
    assert turns[1].cases == ("case-1",)
    assert turns[2].filters == '{"sector": ["acute"]}'
    assert turns[2].kind is None


def test_search_looks_across_and_inside(records: Records) -> None:
    first = _talk(records, "nurses leave", "what about 100% bank_staff")
    _talk(records, "paramedics are tired")
    found = records.history.search("BANK_staff 100%")
    assert [(one.talk.id, one.number) for one in found] == [(first, 2)]
    assert "bank_staff" in found[0].passage
    assert len(records.history.search("answer")) == 2
    assert records.history.search("100x") == []
    assert records.history.search("  ") == []


def test_rename_delete_and_a_turn_that_failed(records: Records) -> None:
    talk = _talk(records, "one")
    records.history.rename(talk, "  My   name ")
    assert records.history.talks()[0].name == "My name"
    other = records.history.begin("two")
    number = records.history.say(other, "two")
    assert number == 1
    records.history.drop(other, number)
    assert [one.id for one in records.history.talks()] == [talk]
    records.history.delete(talk)
    assert records.history.talks() == []
    assert records.history.say(talk, "late") is None


def test_retention(records: Records, day: Day) -> None:
    _talk(records, "old")
    day.stamp = "2026-12-24T09:00:01+00:00"
    _talk(records, "new")
    assert records.history.purge(0) == 0
    assert records.history.purge(30) == 1
    assert [one.name for one in records.history.talks()] == ["new"]


def test_only_what_another_process_left_open_is_cut_off(records: Records) -> None:
    talk = _talk(records, "mine")
    assert records.history.cut_off() is None
    records.history.close(talk)
    assert records.history.talks()[0].open_in is None


def test_names_are_one_short_line() -> None:
    assert name_of("a\n b") == "a b"
    assert len(name_of("word " * 50)) < 90
    assert name_of("  ") == "Conversation"
