"""The considerations: beside the answer, in its place, folded, whole, and never without the notice."""

from collections.abc import Callable

import pytest

from assistant.models import NOT_ADVICE
from assistant.tui.app import AssistantApp
from assistant.tui.screens.law import LawScreen
from assistant.tui.widgets.cards import LawCard
from assistant.tui.widgets.legal_pane import NOTICE, LegalPane
from assistant.tui.widgets.transcript import Transcript
from tests.tui.driving import app_of, ask, at_home, shown

Make = Callable[..., AssistantApp]


def test_the_notice_is_the_models() -> None:
    assert NOTICE == NOT_ADVICE


async def test_beside_where_wide(make_app: Make) -> None:
    async with make_app().run_test(size=(140, 45)) as pilot:
        await ask(pilot)
        pane = app_of(pilot).conversation.query_one(LegalPane)
        assert pane.display
        assert pane.region.width > 30
        assert [card.region.height for card in pane.query(LawCard)] == [2, 2]
        assert NOT_ADVICE in shown(pilot)


async def test_in_its_place_where_narrow(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        home = app_of(pilot).conversation
        assert not home.query_one(LegalPane).display
        assert NOT_ADVICE in shown(pilot)
        await pilot.press("f4")
        assert home.query_one(LegalPane).display
        assert not home.query_one(Transcript).display
        await pilot.press("space")
        await pilot.pause()
        assert "Who will be the employer?" in shown(pilot)
        await pilot.press("escape")
        assert home.query_one(Transcript).has_focus


async def test_a_whole_consideration(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("f4", "1")
        assert isinstance(pilot.app.screen, LawScreen)
        text = shown(pilot)
        for part in (
            NOT_ADVICE,
            "you mention moving",
            "In force since 6 April 2006",
            "Coming, due 1 January 2027",
            "Not confirmed",
            "Not sure: It was not confirmed.",
            "Still right",
            "Wales: It differs.",
            "For your legal adviser",
            "For staff side",
            "The Crown, The Act (2006)",
            "Measures: Changes that affect staff.",
        ):
            assert part in text
        await pilot.press("right")
        assert "Changing terms" in shown(pilot)
        await pilot.press("escape")
        assert at_home(pilot)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_a_case_raises_law_by_its_features(make_app: Make, size: tuple[int, int]) -> None:
    async with make_app().run_test(size=size) as pilot:
        await ask(pilot)
        await pilot.press("tab", "1")
        text = shown(pilot)
        assert NOT_ADVICE in text
        assert "because it involves moves inside one employer" in text
