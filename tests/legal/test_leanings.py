"""The linear model of which considerations a question's words lean to."""

import numpy as np

from assistant.building.leanings import fit_leanings
from assistant.legal.leanings import Leanings
from assistant.library.judgements import Judgements, Topic
from assistant.retrieval import Retriever

CASES = {"swaps": "nurses swap shifts in a pool", "wards": "porters move wards by form"}
LAW = ["hours", "tupe"]


def fitted(legal: dict[str, dict[str, int]]) -> tuple[Leanings, Retriever]:
    cases = Retriever.fit((key, {"text": text}) for key, text in CASES.items())
    topics = (
        Topic(id="a", text="swap shifts", kind="law-only", form="short"),
        Topic(id="b", text="porters move", kind="law-only", form="short"),
    )
    return fit_leanings(Judgements(topics, legal=legal), cases, LAW), cases


def test_a_question_leans_to_what_questions_in_its_words_raised() -> None:
    leanings, cases = fitted({"a": {"hours": 2}, "b": {"tupe": 2}})
    assert leanings.of(cases.query("swap a shift"))[0] > leanings.of(cases.query("swap a shift"))[1]
    assert leanings.of(cases.query("porters"))[1] > leanings.of(cases.query("porters"))[0]


def test_without_words_it_is_what_is_usual() -> None:
    leanings, _ = fitted({"a": {"hours": 2}, "b": {"hours": 1}})
    assert np.allclose(leanings.of({}), leanings.base)
    assert leanings.base[0] > leanings.base[1]


def test_without_judged_law_nothing_leans() -> None:
    leanings, cases = fitted({})
    assert not leanings.of(cases.query("swap shifts")).any()
