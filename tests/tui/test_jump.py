"""Jump mode: letters on what is in view, a letter goes there, Esc changes nothing."""

from collections.abc import Callable

from textual.pilot import Pilot
from textual.widget import Widget

from assistant.tui.app import AssistantApp
from assistant.tui.screens.jump import JumpScreen
from assistant.tui.widgets.cards import CaseCard
from assistant.tui.widgets.prompt import Prompt
from assistant.tui.widgets.transcript import Transcript
from tests.tui.driving import app_of, ask, at_home, opened

Make = Callable[..., AssistantApp]


async def jump(pilot: Pilot[None], wanted: Callable[[Widget], bool]) -> None:
    """Open jump mode and press the letter of what is wanted."""
    await pilot.press("ctrl+k")
    screen = pilot.app.screen
    assert isinstance(screen, JumpScreen)
    letter = next(key for key, target in screen.found.items() if wanted(target.widget))
    await pilot.press(letter)
    await pilot.pause()


async def test_a_letter_goes_to_a_card_and_back_to_the_prompt(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 40)) as pilot:
        await ask(pilot)
        home = app_of(pilot).conversation
        await jump(pilot, lambda one: isinstance(one, CaseCard) and one.number == 2)
        cursor = home.query_one(Transcript).cursor
        assert isinstance(cursor, CaseCard)
        assert cursor.number == 2
        assert home.query_one(Transcript).has_focus
        await jump(pilot, lambda one: isinstance(one, Prompt))
        assert home.query_one(Prompt).has_focus


async def test_letters_stand_only_on_what_is_in_view(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("ctrl+k")
        screen = pilot.app.screen
        assert isinstance(screen, JumpScreen)
        cards = [one.widget for one in screen.found.values() if isinstance(one.widget, CaseCard)]
        assert 0 < len(cards) < len(app_of(pilot).conversation.query(CaseCard))
        assert all(one.seen.bottom <= 24 for one in screen.found.values())


async def test_esc_and_other_keys_leave_all_as_it_was(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        before = pilot.app.focused
        await pilot.press("ctrl+k", "1", "escape")
        assert at_home(pilot)
        assert pilot.app.focused is before
        await pilot.press("h", "i")
        assert app_of(pilot).conversation.query_one(Prompt).text == "hi"


async def test_the_key_can_be_mapped(make_app: Make) -> None:
    async with make_app(keys={"anywhere.jump": "f11"}).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("f11")
        assert isinstance(pilot.app.screen, JumpScreen)
