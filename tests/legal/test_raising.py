import pytest

from assistant import Assistant
from assistant.legal.raising import FACTS, USUAL, Curve, RaisingModel, gather, raise_considerations
from assistant.retrieval.ranking import rank

MOVING = "we are moving the payroll service to another provider"


def raised(small: Assistant, text: str, model: RaisingModel) -> list[tuple[str, tuple[str, ...]]]:
    reading = small.read(text)
    ranking = rank(small.index.cases, reading)
    shown = [one.number for one in small.find(text, show_all=True).chosen]
    found = raise_considerations(small.index, reading, ranking, shown, model)
    return [(one.id, one.why) for one in found]


def test_the_problems_own_words_raise_it_and_are_given_as_the_reason(small: Assistant) -> None:
    first, *_ = raised(small, MOVING, RaisingModel())
    assert first[0] == "tupe"
    assert first[1][0] == "you mention a service that moves to another provider"


def test_what_the_initiatives_involve_raises_it(small: Assistant) -> None:
    found = dict(raised(small, "paramedics are burnt out, agency bills", RaisingModel(threshold=0)))
    assert any("share staff between employers" in reason for reason in found["shared-staff"])


def test_without_a_ground_nothing_is_raised_however_likely(small: Assistant) -> None:
    certain = RaisingModel(may=USUAL._replace(intercept=30.0), threshold=0.0)
    reading = small.read("zyzzyva")
    ranking = rank(small.index.cases, reading)
    assert raise_considerations(small.index, reading, ranking, [], certain) == []


def test_no_more_than_the_most_are_raised(small: Assistant) -> None:
    everything = RaisingModel(threshold=0.0, most=1)
    both = f"{MOVING}; we also want one common pool with the council"
    assert len(raised(small, both, everything)) == 1
    assert len(raised(small, both, everything._replace(most=6))) == 2


def test_what_must_be_raised_comes_first_though_something_else_is_likelier(
    small: Assistant,
) -> None:
    both = f"{MOVING}; we also want one common pool with the council"
    usual = RaisingModel(threshold=0.0)
    turned = usual._replace(must=Curve(0.0, tuple(-one for one in USUAL.coefficients)))
    first, second = (key for key, _ in raised(small, both, usual)[:2])
    assert [key for key, _ in raised(small, both, turned)[:2]] == [second, first]


def test_nothing_is_raised_above_the_threshold(small: Assistant) -> None:
    assert raised(small, MOVING, RaisingModel(threshold=1.0)) == []


def test_every_consideration_has_facts_and_only_those_initiatives_shown_count(
    small: Assistant,
) -> None:
    text = "paramedics rotate"
    reading = small.read(text)
    ranking = rank(small.index.cases, reading)
    with_cases = gather(small.index, reading, ranking, [small.index.number["paramedic-rotation"]])
    without = gather(small.index, reading, ranking, [])
    assert [one.id for one in with_cases] == ["shared-staff", "tupe"]
    assert all(len(one.facts) == len(FACTS) for one in with_cases)
    place = FACTS.index("features of weight 3")
    assert with_cases[0].facts[place] == pytest.approx(0.2)
    assert without[0].facts[place] == 0.0


def test_the_law_for_chosen_initiatives(small: Assistant) -> None:
    ids = [item.id for item in small.law_for(MOVING, ["shared-bank", "paramedic-rotation"])]
    assert ids[0] == "tupe"
    with pytest.raises(KeyError):
        small.law_for(MOVING, ["no-such-case"])
