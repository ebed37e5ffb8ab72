"""The engine: the issue's own examples on the shipped corpus, the rest on the small one."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import Answer, Assistant, paths
from assistant.engine import LONGEST_PROBLEM, clean
from assistant.errors import UsageError
from assistant.retrieval.ranking import LIFT, rank
from tests.running import Command

BAND_5 = "our band 5 nurses keep leaving because moving wards means re-applying from scratch"
MOVING = "we are moving our community nursing service to another provider in April"
NURSES = "nurses leave because another ward means applying again"
PROBLEMS = (
    NURSES,
    "the agency bill grows and every employer has its own bank",
    "paramedics are worn out",
    "sickness",
    "we share staff with the council and the service goes to a new provider",
    "who won the cup final",
    "should we sack her",
)


def test_band_5_nurses_who_re_apply_find_an_internal_transfer_scheme_first(
    shipped: Assistant,
) -> None:
    answer = shipped.recommend(BAND_5)
    assert answer.cases[0].id.startswith("internal-transfer-")
    assert answer.match in ("strong", "partial")


@pytest.mark.parametrize(
    "text",
    [MOVING, "Our catering service is moving to another provider.", "the service moves to another provider"],
)  # fmt: skip
def test_moving_a_service_to_another_provider_raises_tupe_first(
    shipped: Assistant, text: str
) -> None:
    answer = shipped.recommend(text, show_all=True)
    assert answer.legal[0].id == "tupe"
    assert answer.legal[0].why
    assert answer.legal[0].notice == "General information, not legal advice."


@pytest.mark.parametrize("text", PROBLEMS)
def test_an_answer_keeps_its_promises(small: Assistant, text: str) -> None:
    answer = small.recommend(text)
    assert answer.query == text
    assert [case.rank for case in answer.cases] == list(range(1, len(answer.cases) + 1))
    for better, worse in pairwise(answer.cases):
        assert better.score >= worse.score
        assert better.score > worse.score or better.id < worse.id
        assert better.probability >= worse.probability
    for case in answer.cases:
        assert 0 < sum(reason.weight for reason in case.why) <= 1.001 or not case.why
        assert all(reason.weight > 0 for reason in case.why)
        weights = [reason.weight for reason in case.why]
        assert weights == sorted(weights, reverse=True)
        assert all(reason.typed in text.lower() for reason in case.why)
    assert (answer.match == "none") == (not answer.cases)
    if answer.cases:
        assert answer.match == answer.cases[0].match
    assert all(item.why for item in answer.legal)


def test_a_theme_spoken_of_lifts_its_cases_and_is_a_reason(shipped: Assistant) -> None:
    index = shipped.index
    reading = shipped.read("turnover on the wards is high and nobody stays")
    ranking, by_words = shipped.rank(reading), rank(index.cases, reading)
    about = np.asarray(["retention" in themes for themes in index.facets.themes])
    assert reading.themes == ("retention",)
    assert np.array_equal(ranking.lifts > 0, about & (by_words.scores > 0))
    assert np.allclose(ranking.scores - by_words.scores, ranking.lifts)
    assert ranking.lifts.max() == pytest.approx(LIFT * by_words.scores.max())
    best = shipped.recommend(reading.text).cases[0]
    assert best.themes and "retention" in best.themes
    assert "retention" in {reason.term for reason in best.why}


def test_the_right_case_comes_first_with_the_words_typed(small: Assistant) -> None:
    best = small.recommend(NURSES).cases[0]
    assert best.id == "ward-moves"
    assert {reason.typed for reason in best.why} >= {"nurses", "ward"}
    assert best.organisation_now == "Greater North Trust"
    assert best.source.publisher == "The Test Press"
    assert best.evidence.grade == 2
    assert best.evidence.rule.startswith("Figures before and after")


def test_where_a_case_differs_is_said(small: Assistant) -> None:
    answer = small.recommend("paramedics and crews are leaving", show_all=True)
    differs = {case.id: case.differs for case in answer.cases}
    assert differs["paramedic-rotation"] == ()
    assert "sector: yours is read as Ambulance, this is Acute hospitals" in differs["ward-moves"]
    assert "staff group: yours is read as Paramedics, this is Nurses" in differs["ward-moves"]


def test_the_same_question_gives_the_same_bytes(small: Assistant) -> None:
    for text in PROBLEMS:
        assert small.recommend(text).json_text() == small.recommend(text).json_text()


def test_a_fresh_process_gives_the_same_bytes(
    shipped: Assistant, shipped_index: Path, tmp_path: Path
) -> None:
    for seed in ("1", "2"):
        command = Command(tmp_path, ("--index", str(shipped_index)), {"PYTHONHASHSEED": seed})
        done = command("recommend", BAND_5, "--format", "json")
        assert (done.code, done.err) == (0, "")
        assert done.out == shipped.recommend(BAND_5).json_text(indent=2) + "\n"


def test_threads_share_one_assistant(small_index: Path, small: Assistant) -> None:
    from tests.running import SMALL

    fresh = Assistant(Assistant.load(SMALL, small_index).index, today=small.today)
    texts = PROBLEMS * 4
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: fresh.recommend(text).json_text(), texts))
    assert found == [small.recommend(text).json_text() for text in texts]


def test_many_texts_are_answered_in_order(small: Assistant) -> None:
    many = small.recommend_many(iter(PROBLEMS), top=2)
    assert list(many) == [small.recommend(text, 2) for text in PROBLEMS]


def test_the_first_of_many_are_the_same_as_the_few(small: Assistant) -> None:
    many, few = small.recommend(NURSES, 5), small.recommend(NURSES, 2)
    assert many.cases[:2] == few.cases
    assert small.recommend(NURSES, 2, id="R7").id == "R7"


def test_what_does_not_fit_gets_no_case_unless_all_are_wanted(small: Assistant) -> None:
    demanding = Assistant(small.index, today=small.today)
    demanding.calibration = small.calibration._replace(strong=1.1, partial=1.1, weak=1.1)
    answer = demanding.recommend(NURSES)
    assert answer.match == "none"
    assert (answer.cases, answer.legal) == ((), ())
    assert any("Nothing in the library fits this" in note for note in answer.notes)
    shown = demanding.recommend(NURSES, show_all=True)
    assert shown.match == "none"
    assert shown.cases
    assert {case.match for case in shown.cases} == {"weak"}
    assert shown.legal == ()


@pytest.mark.parametrize(
    "text",
    [
        "What is the dose of amoxicillin for a child of six?",
        "my laptop will not connect to the printer",
        "who won the football last night",
        "asdf qwer zxcv",
        "write me a poem about the sea",
    ],
)
def test_what_is_no_workforce_problem_gets_no_strong_match(shipped: Assistant, text: str) -> None:
    assert shipped.recommend(text).match != "strong"


@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\x1b\x07", "\u200b", "\ufeff"])
def test_no_text_is_refused(small: Assistant, text: str) -> None:
    with pytest.raises(UsageError, match="There is no problem to answer"):
        small.recommend(text)


def test_nul_bytes_and_too_much_text_are_refused(small: Assistant) -> None:
    with pytest.raises(UsageError, match="NUL bytes"):
        small.recommend("nurses\x00leave")
    with pytest.raises(UsageError, match="200,001 characters long"):
        small.recommend("x" * (LONGEST_PROBLEM + 1))


def test_the_longest_text_is_answered(small: Assistant) -> None:
    text = f"{NURSES}. " * (LONGEST_PROBLEM // (len(NURSES) + 2))
    assert small.recommend(text).cases[0].id == "ward-moves"


@pytest.mark.parametrize(
    "space",
    ["\u00a0", "\u2009", "\u202f", "\u3000", "\r", "\r\n", "\u2028", "\x0b", "\x0c", "\x85"],
)
def test_spaces_of_every_kind_part_words(small: Assistant, space: str) -> None:
    spaced = NURSES.replace(" ", space)
    found = small.recommend(spaced)
    plain = small.recommend(NURSES)
    assert [case.id for case in found.cases] == [case.id for case in plain.cases]
    assert space not in found.query


def test_control_characters_never_come_back(small: Assistant) -> None:
    answer = small.recommend("nurses\x1b[31m leave the\x07 ward\u202e")
    assert not any(ord(char) < 32 or char == "\u202e" for char in answer.query)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered_or_refused_in_a_sentence(small: Assistant, text: str) -> None:
    try:
        answer = small.recommend(text)
    except UsageError as error:
        assert str(error).endswith(".")
        return
    assert Answer.model_validate_json(answer.json_text()) == answer
    assert clean(answer.query) == answer.query


@pytest.mark.parametrize("top", [-1, 0, 1, 3, 10_000])
def test_top_is_kept_within_bounds(small: Assistant, top: int) -> None:
    assert len(small.recommend(NURSES, top, show_all=True).cases) == min(max(1, top), 6)


def test_the_receipt_names_what_answered(small: Assistant, small_index: Path) -> None:
    receipt = small.receipt
    assert (small_index / "versions" / receipt.index).is_dir()
    assert small.recommend(NURSES).receipt == receipt
    assert receipt.version


def test_every_judged_problem_is_read_without_a_fault(shipped: Assistant) -> None:
    from assistant.library.judgements import load_shipped

    judged = load_shipped(paths.shipped_corpus())
    assert judged is not None
    for topic in judged.topics[::12]:
        for better, worse in pairwise(shipped.recommend(topic.text).cases):
            assert better.score >= worse.score
