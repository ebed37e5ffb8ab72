"""Ask, read, open, go back; keys; waiting; failing."""

from collections.abc import Callable
from threading import Event

from textual._xterm_parser import XTermParser
from textual.events import Key

from assistant.tui.app import AssistantApp
from assistant.tui.screens.case import CaseScreen
from assistant.tui.widgets.cards import CaseCard, Digest
from assistant.tui.widgets.newline_keys import teach
from assistant.tui.widgets.prompt import Prompt
from assistant.tui.widgets.transcript import KEPT, Transcript
from tests.tui.driving import app_of, ask, at_home, opened, shown, until
from tests.tui.fakes import FakeAssistant, load_badly, load_when_let

Make = Callable[..., AssistantApp]


async def test_ask_read_open_back(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        text = shown(pilot)
        for part in (
            "Moving wards by a short form",
            "Northern Hospitals (now Greater Northern Trust)",
            "Strong match, 97 in 100",
            "Turnover fell from 16% to 1%.",
            "grade 2 of 4",
            "Managers held on to people.",
            "“wards” in the problems it answers 50%",
            "“wrads” to “wards”",
            "“leaving”: turnover",
            "Differs",
            "2011",
        ):
            assert part in text
        await pilot.press("tab", "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
        await pilot.press("escape")
        assert at_home(pilot)
        assert app_of(pilot).conversation.query_one(Transcript).has_focus


async def test_a_number_opens_that_result(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("tab", "3")
        screen = pilot.app.screen
        assert isinstance(screen, CaseScreen)
        assert screen.record_id == "case-3"
        await pilot.press("right")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert pilot.app.screen.record_id == "case-4"


async def test_typing_before_the_library_is_open(make_app: Make) -> None:
    let = Event()
    async with make_app(load_when_let(let)).run_test(size=(80, 24)) as pilot:
        await pilot.press(*"leaving", "enter")
        await pilot.pause()
        assert "your answer follows" in shown(pilot)
        assert "Reading the corpus" in shown(pilot)
        await pilot.press(*"more")
        assert app_of(pilot).conversation.query_one(Prompt).text == "more"
        let.set()
        await until(pilot, lambda: bool(app_of(pilot).conversation.query(CaseCard)))


async def test_enter_waits_for_the_letters_before_it(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        for letter in "abcdefgh" * 10:
            pilot.app.post_message(Key(letter, letter))
        pilot.app.post_message(Key("enter", None))
        await until(pilot, lambda: bool(pilot.app.screen.query(CaseCard)))
        assert "abcdefgh" * 10 in shown(pilot)
        assert app_of(pilot).conversation.query_one(Prompt).text == ""


async def test_newline_keys_and_what_is_said_of_them(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        prompt = app_of(pilot).conversation.query_one(Prompt)
        await pilot.press("a", "ctrl+j", "b")
        assert prompt.text == "a\nb"
        assert "Alt+Enter" not in str(prompt.border_subtitle)
        await pilot.press("alt+enter", "c", "shift+enter", "d")
        assert prompt.text == "a\nb\nc\nd"
        assert "Ctrl+J or Alt+Enter or Shift+Enter" in str(prompt.border_subtitle)


def test_alt_enter_as_terminals_send_it() -> None:
    assert teach()
    parser = XTermParser()
    keys = [
        event.key for event in (*parser.feed("\x1b\r"), *parser.feed("")) if isinstance(event, Key)
    ]
    assert keys == ["alt+enter"]


async def test_examples_are_one_key_away(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("down", "2")
        await until(pilot, lambda: bool(pilot.app.screen.query(CaseCard)))
        assert "agency bill" in shown(pilot)


async def test_up_and_down_bring_back_what_was_asked(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "first")
        await ask(pilot, "second")
        prompt = app_of(pilot).conversation.query_one(Prompt)
        await pilot.press(*"draft", "up")
        assert prompt.text == "second"
        await pilot.press("up")
        assert prompt.text == "first"
        await pilot.press("down", "down")
        assert prompt.text == "draft"


async def test_escape_drops_an_answer_no_longer_wanted(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        asking = app_of(pilot).asking
        assert asking is not None
        fake = asking.assistant
        assert isinstance(fake, FakeAssistant)
        await pilot.press(*"slowly", "enter", "escape")
        fake.let.set()
        await pilot.pause(0.1)
        assert not app_of(pilot).conversation.query(CaseCard)
        assert "Stopped" in shown(pilot)


async def test_what_went_wrong_is_said_in_a_sentence(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "error")
        assert "The problem cannot be read. Type it again." in shown(pilot)


async def test_a_library_that_cannot_be_opened(make_app: Make) -> None:
    async with make_app(load_badly).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Ctrl+R" in app_of(pilot).conversation.state)
        await pilot.press("f2", "f3")
        assert at_home(pilot)


async def test_nothing_fits_is_an_answer(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "nothing")
        assert "Nothing in the library fits this." in shown(pilot)


async def test_kinds_without_a_view_show_their_text(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "thanks")
        await ask(pilot, "my grievance")
        text = shown(pilot)
        assert "Words about thanks." in text
        assert "Not a question for this library" in text


async def test_what_a_turn_says_beside_its_ranking_is_shown(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "unclear")
        text = shown(pilot)
        assert "Is it about one ward or all?" in text
        assert "Receipt" not in text


async def test_older_answers_are_put_away_and_come_back(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        for number in range(KEPT + 1):
            await ask(pilot, f"problem {number}")
        transcript = app_of(pilot).conversation.query_one(Transcript)
        digest = transcript.query_one(Digest)
        transcript.focus()
        await pilot.pause()
        transcript.select(digest)
        await until(pilot, lambda: transcript._in_view(digest))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(transcript.cursor, CaseCard))
        assert not transcript.query(Digest)


async def test_reading_is_never_scrolled_away(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot, "one")
        fake = getattr(app_of(pilot).asking, "assistant", None)
        assert isinstance(fake, FakeAssistant)
        await pilot.press(*"slowly", "enter")
        await pilot.pause()
        transcript = app_of(pilot).conversation.query_one(Transcript)
        transcript.scroll_to(y=2, animate=False)
        await pilot.pause()
        fake.let.set()
        await until(pilot, lambda: "Your answer is below" in app_of(pilot).conversation.state)
        assert transcript.scroll_y == 2


async def test_start_afresh(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        await pilot.press("f8")
        await pilot.pause()
        assert "try one of these" in shown(pilot)
        await pilot.press("up")
        assert app_of(pilot).conversation.query_one(Prompt).text.startswith("nurses keep")


async def test_corpus_text_is_never_markup(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await ask(pilot)
        assert "[red]Not markup[/red] [link=x]" in shown(pilot)
        await ask(pilot, "[bold]mine[/bold] [unclosed")
        assert "[bold]mine[/bold] [unclosed" in shown(pilot)
        await pilot.press("tab", "2")
        assert "[red]Not markup[/red] [link=x]" in shown(pilot)


async def test_a_slash_is_completed(make_app: Make) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        prompt = app_of(pilot).conversation.query_one(Prompt)
        await pilot.press("slash", *"com")
        await pilot.pause()
        assert "/compare" in shown(pilot)
        await pilot.press("tab", "tab")
        assert prompt.text.startswith("/com")
        assert prompt.text in ("/compare", "/common")
        prompt.text = ""
        await pilot.press("tab")
        assert not prompt.has_focus
