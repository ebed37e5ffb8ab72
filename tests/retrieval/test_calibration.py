import numpy as np
import pytest

from assistant import Assistant
from assistant.retrieval.calibration import FACTS, Calibration, Question, facts
from assistant.retrieval.ranking import Ranking, rank

CALIBRATION = Calibration()


def ranking(scores: list[float], known: float = 1.0) -> Ranking:
    query = {0: 0.8, 1: 0.6}
    found = np.asarray(scores, dtype=np.float32)
    return Ranking(query, query, query, found, known, np.zeros_like(found))


@pytest.mark.parametrize(
    ("chance", "word"),
    [(1.0, "strong"), (0.75, "strong"), (0.74, "partial"), (0.4, "partial"), (0.39, "weak"),
     (0.15, "weak"), (0.08, "weak"), (0.079, "none"), (0.0, "none")],
)  # fmt: skip
def test_a_chance_has_a_word(chance: float, word: str) -> None:
    assert CALIBRATION.word(chance, 1.0) == word


def test_strong_asks_that_the_text_too_is_one_to_answer() -> None:
    assert CALIBRATION.word(0.9, 0.9) == "strong"
    assert CALIBRATION.word(0.9, 0.5) == "partial"


def test_a_chance_lies_between_0_and_1_whatever_the_facts() -> None:
    for size in (-1e9, -1.0, 0.0, 1.0, 1e9):
        assert 0.0 <= CALIBRATION.chance([size] * len(FACTS)) <= 1.0


def test_a_better_score_is_likelier() -> None:
    typical = np.asarray([1.0, 0.5], dtype=np.float32)
    chances = [
        CALIBRATION.chance(facts(score, ranking([0.1, 0.2, 0.9]), Question(5, 1.0), typical))
        for score in (0.1, 0.2, 0.9)
    ]
    assert chances == sorted(chances)
    assert len(set(chances)) == 3


def test_the_facts_of_a_ranking() -> None:
    typical = np.asarray([1.0, 0.0], dtype=np.float32)
    found = facts(0.2, ranking([0.1, 0.2, 0.9], known=0.5), Question(0, -2.0), typical)
    named = dict(zip(FACTS, found, strict=True))
    assert named["score"] == 0.2
    assert named["best"] == pytest.approx(0.9)
    assert named["margin"] == pytest.approx(0.7)
    assert named["in the field"] == pytest.approx(0.5 * 0.64)
    assert (named["known"], named["words"], named["in scope"]) == (0.5, 0.0, -2.0)


def test_values_kept_are_read_back_and_others_refused() -> None:
    held = {"intercept": 1.0, "coefficients": [0.0] * len(FACTS), "strong": 0.9}
    assert Calibration.of(held).strong == 0.9
    assert Calibration.of({}) == Calibration()


def test_words_the_library_lacks_make_a_question_less_known(small: Assistant) -> None:
    index = small.index
    known = rank(index.cases, small.read("nurses leave wards")).known
    partly = rank(index.cases, small.read("nurses leave zyzzyva qwertz")).known
    nothing = rank(index.cases, small.read("zyzzyva qwertz"))
    assert known == pytest.approx(1.0)
    assert 0 < partly < known
    assert nothing.known == 0
    assert not nothing.scores.any()
