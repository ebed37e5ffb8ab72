"""`recommend` in this process: forms, filters, and every bad input in one sentence with its exit code."""

import json
import re

import pytest

from assistant import Answer, Assistant, __version__
from tests.running import Ask, Done

TEXT = "nurses leave because another ward means applying again"


def refused(done: Done, code: int, *words: str) -> None:
    """One plain sentence on standard error, nothing on standard output."""
    assert done.code == code
    assert done.out == ""
    assert done.err.count("\n") == 1, done.err
    for word in words:
        assert word in done.err


def test_json_is_the_answer(ask: Ask, small: Assistant) -> None:
    done = ask("recommend", TEXT, "--format", "json", "--top", "2")
    assert (done.code, done.err) == (0, "")
    answer = Answer.model_validate_json(done.out)
    assert answer.cases == small.recommend(TEXT, 2).cases
    assert done.out.endswith("}\n")


def test_text_names_the_case_its_reasons_its_source_and_the_receipt(ask: Ask) -> None:
    done = ask("recommend", f"{TEXT}, and the service moves to a new provider")
    assert done.code == 0
    for part in (
        "1. One short form for nurses who change ward",
        "now Greater North Trust",
        "Turnover of nurses fell from 16% to 11%",
        "The Test Press",
        "General information, not legal advice",
        "Moving a service to another employer",
        "in force since 6 April 2006",
        f"version {__version__}",
    ):
        assert part in " ".join(done.out.split())
    assert max(map(len, done.out.splitlines())) <= 100


def test_markdown_is_markdown(ask: Ask) -> None:
    done = ask("recommend", TEXT, "--format", "markdown")
    assert done.code == 0
    assert re.search(r"^#+ .*One short form for nurses", done.out, re.M)


@pytest.mark.parametrize("words", [("recommend", "-"), ("recommend",)])
def test_standard_input_is_read(ask: Ask, words: tuple[str, ...]) -> None:
    given = ask(*words, "--format", "json", stdin=TEXT.encode())
    assert given == ask("recommend", TEXT, "--format", "json")


def test_a_byte_order_mark_is_no_part_of_the_problem(ask: Ask) -> None:
    done = ask("recommend", "--format", "json", stdin=b"\xef\xbb\xbf" + TEXT.encode())
    assert json.loads(done.out)["query"] == TEXT


@pytest.mark.parametrize(
    ("stdin", "words"),
    [
        (b"", "There is no problem to answer"),
        (b" \n\t\n", "There is no problem to answer"),
        (b"nurses " * 1_500_000, "larger than 4 MB"),
        (b"nurses leave " * 20_000, "200,000 is the most"),
        (b"nurses\x00leave", "holds NUL bytes"),
        (b"nurses \xff leave", "is not UTF-8 (byte 8)"),
        (b"\xff\xfen\x00u\x00r\x00s\x00e\x00", "holds NUL bytes"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00" * 30, "holds NUL bytes"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)), "is not UTF-8 (byte 1)"),
    ],
    ids=["nothing", "blank", "10 MB", "250 kB", "NUL", "not UTF-8", "UTF-16", "program", "picture"],
)
def test_input_that_cannot_be_read_is_refused_in_a_sentence(
    ask: Ask, stdin: bytes, words: str
) -> None:
    refused(ask("recommend", stdin=stdin), 2, words)


def test_text_of_only_blanks_is_refused(ask: Ask) -> None:
    refused(ask("recommend", "   "), 2, "There is no problem to answer")


@pytest.mark.parametrize("flag", ["--sector", "--theme", "--staff-group", "--country", "--source"])
def test_an_unknown_filter_is_refused_with_the_nearest(ask: Ask, flag: str) -> None:
    refused(ask("recommend", flag, "zzqx", TEXT), 2, "“zzqx”", "The nearest is ", "Choose from: ")


def test_filters_are_repeatable_and_a_near_miss_is_said_on_standard_error(ask: Ask) -> None:
    words = ("recommend", "--sector", "ambulence", "--sector", "acute", TEXT, "--all")
    done = ask(*words, "--format", "json")
    assert {case["sector"] for case in json.loads(done.out)["cases"]} == {"ambulance", "acute"}
    assert done.err == "“ambulence” was taken as the sector Ambulance (ambulance).\n"
    assert ask("--quiet", *words, "--format", "json") == Done(0, done.out, "")


def test_since_limits_the_year(ask: Ask) -> None:
    done = ask("recommend", "--since", "2018", TEXT, "--all", "--format", "json")
    assert {case["date"][:4] for case in json.loads(done.out)["cases"]} == {"2018", "2020", "2021"}


def test_a_word_is_kept_as_typed(ask: Ask) -> None:
    words = ("recommend", "sicknes of nurses", "--all", "--format", "json")
    mended = json.loads(ask(*words).out)["understood"]["corrections"]
    assert mended == [{"from": "sicknes", "to": "sickness"}]
    kept = json.loads(ask(*words, "--keep", "sicknes").out)["understood"]["corrections"]
    assert kept == []


def test_one_persons_case_is_done_but_declined(ask: Ask) -> None:
    done = ask("recommend", "can we sack her", "--format", "json")
    assert done.code == 0
    held = json.loads(done.out)
    assert (held["match"], held["cases"]) == ("none", [])
    assert "Acas" in held["notes"][0]


@pytest.mark.parametrize(
    "words",
    [
        ("recommend", TEXT, "--top", "0"),
        ("recommend", TEXT, "--top", "many"),
        ("recommend", TEXT, "--format", "pdf"),
        ("recommend", TEXT, "--since", "1066"),
        ("recommend", TEXT, "--mood", "good"),
        ("recommend", TEXT, "another text"),
        ("reccomend", TEXT),
        ("--volume", "11"),
        ("index", "fly"),
    ],
)
def test_wrong_usage_is_refused_in_a_sentence(ask: Ask, words: tuple[str, ...]) -> None:
    refused(ask(*words), 2)


def test_a_fault_of_the_program_is_a_sentence_unless_debugging(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: Assistant, _text: str, *_: object, **__: object) -> Answer:
        raise ZeroDivisionError("the fault")

    monkeypatch.setattr(Assistant, "recommend", broken)
    refused(ask("recommend", TEXT), 1, "ZeroDivisionError: the fault", "--debug")


def test_help_names_every_command(ask: Ask) -> None:
    done = ask("--help")
    assert done.code == 0
    for name in ("recommend", "batch", "train", "evaluate", "corpus", "index"):
        assert re.search(rf"^  {name} ", done.out, re.M)
    assert ask() == done  # no command, and no terminal


def test_version(ask: Ask) -> None:
    assert ask("--version") == Done(0, f"workforce-assistant, version {__version__}\n", "")
