"""The library: cases by sector, theme, staff group, organisation, year or source; the map; the law; the words."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.tui.actions import bindings
from assistant.tui.asking import Asking
from assistant.tui.catalogue import GROUPS, Catalogue, Group, Held
from assistant.tui.messages import KeepCase, MarkCase, OpenCase, OpenLaw
from assistant.tui.showing.glossary import law_options, words_lines
from assistant.tui.widgets.find import FindBox
from assistant.tui.widgets.foot import Foot
from assistant.tui.widgets.header import Heading
from assistant.tui.widgets.heat import HeatMap
from assistant.tui.widgets.words import WordList

NAMES = {
    "sector": "sector",
    "theme": "theme",
    "staff_group": "staff group",
    "organisation": "organisation",
    "year": "year",
    "source": "source",
}
VIEWS = {"cases": "cases", "map": "map of sectors and themes", "law": "law", "words": "words"}


class CatalogueRead(Message):
    """The list of the library was read."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        super().__init__()


class LibraryScreen(Screen[None]):
    """Browse without a question."""

    BINDINGS = bindings("library")
    CSS_PATH = "library.tcss"
    HELP = (
        "Every case of the library. G groups them by sector, theme, staff group, organisation, year or source; / "
        "finds by a few letters, also misspelt; Enter opens. F3 shows how many cases stand behind each sector and "
        "theme, and where there are none; F4 lists the law; F5 says what themes and legal terms mean."
    )

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.asking = asking
        self.catalogue: Catalogue | None = None
        self.grouping = GROUPS[0]
        self.only: tuple[str, list[str]] | None = None

    def compose(self) -> ComposeResult:
        """The find box and the views."""
        index = self.asking.assistant.index
        yield Heading("Library", "Reading the library …")
        yield FindBox(placeholder="Press / and type a few letters", id="find", compact=True)
        yield Static(id="about")
        with ContentSwitcher(initial="cases", id="views"):
            yield OptionList(id="cases", compact=True)
            yield HeatMap(index, id="map")
            yield OptionList(
                *law_options(index, self.asking.assistant.today), id="law-all", compact=True
            )
            yield WordList(id="words")
        yield Foot()

    def on_mount(self) -> None:
        """Read the list beside the first paint."""
        self.query_one("#cases").focus()
        self.run_worker(self._read, thread=True, exit_on_error=False)

    def _read(self) -> None:
        self.post_message(CatalogueRead(Catalogue(self.asking.assistant.index)))

    @on(CatalogueRead)
    def take_catalogue(self, message: CatalogueRead) -> None:
        """Show the list."""
        self.catalogue = message.catalogue
        self.query_one(Heading).state = f"{len(message.catalogue.held)} cases"
        self.draw_cases()

    # cases

    def draw_cases(self) -> None:
        """Show the cases: found, behind a place of the map, or grouped."""
        if self.catalogue is None:
            return
        letters = self.query_one("#find", Input).value.strip()
        listed = self.query_one("#cases", OptionList)
        listed.clear_options()
        if letters:
            found = self.catalogue.find(letters)
            self._say(f"{len(found)} found for “{letters}”")
            listed.add_options([_option(held, "found") for held in found])
        else:
            only = self.only[1] if self.only else None
            limits = f" · only {self.only[0]}, Esc shows all" if self.only else ""
            self._say(f"By {NAMES[self.grouping]} · G groups by something else{limits}")
            for group in self.catalogue.groups(self.grouping, only):
                listed.add_options(_grouped(group))
        listed.highlighted = next(
            (n for n, one in enumerate(listed.options) if not one.disabled), None
        )

    @on(Input.Changed, "#find")
    def found(self) -> None:
        """Find as letters are typed."""
        if self.view == "words":
            self._draw_words()
        else:
            self.action_show("cases", focus=False)
            self.draw_cases()

    @on(Input.Submitted, "#find")
    def to_the_list(self) -> None:
        """Enter goes from the find box into the list."""
        self.query_one(f"#{self.view}").focus()

    @on(OptionList.OptionSelected, "#cases")
    def open_case(self, event: OptionList.OptionSelected) -> None:
        """Open a case; its neighbours are those of its group."""
        group, _, id = str(event.option.id).rpartition("|")
        ids = [str(option.id) for option in event.option_list.options if option.id]
        among = [one.rpartition("|")[2] for one in ids if one.rpartition("|")[0] == group]
        self.post_message(OpenCase(id, among=tuple(among)))

    @on(OptionList.OptionSelected, "#law-all")
    def open_law(self, event: OptionList.OptionSelected) -> None:
        """Open a consideration."""
        among = tuple(self.asking.assistant.index.legal_ids)
        self.post_message(OpenLaw(str(event.option.id), among=among))

    @on(HeatMap.Picked)
    def list_place(self, message: HeatMap.Picked) -> None:
        """List what stands behind a place of the map."""
        if self.catalogue is None:
            return
        ids = self.catalogue.behind(message.theme, message.sector)
        if not ids:
            self.notify("A gap: the library holds no case there.", timeout=3)
            return
        label = self.asking.assistant.index.taxonomy.label
        self.only = (f"{label(message.sector)}, {label(message.theme)}", ids)
        self.query_one("#find", Input).value = ""
        self.action_show("cases")
        self.draw_cases()

    # actions

    @property
    def view(self) -> str:
        """The view shown."""
        return str(self.query_one("#views", ContentSwitcher).current)

    def action_show(self, name: str, focus: bool = True) -> None:
        """Another view."""
        target = "law-all" if name == "law" else name
        self.query_one("#views", ContentSwitcher).current = target
        about = {
            "law": "Every legal consideration. General information, not legal advice.",
            "map": "Cases by theme and sector; a dot is a gap. Enter lists them.",
        }
        if name in about:
            self._say(about[name])
        elif name == "words":
            self._draw_words()
        else:
            self.draw_cases()
        if focus:
            self.query_one(f"#{target}").focus()

    def action_find(self) -> None:
        """Into the find box."""
        self.query_one("#find", Input).focus()

    def action_group(self, step: int) -> None:
        """Group by something else."""
        self.grouping = GROUPS[(GROUPS.index(self.grouping) + step) % len(GROUPS)]
        self.query_one("#find", Input).value = ""
        self.action_show("cases")

    def action_mark(self) -> None:
        """Mark the highlighted case to compare it."""
        option = self.query_one("#cases", OptionList).highlighted_option
        if self.view == "cases" and option is not None and option.id:
            self.post_message(MarkCase(str(option.id).rpartition("|")[2]))

    def action_shortlist(self) -> None:
        """Put the highlighted case on a shortlist."""
        option = self.query_one("#cases", OptionList).highlighted_option
        if self.view == "cases" and option is not None and option.id:
            self.post_message(KeepCase(str(option.id).rpartition("|")[2]))

    def action_back(self) -> None:
        """From the find box to the list, from some cases to all, else back."""
        find = self.query_one("#find", Input)
        if find.has_focus or find.value:
            find.value = ""
            self.query_one(f"#{self.view}").focus()
        elif self.only is not None and self.view == "cases":
            self.only = None
            self.draw_cases()
        else:
            self.dismiss()

    def _draw_words(self) -> None:
        letters = self.query_one("#find", Input).value.strip()
        lines = words_lines(self.asking.assistant.index, self.asking.assistant.today, letters)
        self.query_one(WordList).show(lines)
        self._say("What the themes and the legal terms mean. / finds a word.")

    def _say(self, text: str) -> None:
        self.query_one("#about", Static).update(Content(text))


def _grouped(group: Group) -> list[Option]:
    heading = Content.styled(f"{group.label} ({len(group.cases)})", "bold $orange")
    return [Option(heading, disabled=True), *(_option(held, group.value) for held in group.cases)]


def _option(held: Held, group: str) -> Option:
    text = Content.assemble("  ", (held.title, ""), f" · {held.organisation}, {held.year}")
    return Option(text, id=f"{group}|{held.id}")
