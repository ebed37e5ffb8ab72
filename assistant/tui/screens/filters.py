"""Choosing filters: one list to type into, each value only / not / either, with how many cases it leaves."""

from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.filtering import NAMES, allowed, choices
from assistant.models import Filters
from assistant.tui.actions import bindings
from assistant.tui.asking import KINDS, Asking
from assistant.tui.showing.counting import count_values, passing
from assistant.tui.widgets.find import FindBox
from assistant.tui.widgets.foot import Foot

MARKS = {"only": "[✓]", "not": "[–]", "": "[ ]"}
SAID = {"only": " · only this", "not": " · without this", "": ""}


class Row(NamedTuple):
    """A value that can be chosen."""

    kind: str
    value: str
    label: str
    cases: int


class FilterScreen(ModalScreen[Filters | None]):
    """Filters; gives the ones chosen, or None where they are left as before."""

    BINDINGS = bindings("filters")
    CSS_PATH = "filters.tcss"
    HELP = (
        "Type a few letters to find a value: “amb”, “nurs”, “2018”. Enter changes the marked line from either, to "
        "only this, to without this. The number is how many cases it would leave with the other filters as they "
        "are. F3 uses what you chose; Esc leaves the filters as they were."
    )

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.asking = asking
        self.filters: Filters = asking.chat.filters
        self.rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """The find box, the list, what is left."""
        with Vertical(id="filters"):
            yield Static(Content("Limit answers to"), id="filters-title")
            yield FindBox(
                placeholder="Type to find a sector, theme, staff group, country, source or year",
                id="filters-find",
            )
            yield OptionList(id="filters-list", compact=True)
            yield Static(id="filters-left")
            yield Foot()

    def on_mount(self) -> None:
        """Show everything."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self.draw()

    @on(Input.Changed)
    def find(self) -> None:
        """Show what is near the letters typed."""
        self.draw(keep=False)

    def draw(self, *, keep: bool = True) -> None:
        """Show the list again, the cursor where it was."""
        listed = self.query_one(OptionList)
        held = listed.highlighted_option.id if keep and listed.highlighted_option else None
        wanted = self.query_one(Input).value.casefold().split()
        self.rows = [row for row in self._all_rows() if self._fits(row, wanted)]
        listed.clear_options()
        listed.add_options(self._options())
        place = next(
            (n for n, option in enumerate(listed.options) if held and option.id == held), None
        )
        first = next((n for n, option in enumerate(listed.options) if not option.disabled), None)
        listed.highlighted = place if place is not None else first
        self._say_left()

    def action_move(self, step: int) -> None:
        """Another line."""
        listed = self.query_one(OptionList)
        enabled = [n for n, option in enumerate(listed.options) if not option.disabled]
        if enabled:
            here = listed.highlighted if listed.highlighted in enabled else enabled[0]
            place = max(0, min(len(enabled) - 1, enabled.index(here) + step))
            listed.highlighted = enabled[place]

    def action_change(self) -> None:
        """Either → only → not → either; a year is on or off."""
        option = self.query_one(OptionList).highlighted_option
        row = next((row for row in self.rows if option and _key(row) == option.id), None)
        if row is not None:
            self.filters = toggled(self.filters, row.kind, row.value)
            self.draw()

    @on(OptionList.OptionSelected)
    def clicked(self) -> None:
        """A click changes the line as Enter does."""
        self.action_change()

    def action_clear(self) -> None:
        """No filters."""
        self.filters = Filters()
        self.draw()

    def action_use(self) -> None:
        """Use what was chosen."""
        self.dismiss(self.filters)

    def action_leave(self) -> None:
        """Leave the filters as they were."""
        if self.filters != self.asking.chat.filters:
            self.notify("The filters were left as they were.", timeout=3)
        self.dismiss(None)

    def _all_rows(self) -> list[Row]:
        index = self.asking.assistant.index
        rows: list[Row] = []
        for kind in KINDS:
            counts = count_values(index.facets, self.filters, kind)
            known = choices(kind, index.taxonomy, index.publications)
            held = {*getattr(self.filters, kind), *self.filters.without.get(kind, ())}
            listed = kind in ("sector", "theme")
            found = [
                Row(kind, slug, label, counts.get(slug, 0))
                for slug, label in known.items()
                if listed or slug in held or counts.get(slug)
            ]
            rows += (
                sorted(found, key=lambda row: (-row.cases, row.label))
                if kind != "sector"
                else found
            )
        years = sorted(set(index.facets.year), reverse=True)
        after = self.filters.model_copy(update={"since": None})
        return rows + [
            Row(
                "since",
                str(year),
                f"Since {year}",
                passing(index.facets, after.model_copy(update={"since": year})),
            )
            for year in years
        ]

    def _fits(self, row: Row, wanted: list[str]) -> bool:
        text = f"{_named(row.kind)} {row.label} {row.value}".casefold()
        return all(word in text for word in wanted)

    def _options(self) -> list[Option]:
        options: list[Option] = []
        kind = ""
        for row in self.rows:
            if row.kind != kind:
                kind = row.kind
                options.append(
                    Option(Content.styled(_named(kind).capitalize(), "bold $orange"), disabled=True)
                )
            options.append(Option(self._worded(row), id=_key(row)))
        return options

    def _worded(self, row: Row) -> Content:
        state = state_of(self.filters, row.kind, row.value)
        style = "bold" if state else ""
        return Content.assemble(
            (f"  {MARKS[state]}", style), f" {row.cases:>4}  ", (row.label + SAID[state], style)
        )

    def _say_left(self) -> None:
        index = self.asking.assistant.index
        mask = allowed(index.facets, self.filters)
        total = len(index.case_ids)
        left = total if mask is None else int(mask.sum())
        self.query_one("#filters-left", Static).update(
            Content(f"{left} of {total} cases are left.")
        )


def state_of(filters: Filters, kind: str, value: str) -> str:
    """Whether a value is wanted ("only"), unwanted ("not") or neither ("")."""
    if kind == "since":
        return "only" if filters.since == int(value) else ""
    if value in getattr(filters, kind):
        return "only"
    return "not" if value in filters.without.get(kind, ()) else ""


def toggled(filters: Filters, kind: str, value: str) -> Filters:
    """The filters with one value moved on: either → only → not → either."""
    state = state_of(filters, kind, value)
    if kind == "since":
        return filters.model_copy(update={"since": None if state else int(value)})
    kept = tuple(one for one in getattr(filters, kind) if one != value)
    unwanted = tuple(one for one in filters.without.get(kind, ()) if one != value)
    if state == "":
        kept = (*kept, value)
    elif state == "only":
        unwanted = (*unwanted, value)
    rest = {key: values for key, values in filters.without.items() if key != kind}
    without = {**rest, kind: unwanted} if unwanted else rest
    return filters.model_copy(update={kind: kept, "without": without})


def _named(kind: str) -> str:
    return NAMES.get(kind, "since")


def _key(row: Row) -> str:
    return f"{row.kind}:{row.value}"
