import pytest

from assistant.index.contents import by_first_term
from assistant.language import Analyser
from assistant.legal.triggers import Ground, compile_triggers, grounds, term_places
from assistant.library import Library
from tests.running import SMALL

analyser = Analyser()


def met(text: str) -> list[Ground]:
    compiled = compile_triggers(Library.load(SMALL).considerations, analyser)
    tupe = [one for one in compiled if one["id"] == "tupe"]
    met = grounds(tupe, by_first_term(tupe), term_places(analyser.tokens(text)))
    return met.get(0, [])


@pytest.mark.parametrize(
    "text",
    [
        "we are moving the service in April",
        "The service is moving",
        "services will be moved",
        "another provider takes over",
        "a provider that is new to us",
        "services which will then transfer",
    ],
)
def test_a_phrase_is_met_in_any_order_within_a_few_words(text: str) -> None:
    assert [ground.weight for ground in met(text)] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "moving house",
        "the service is good",
        "moving wards is hard, and much later on there is talk of the library service",
        "",
    ],
)
def test_words_apart_or_alone_do_not_meet_it(text: str) -> None:
    assert met(text) == []


def test_two_triggers_are_met_with_their_reasons() -> None:
    found = met("the contract ends and a new provider comes")
    assert found == [
        Ground(3, "you mention a service that moves to another provider"),
        Ground(1, "you mention the end of a contract"),
    ]


def test_triggers_are_compiled_in_the_order_of_ids() -> None:
    compiled = compile_triggers(Library.load(SMALL).considerations, analyser)
    assert [one["id"] for one in compiled] == ["shared-staff", "tupe"]
    assert compiled[0]["features"] == {"shared-employment": 3}
