"""Which initiatives words point at."""

import pytest

from assistant.conversation.references import refer
from assistant.engine import Assistant

SHOWN = (
    "internal-transfer-uclh",
    "joint-bank-wolverhampton",
    "no-force-culture-mersey-care",
    "apprentice-mentoring-leeds",
    "pcn-employ-deploy-leeds",
)

BY_PLACE = [
    ("2", [2]),
    ("number 3", [3]),
    ("#4", [4]),
    ("the first one", [1]),
    ("the 2nd", [2]),
    ("the last one", [5]),
    ("1 and 4", [1, 4]),
    ("4 and 1", [4, 1]),
    ("1, 2 and 3", [1, 2, 3]),
    ("1-3", [1, 2, 3]),
    ("the first three", [1, 2, 3]),
    ("number two", [2]),
    ("one and four", [1, 4]),
    ("all of them", [1, 2, 3, 4, 5]),
]


@pytest.mark.parametrize(("said", "places"), BY_PLACE)
def test_places(said: str, places: list[int], assistant: Assistant) -> None:
    found = refer(said, SHOWN, (), assistant.index)
    assert list(found.cases) == [SHOWN[place - 1] for place in places]


BY_NAME = [
    ("the Wolverhampton one", "joint-bank-wolverhampton"),
    ("Mersey Care", "no-force-culture-mersey-care"),
    ("the UCLH one", "internal-transfer-uclh"),
    ("wolverhamton", "joint-bank-wolverhampton"),
    ("no-force-culture-mersey-care", "no-force-culture-mersey-care"),
]


@pytest.mark.parametrize(("said", "case"), BY_NAME)
def test_names(said: str, case: str, assistant: Assistant) -> None:
    assert refer(said, SHOWN, (), assistant.index).cases == (case,)


def test_a_name_of_two_is_in_doubt(assistant: Assistant) -> None:
    found = refer("the Leeds one", SHOWN, (), assistant.index)
    assert set(found.doubt) == {"apprentice-mentoring-leeds", "pcn-employ-deploy-leeds"}


def test_that_one_is_what_was_talked_of(assistant: Assistant) -> None:
    assert refer("that one", SHOWN, SHOWN[2:3], assistant.index).cases == SHOWN[2:3]
    for said in ("them", "those two", "both"):
        assert refer(said, SHOWN, SHOWN[2:4], assistant.index).cases == SHOWN[2:4]
    assert not refer("that one", SHOWN, (), assistant.index).named


def test_beyond_the_list(assistant: Assistant) -> None:
    assert refer("number 9", SHOWN, (), assistant.index).beyond == 9


def test_a_year_or_a_sum_is_no_place(assistant: Assistant) -> None:
    for said in ("£3 million", "2019", "75%"):
        assert not refer(said, SHOWN, (), assistant.index).cases
