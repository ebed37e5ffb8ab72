"""What the screens of kept things have in common: a list, the details of what is marked, the keys, going back."""

from collections.abc import Callable, Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.tui.keeping import Keeping
from assistant.tui.screens.dialogs import Choice, Choose, Write
from assistant.tui.widgets.flow import FlowText, Line, line
from assistant.tui.widgets.foot import Foot
from assistant.tui.widgets.header import Heading
from assistant.tui.widgets.options import KeptList

YES = "yes"


class Details(VerticalScroll, can_focus=True):
    """The details of what is marked in the list."""

    HELP = "The details of what is marked. Up, down and the Page keys scroll; Tab goes back to the list."


class KeptScreen(Screen[None]):
    """A list of what a person keeps, and the details of the marked one."""

    CSS_PATH = "kept.tcss"
    NAME = "Kept"
    EMPTY = "There is nothing here yet."

    def compose(self) -> ComposeResult:
        """The list, the details, the keys."""
        yield Heading(self.NAME)
        yield from self.above()
        yield Static(id="kept-about")
        with Container(id="kept-panes"):
            yield KeptList(id="kept", compact=True)
            with Details(id="kept-detail"):
                yield FlowText(id="kept-lines")
        yield Foot()

    def on_mount(self) -> None:
        """Show what there is, once the parts within parts are there too."""
        if not self.query("#kept-lines"):
            self.call_after_refresh(self.on_mount)
            return
        self.draw()
        self.listed.focus()
        self.begin()

    def on_screen_resume(self) -> None:
        """Show it again: it may have changed meanwhile."""
        if self.is_mounted and self.listed.options:
            self.draw()

    # what a screen gives

    def above(self) -> Iterable[Widget]:
        """What stands above the list."""
        return ()

    def begin(self) -> None:
        """What else is to be done once the list is shown."""

    def options(self) -> list[Option]:
        """What is listed."""
        raise NotImplementedError

    def lines(self, id: str) -> Iterable[Line]:
        """The details of one."""
        raise NotImplementedError

    def open(self, id: str) -> None:
        """Open one, or change it."""
        raise NotImplementedError

    # what they share

    @property
    def keeping(self) -> Keeping:
        """The app, as the keeper of what is kept."""
        app = self.app
        assert isinstance(app, Keeping)
        return app

    @property
    def empty(self) -> str:
        """What is said where nothing is listed."""
        return self.EMPTY

    @property
    def listed(self) -> OptionList:
        """The list."""
        return self.query_one("#kept", OptionList)

    @property
    def here(self) -> str | None:
        """The id of the marked one."""
        option = self.listed.highlighted_option
        return option.id if option is not None else None

    def draw(self, at: str | None = None) -> None:
        """Show the list again, the mark where it was, or on ``at``."""
        before, wanted = self.listed.highlighted or 0, at or self.here
        options = self.keeping.attempt(self.options) or []
        self.listed.clear_options()
        self.listed.add_options(options)
        places = [place for place, one in enumerate(options) if not one.disabled]
        same = next((place for place in places if options[place].id == wanted), None)
        near = min(places, key=lambda place: abs(place - before), default=None)
        self.listed.highlighted = same if same is not None else near
        self.detail()

    def detail(self) -> None:
        """Show the details of the marked one."""
        here = self.here
        lines = self.keeping.attempt(lambda: list(self.lines(here))) if here else None
        self.query_one("#kept-lines", FlowText).show(lines or ([] if here else [line(self.empty)]))
        self.query_one(Details).scroll_home(animate=False)

    def about(self, text: str) -> None:
        """Say something above the list."""
        self.query_one("#kept-about", Static).update(Content(text))

    def state(self, text: str) -> None:
        """Say something at the top right."""
        self.query_one(Heading).state = text

    @on(OptionList.OptionHighlighted, "#kept")
    def marked(self) -> None:
        """Another one is marked."""
        self.detail()

    @on(OptionList.OptionSelected, "#kept")
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click opens it."""
        if event.option.id:
            self.open(event.option.id)

    def action_open(self) -> None:
        """Open the marked one."""
        if (here := self.here) is not None:
            self.open(here)

    def action_other_pane(self) -> None:
        """Between the list and the details."""
        pane = self.query_one(Details)
        (self.listed if pane.has_focus else pane).focus()

    def action_back(self) -> None:
        """Back to where the reader came from."""
        self.dismiss()

    def write(
        self,
        title: str,
        before: Callable[[], str],
        then: Callable[[str], object],
        about: str = "",
        *,
        several: bool = False,
        own: bool = True,
    ) -> None:
        """Ask for a name or a note, keep it, show the list again; one's ``own`` words are looked through first."""
        text = self.keeping.attempt(before)
        if text is None:
            self.draw()
            return

        def keep(safe: str) -> None:
            self.keeping.attempt(lambda: then(safe))
            self.draw()

        def written(answer: str | None) -> None:
            if answer is not None and own:
                self.keeping.guarded(answer, keep, "Keep it")
            elif answer is not None:
                keep(answer)

        self.app.push_screen(Write(title, about, text, several=several), written)

    def confirm(self, title: str, yes: str, then: Callable[[], object], about: str = "") -> None:
        """Ask before something is lost; the safe choice is marked."""

        def chosen(answer: str | None) -> None:
            if answer == YES:
                self.keeping.attempt(then)
                self.draw()

        choices = (Choice("no", "No, keep it"), Choice(YES, yes))
        self.app.push_screen(Choose(title, choices, about), chosen)
