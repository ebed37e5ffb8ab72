"""The map: how many cases stand behind each theme and sector. Numbers and dots first, shades second."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.color import Color
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from assistant.index.contents import BuiltIndex
from assistant.tui.actions import bindings
from assistant.tui.showing.counting import heat
from assistant.tui.themes import contrast

# slug → heading where there is little room, and where there is more
HEADINGS = {
    "acute": ("Hosp", "Acute"),
    "mental-health": ("MH", "Mental h."),
    "community": ("Comm", "Community"),
    "ambulance": ("Amb", "Ambulance"),
    "primary-care": ("Prim", "Primary"),
    "social-care": ("Care", "Social c."),
    "system": ("Syst", "System"),
    "public-sector": ("Publ", "Public"),
    "private": ("Priv", "Private"),
    "other": ("Oth", "Other"),
}
ROOMY = 110  # cells of screen from which the longer headings are used
LABELS, WIDTHS = (24, 36), (5, 10)  # cells of a theme's name and of a column, narrow and roomy
STEPS = ((1, 0.12), (2, 0.25), (4, 0.45), (8, 0.7))  # from how many cases, how strong a shade


class HeatTable(DataTable[Text]):
    """The table."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("map")]
    HELP = (
        "A number is how many cases the library holds for that theme (row) and sector (column); a dot is a gap. "
        "Arrows go from place to place, the line above says it in full, Enter lists the cases."
    )


class HeatMap(Vertical):
    """A line in words, and the table."""

    DEFAULT_CSS = """
    HeatMap Static { padding: 0 2; height: 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Picked(Message):
        """A place of the map was picked."""

        def __init__(self, theme: str, sector: str) -> None:
            self.theme = theme
            self.sector = sector
            super().__init__()

    def __init__(self, index: BuiltIndex, *, id: str) -> None:
        super().__init__(id=id)
        self.index = index
        self.counts = heat(index.facets)
        known = index.taxonomy.sectors
        self.sectors = [
            *(one for one in HEADINGS if one in known),
            *(one for one in known if one not in HEADINGS),
        ]
        self.roomy = False
        totals = {
            theme: sum(self.counts[theme, one] for one in self.sectors)
            for theme in index.taxonomy.themes
        }
        self.themes = sorted(
            totals, key=lambda theme: (-totals[theme], index.taxonomy.label(theme))
        )

    def compose(self) -> ComposeResult:
        """The parts."""
        yield Static(id="place")
        yield HeatTable(
            cell_padding=0,
            fixed_columns=1,
            cursor_foreground_priority="css",
            cursor_background_priority="css",
        )

    def on_mount(self) -> None:
        """Fill the table."""
        self.roomy = self.app.size.width >= ROOMY
        self.fill()
        self.watch(self.app, "theme", self.fill, init=False)

    def on_resize(self) -> None:
        """Longer headings where there is room."""
        roomy = self.app.size.width >= ROOMY
        if roomy != self.roomy:
            self.roomy = roomy
            self.fill()

    def focus(self, scroll_visible: bool = True, *args: object, **kwargs: object) -> "HeatMap":
        """The table takes the focus."""
        self.query_one(HeatTable).focus(scroll_visible)
        return self

    def fill(self) -> None:
        """Draw every place."""
        table = self.query_one(HeatTable)
        here = table.cursor_coordinate
        table.clear(columns=True)
        label = LABELS[self.roomy]
        table.add_column(Text("Theme"), width=label)
        for sector in self.sectors:
            table.add_column(Text(self._heading(sector)), width=WIDTHS[self.roomy])
        for theme in self.themes:
            name = Text(self.index.taxonomy.label(theme), no_wrap=True)
            name.truncate(label - 1, overflow="ellipsis")
            table.add_row(name, *(self._cell(self.counts[theme, one]) for one in self.sectors))
        table.move_cursor(row=here.row, column=max(1, here.column))

    @on(DataTable.CellHighlighted)
    def say(self, event: DataTable.CellHighlighted) -> None:
        """Say the place in full."""
        theme = self.themes[event.coordinate.row]
        label = self.index.taxonomy.label
        if event.coordinate.column == 0:
            total = sum(self.counts[theme, one] for one in self.sectors)
            said = f"{label(theme)}, all sectors: {_cases(total)}"
        else:
            sector = self.sectors[event.coordinate.column - 1]
            said = f"{label(theme)} · {label(sector)}: {_cases(self.counts[theme, sector])}"
        self.query_one("#place", Static).update(Content(said))

    @on(DataTable.CellSelected)
    def pick(self, event: DataTable.CellSelected) -> None:
        """Pick the place."""
        if event.coordinate.column > 0:
            sector = self.sectors[event.coordinate.column - 1]
            self.post_message(self.Picked(self.themes[event.coordinate.row], sector))

    def _heading(self, sector: str) -> str:
        short = self.index.taxonomy.label(sector)[: WIDTHS[self.roomy] - 1]
        return f"{HEADINGS.get(sector, (short, short))[self.roomy]} ".rjust(WIDTHS[self.roomy])

    def _cell(self, count: int) -> Text:
        colours = self.app.theme_variables
        if not count:
            return Text("· ".rjust(WIDTHS[self.roomy]), style=Style(color=colours["quiet"]))
        strength = max(share for least, share in STEPS if count >= least)
        ground = Color.parse(colours["background"]).blend(Color.parse(colours["blue"]), strength)
        texts = [Color.parse(colours[name]) for name in ("foreground", "background")]
        text = max(texts, key=lambda one: contrast(one, ground))
        return Text(
            f"{count} ".rjust(WIDTHS[self.roomy]),
            style=Style(color=text.hex, bgcolor=ground.hex, bold=True),
        )


def _cases(count: int) -> str:
    return "no case (a gap)" if not count else f"{count} case{'' if count == 1 else 's'}"
