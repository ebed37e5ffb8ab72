"""What the guard finds, what it must leave alone, and that it is quick. Every number and name here is made up."""

import json
import time

import pytest

from assistant import paths
from assistant.language.personal_data import find, is_nhs_number, mask, said
from assistant.tui.examples import EXAMPLES

FOUND = [
    ("Her NHS number is 943 476 5919.", "nhs-number", "943 476 5919"),
    ("9434765919 is hers", "nhs-number", "9434765919"),
    ("NI QQ 12 34 56 C was wrong, AB 12 34 56 C is right", "ni-number", "AB 12 34 56 C"),
    ("write to a.person+hr@trust.example.org today", "email", "a.person+hr@trust.example.org"),
    ("ring 07700 900123, or so", "phone", "07700 900123"),
    ("ring +44 (0)20 7946 0018", "phone", "+44 (0)20 7946 0018"),
    ("(0113) 496 0999 is the ward", "phone", "(0113) 496 0999"),
    ("I spoke to Mrs Okonkwo-Bell about it", "name", "Okonkwo-Bell"),
    ("Dr J. O'Neill refuses", "name", "J. O'Neill"),
    ("a nurse called Maria will not come back", "name", "Maria"),
    ("her name is Sinéad Byrne", "name", "Sinéad Byrne"),
    ("our ward manager Priya Shah shouts", "name", "Priya Shah"),
    ("One nurse was diagnosed with breast cancer in May", "health", "diagnosed with breast cancer"),
    ("A midwife is off sick with anxiety", "health", "off sick with anxiety"),
    ("she is pregnant and wants another post", "health", "is pregnant"),
    ("he said his depression is worse", "health", "his depression"),
    ("a team of three at the hospice", "small-team", "team of three"),
    ("one of our two midwives has left", "small-team", "one of our two midwives"),
    ("3 of the 4 physiotherapists went", "small-team", "3 of the 4 physiotherapists"),
    ("the only Polish porter complained", "small-team", "the only Polish porter"),
]
LEFT_ALONE = [
    "Our staff are off sick with stress and anxiety.",
    "A scheme called Retain and Return kept nurses; the programme was called Itchy Feet.",
    "Nurse Associates and Nurse Practitioners are short; Sister Leads too.",
    "Mental health trusts and cancer services lose staff.",
    "A cancer nurse has left the diabetes service.",
    "Turnover fell from 16.5% to 9.2% in 2018-2019, saving £1,234,567,890.",
    "One of our two wards closed; a team of 400 remains; two of three sites stay.",
    "The order number is 943 476 5918, the ticket 1111111111.",
    "We pay band 5 and 07:00 shifts, ref 2024/001234.",
    "Women with menopause symptoms leave, and people who are pregnant need more.",
    "Dr. The waiting list grew. Mr",
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_found(text: str, kind: str, words: str) -> None:
    found = find(text)
    assert [(one.kind, one.text) for one in found] == [(kind, words)]
    assert text[found[0].start : found[0].end] == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert find(text) == ()


def test_check_digits() -> None:
    assert is_nhs_number("943-476-5919")
    assert not is_nhs_number("943 476 5910")
    assert not is_nhs_number("0000000000")


def test_several_at_once_are_masked_and_said() -> None:
    text = "Ms Lund (lund@x.example.org, 07700 900123) has epilepsy."
    found = find(text)
    assert mask(text, found) == "Ms [name] ([e-mail], [telephone]) [health]."
    assert said(found) == "a name, an e-mail address, a telephone number and someone’s health"
    assert said(find("a team of two, a team of three")).startswith("a team so small")


def test_a_group_of_places_is_no_small_team() -> None:
    assert find("we are a group of two")
    assert not find("a group of two acute trusts, and another group of three practices")


def test_problems_as_people_type_them_seldom_warn() -> None:
    lines = (paths.shipped_corpus() / "evaluation" / "topics.jsonl").read_text(encoding="utf-8")
    topics = [json.loads(line)["text"] for line in lines.splitlines()]
    warned = [text for text in (*EXAMPLES, *topics) if find(text)]
    assert len(warned) <= 0.01 * len(topics)


@pytest.mark.parametrize(
    "piece", ["a", "0 ", "A b ", "Mr ", "our nurse ", "he has ", "x@", "one of our two "]
)
def test_linear_on_hostile_text(piece: str) -> None:
    begun = time.perf_counter()
    find(piece * (200_000 // len(piece)))
    assert time.perf_counter() - begun < 5
