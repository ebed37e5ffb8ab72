"""What is kept of a conversation held line by line, taking one up again, and saved problems over a changed library."""

from pathlib import Path

from assistant import Assistant
from assistant.records import Records
from tests.desk.bench import PROBLEM, Bench


def said(bench: Bench) -> list[list[str]]:
    history = bench.desk.records.history
    return [[turn.said for turn in history.turns(talk.id)] for talk in history.talks()]


def test_the_conversation_is_kept_and_what_stands_beside_it_is_not(asked: Bench) -> None:
    asked.say(
        "show my history",
        "1",
        "2 is useful",
        "only acute",
        "settings",
        "delete conversation 1",
        "no",
    )
    assert said(asked) == [[PROBLEM, "only acute"]]
    assert asked.desk.records.history.turns(1)[1].kind == "refinement"


def test_names_are_not_kept_in_history(bench: Bench) -> None:
    bench.say("Nurses leave; ring jane.smith@example.org")
    assert "jane.smith@example.org" not in str(said(bench))
    assert bench.spoken == ["Your history keeps your words without an e-mail address."]


def test_history_that_is_off_keeps_nothing(bench: Bench) -> None:
    bench.say("turn history off", PROBLEM)
    assert said(bench) == []
    assert "History is turned off" in bench.say("show my history").text


def test_one_that_cannot_be_kept_is_answered_all_the_same(bench: Bench) -> None:
    bench.desk.records.store.folder.write_text("a file where the folder should be")
    assert bench.say(PROBLEM).kind == "answer"
    assert "Your history is not kept" in bench.spoken[0]
    assert bench.say("show my history").kind == "none"


def test_taken_up_again_it_goes_on_as_it_was(asked: Bench) -> None:
    asked.say("only acute", "2")
    asked.desk.close()
    later = Bench(asked.folder, asked.desk.assistant, asked.folder)
    assert "taken up again after 3 turns" in later.read("/resume")
    turn = later.desk.talk.turns[-1]
    assert turn.turn == 1
    assert turn.filters.sector == ("acute",)
    assert later.desk.talk.problem == PROBLEM
    later.say("clear filters")
    assert said(later) == [[PROBLEM, "only acute", "2", "clear filters"]]


def test_a_conversation_cut_off_is_offered(asked: Bench) -> None:
    history = asked.desk.records.history
    with asked.desk.records.store.writing() as db:
        db.execute("UPDATE conversation SET open_in = 999999999")
    assert any("was cut off last time" in one for one in asked.desk.opening())
    assert asked.desk.opening() == []
    assert history.talks()


def test_a_saved_problem_tells_what_is_new_and_what_moved(asked: Bench, corpus: Path) -> None:
    asked.say("only acute", "save this problem")
    (corpus / "cases" / "ward-moves.md").unlink()
    changed = Assistant.load(corpus, asked.folder / "changed")
    later = Bench(asked.folder, changed, corpus)
    assert "1 gone" in later.say("show my saved problems").text
    text = " ".join(later.say("what is new in problem 1").text.split())
    assert "Gone: 1. " in text
    assert "Moved: " in text
    assert any("last answered by an older library" in one for one in later.desk.opening())
    turn = later.say("ask problem 1 again")
    assert "Gone: 1. " in turn.text
    assert turn.filters.sector == ("acute",)
    assert later.desk.talk.problem == PROBLEM
    assert said(later)[0] == ["filters", PROBLEM]
    assert "nothing new" in later.say("show my saved problems").text


def test_what_was_noted_of_an_initiative_is_told(asked: Bench) -> None:
    assert "You noted nothing" in asked.say("what did I note of 1?").text
    asked.say(
        "put 1 on shortlist Board", "note on 1: ask them", "we tried the first one: it took a year"
    )
    text = asked.say("what did I note of 1?").text
    assert "On the shortlist “Board”: ask them" in text
    assert "it took a year" in text


def test_a_case_that_the_library_lost_stays_readable_on_a_shortlist(
    asked: Bench, corpus: Path
) -> None:
    asked.say("put 1 on shortlist Board", "put 2 here")
    (corpus / "cases" / "ward-moves.md").unlink()
    later = Bench(asked.folder, Assistant.load(corpus, asked.folder / "changed"), corpus)
    assert "No longer in the library." in later.read("/shortlists open Board")
    assert later.say("1").kind == "none"
    later.say("/shortlists export Board: {folder}/board.md")
    assert "No longer in the library" in (asked.folder / "board.md").read_text(encoding="utf-8")


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path, small: Assistant) -> None:
    bench = Bench(tmp_path, small, tmp_path)
    assert bench.desk.opening() == []
    assert not Records(tmp_path / "data").exist
    assert "Kept: 0 conversations" in bench.read("where is my data?")
    assert not Records(tmp_path / "data").exist
