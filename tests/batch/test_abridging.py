"""What a worker hands over, completed, is what asking gives, byte for byte."""

from datetime import date

import pytest

from assistant import Assistant
from assistant.batch.abridging import Completer, abridge
from assistant.models import Filters
from tests.batch.conftest import PROBLEMS

ODD = 'agency “spend” \\ "rises"\t<b>é 🙂</b>\u2028and nobody shares a bank'


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2031, 1, 1)])
def test_a_completed_answer_is_the_one_asked_for(assistant: Assistant, today: date) -> None:
    held = Assistant(assistant.index, today=today)
    whole = Completer(held)
    for limits in (Filters(), Filters(sector=("acute",), since=2022)):
        for text in (*PROBLEMS, ODD, "how do I reset my password", "can we sack him"):
            found = abridge(held, text, 7, limits)
            asked = held.recommend(text, 7, filters=limits, id='a "row”')
            assert whole(found.text('a "row”')) == asked.json_text()
            assert found.match == asked.match


def test_most_of_an_answer_is_left_out(assistant: Assistant) -> None:
    found = abridge(assistant, PROBLEMS[0], 10, Filters()).text("1")
    assert len(found) < len(assistant.recommend(PROBLEMS[0], 10).json_text()) / 3
