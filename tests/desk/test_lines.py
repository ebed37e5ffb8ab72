"""The commands of the desk: told apart, completed, mended, helped with; each sentence does what its command does."""

import pytest

from assistant.conversation.beside import Beside
from assistant.conversation.commands import COMMANDS, spellings
from assistant.desk.desk import NOUNS
from assistant.desk.lines.sentences import SENTENCES
from assistant.desk.lines.verbs import Noun
from tests.conversation.scripts import dialogues
from tests.desk.bench import PROBLEM, Bench
from tests.running import ROOT

EVERY = [(noun.name, verb.name) for noun in NOUNS for verb in noun.verbs]


def test_names_are_told_apart() -> None:
    every = [*COMMANDS, *(noun.command for noun in NOUNS)]
    words = [word for one in every for word in (one.name, *one.aliases)]
    assert len(words) == len(set(words)) == len(spellings(every))


@pytest.mark.parametrize("noun", NOUNS, ids=[noun.name for noun in NOUNS])
def test_a_sentence_does_the_same(noun: Noun, asked: Bench) -> None:
    assert asked.desk.talk.meaning(noun.example).name == noun.intent


@pytest.mark.parametrize("noun", NOUNS, ids=[noun.name for noun in NOUNS])
def test_help_says_all_of_it(noun: Noun, bench: Bench) -> None:
    text = " ".join(bench.say(f"/help {noun.name}").text.split())
    for verb in noun.verbs:
        assert f"/{noun.name} {verb.name}" in text
        assert verb.about in text


@pytest.mark.parametrize(("noun", "verb"), EVERY)
def test_whatever_follows_gets_a_sentence(noun: str, verb: str, asked: Bench) -> None:
    for rest in ("", " 9", " xyzzy"):
        assert asked.say(
            f"/{noun} {verb}{rest}".replace(" template xyzzy", " template {folder}/x.csv")
        ).text
    assert asked.desk.talk.problem == PROBLEM


def test_no_line_of_the_scripted_dialogues_is_taken_for_the_desk() -> None:
    beside = Beside(sentences=SENTENCES)
    said = [str(turn["say"]) for script in dialogues() for turn in script.turns]
    assert len(said) > 300
    assert [line for line in said if beside.command_of(line) is not None] == []


def test_no_example_of_the_conversation_is_taken_for_the_desk(asked: Bench) -> None:
    talk = asked.desk.talk
    assert [one.name for one in COMMANDS if talk.is_beside(talk.meaning(one.example))] == []


def test_completion(bench: Bench) -> None:
    assert bench.desk.completions("/hist") == ["/history"]
    assert bench.desk.completions("/history re") == [
        "/history read",
        "/history resume",
        "/history rename",
    ]


def test_a_slip_in_a_verb_is_mended_and_said(bench: Bench) -> None:
    bench.say("/shortlists new Board")
    turn = bench.say("/shortlists delte 1")
    assert turn.text.startswith("I read “delte” as “delete”.")
    assert bench.desk.records.shortlists.all()  # it asks first


def test_numbers_mean_the_list_as_it_was_shown(bench: Bench) -> None:
    bench.say("/shortlists new First", "/shortlists new Second", "/shortlists")
    names = [one.name for one in bench.desk.records.shortlists.all()]
    bench.desk.records.shortlists.make("Meanwhile in another window")
    bench.say(f"/shortlists delete {names.index('First') + 1}", "yes")
    kept = {one.name for one in bench.desk.records.shortlists.all()}
    assert kept == {"Second", "Meanwhile in another window"}
    assert "Give a number from 1 to 2" in bench.say("/shortlists open 7").text


def test_nothing_is_deleted_but_by_the_yes_that_was_asked_for(asked: Bench) -> None:
    for answer in ("no", "n", "perhaps", "tell me about 1"):
        asked.say("show my history", "delete conversation 1", answer)
        asked.say("yes")  # answers nothing now
        assert asked.desk.records.history.talks()
    asked.say("erase everything")
    assert asked.desk.records.history.talks()
    asked.say("yes")
    assert not any(asked.desk.records.counts().values())


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("/shortlists new Jane Smith’s sick leave: jane.smith@example.org", "shortlist"),
        ("/shortlists note 1: ring jane.smith@example.org", "shortlisted"),
        ("/shortlists purpose 1: ring jane.smith@example.org", "shortlist"),
        ("/history rename 1 jane.smith@example.org", "conversation"),
        ("we tried 1: ask jane.smith@example.org", "feedback"),
        ("/saved-problems rename 1 jane.smith@example.org", "problem"),
    ],
)
def test_words_about_one_person_are_asked_about_before_they_are_kept(
    line: str, held: str, asked: Bench
) -> None:
    asked.say("/shortlists new Board", "put 1 here", "save this problem")

    def kept() -> str:
        with asked.desk.records.store.reading() as db:
            return str(db.execute(f"SELECT * FROM {held}").fetchall())

    before = kept()
    assert "an e-mail address" in asked.say(line).text
    assert kept() == before
    asked.say("1")
    assert kept() != before
    assert "jane.smith@example.org" not in kept()


def test_settings_that_cannot_be_are_refused_with_what_can(bench: Bench) -> None:
    before = bench.desk.settings
    for line in (
        "history maybe",
        "keep-for ever",
        "keep-for 99999",
        "look pink",
        "start x",
        "usual x",
        "x",
    ):
        turn = bench.say(f"/settings {line}")
        assert turn.kind == "none"
        assert turn.text
    assert bench.desk.settings == before


def test_filters_in_force_become_those_at_the_start(asked: Bench) -> None:
    asked.say("only acute", "/settings filters use")
    again = Bench(asked.folder, asked.desk.assistant, asked.folder)
    assert again.desk.talk.filters.sector == ("acute",)
    again.say("/settings usual filters")
    assert not Bench(asked.folder, asked.desk.assistant, asked.folder).desk.talk.filters.active


def test_the_paper_names_every_command_and_verb() -> None:
    text = (ROOT / "docs" / "conversation.md").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row.startswith("|")]
    for noun in NOUNS:
        named = [row for row in rows if f"`/{noun.name}`" in row]
        assert len(named) == 1, noun.name
        assert [verb.name for verb in noun.verbs if f"`{verb.name}`" not in named[0]] == []
