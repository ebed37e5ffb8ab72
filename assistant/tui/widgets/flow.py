"""Text that wraps under its own first word: labelled rows, bullets, passages folded to a few lines.

Content only: nothing in it is ever read as markup.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

NARROWEST = 12  # cells of text beside a lead, else the lead stands on its own line


@dataclass(frozen=True)
class Line:
    """A passage: ``lead`` stands before it, and its further lines hang under its first word."""

    text: Content
    lead: Content = field(default_factory=Content)
    most: int | None = None

    def laid(self, width: int) -> list[Content]:
        """The passage at a width."""
        indent = self.lead.cell_length
        if width - indent < NARROWEST:
            return (
                [*self.lead.wrap(max(1, width)), *self._wrapped(max(1, width))]
                if indent
                else self._wrapped(max(1, width))
            )
        lines = self._wrapped(width - indent)
        hang = Content(" " * indent)
        return [(self.lead if not number else hang) + line for number, line in enumerate(lines)]

    def _wrapped(self, width: int) -> list[Content]:
        lines = self.text.wrap(width) or [Content()]
        if self.most is None or len(lines) <= self.most:
            return lines
        kept = lines[: self.most]
        last = kept[-1].truncate(width - 1) if kept[-1].cell_length >= width else kept[-1]
        return [*kept[:-1], last.rstrip() + Content("…")]


class Flow(Visual):
    """Lines laid out at whatever width there is."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        self._laid: tuple[int, Content] | None = None

    def at(self, width: int) -> Content:
        """The whole text laid out at a width."""
        if self._laid is None or self._laid[0] != width:
            rows = [row for line in self.lines for row in line.laid(width)]
            self._laid = (width, Content("\n").join(rows))
        return self._laid[1]

    @property
    def plain(self) -> str:
        """The text without line breaks of its own, for the clipboard."""
        return "\n".join(f"{line.lead.plain}{line.text.plain}".rstrip() for line in self.lines)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The rows as Textual draws them."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Rows at a width."""
        return self.at(width).plain.count("\n") + 1 if width and self.lines else 0


class FlowText(Widget):
    """A widget that shows a flow."""

    DEFAULT_CSS = "FlowText { width: 1fr; height: auto; }"

    def __init__(
        self, lines: Iterable[Line] = (), *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.flow = Flow(lines)

    def render(self) -> Flow:
        """The flow."""
        return self.flow

    def show(self, lines: Iterable[Line]) -> None:
        """Show other lines."""
        self.flow = Flow(lines)
        self.refresh(layout=True)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse marked."""
        return selection.extract(self.flow.at(self.content_size.width).plain), "\n"


def line(
    text: str, style: str = "", *, lead: str = "", lead_style: str = "", most: int | None = None
) -> Line:
    """A line in one style."""
    body = Content.styled(text, style) if style else Content(text)
    before = Content.styled(lead, lead_style) if lead_style else Content(lead)
    return Line(body, before, most)


def bullet(text: str, style: str = "", *, mark: str = "• ", indent: int = 0) -> Line:
    """A bulleted line."""
    return line(text, style, lead=" " * indent + mark, lead_style="$quiet")


def blank() -> Line:
    """An empty line."""
    return Line(Content())
