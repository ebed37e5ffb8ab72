"""A scrolling list with a cursor: texts to read, items to open. Reading scrolls; the cursor never jumps past text."""

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from assistant.tui.actions import bindings
from assistant.tui.messages import CopyText, ExportCases, JudgeCase, KeepCase, MarkCase
from assistant.tui.widgets.items import HeadingText, Item

if TYPE_CHECKING:
    from assistant.records.feedback import Verdict

STEP = 3  # rows scrolled where the next item is still far


class ResultList(VerticalScroll, can_focus=True):
    """Items, headings and texts, one below the other."""

    BINDINGS = bindings("results")
    HELP = (
        "Up and down go from one result to the next and scroll through what is between. Enter opens the whole "
        "record, Space unfolds it here, a number opens the result of that number. N and P go from question to "
        "question, or from heading to heading."
    )
    DEFAULT_CSS = "ResultList { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }"

    cursor: Item | None = None

    @property
    def items(self) -> list[Item]:
        """The items shown, top first."""
        return [child for child in self.children if isinstance(child, Item) and child.display]

    def on_focus(self) -> None:
        """Mark what is at the top of the view: at once, so that a key pressed next starts from it."""
        if self._first_in_view() is not None:
            self._mark_first()
        else:  # not laid out yet
            self.call_after_refresh(self._mark_first)

    def select(self, item: Item | None, *, scroll: bool = True) -> None:
        """Put the cursor on an item."""
        if self.cursor is not None:
            self.cursor.remove_class("-at")
        self.cursor = item
        if item is not None:
            item.add_class("-at")
            if scroll:
                self._bring(item)
        self.refresh_bindings()

    def action_move(self, step: int) -> None:
        """To the next item where it is in view; else scroll a little."""
        items = self.items
        if self.cursor not in items or not self._in_view(self.cursor):
            target = self._first_in_view()
        else:
            place = items.index(self.cursor) + step
            target = items[place] if 0 <= place < len(items) else None
        if target is not None and self._in_view(target):
            self.select(target)
        else:
            self.scroll_relative(y=STEP * step, animate=False, immediate=True)

    def action_heading(self, step: int) -> None:
        """To the next heading, which then stands at the top."""
        tops = [
            child.virtual_region.y
            for child in self.children
            if isinstance(child, HeadingText) and child.display
        ]
        here = self.scroll_target_y
        later = (
            [top for top in tops if top > here] if step > 0 else [top for top in tops if top < here]
        )
        goal = (min(later) if step > 0 else max(later)) if later else (None if step > 0 else 0)
        if goal is not None:
            self.scroll_to(y=goal, animate=False, immediate=True)
        else:
            self.scroll_end(animate=False, immediate=True)

    def action_open(self) -> None:
        """Open what is marked."""
        self._mark_first()
        if self.cursor is not None:
            self._open(self.cursor)

    def action_nth(self, number: int) -> None:
        """Open the item of that number, nearest to the cursor."""
        named = [item for item in self.items if item.number == number]
        if not named:
            self.notify(f"There is no result {number} here.", timeout=3)
            return
        here = self.cursor.virtual_region.y if self.cursor else self.scroll_target_y
        nearest = min(named, key=lambda item: abs(item.virtual_region.y - here))
        self.select(nearest)
        self._open(nearest)

    def action_fold(self) -> None:
        """Fold or unfold what is marked."""
        self._mark_first()
        if self.cursor is not None:
            self.cursor.fold(not self.cursor.folded)
            self.call_after_refresh(self._bring, self.cursor)

    def action_fold_all(self) -> None:
        """Unfold everything; fold it where everything is unfolded."""
        items = self.items
        folded = not any(item.folded for item in items)
        for item in items:
            item.fold(folded)

    def action_mark(self) -> None:
        """Mark the case to be compared."""
        case = self.marked_case
        if case is None:
            self.notify("Go to a case first, then C marks it to be compared.", timeout=4)
        else:
            self.post_message(MarkCase(case))

    def action_shortlist(self) -> None:
        """Put the case on a shortlist."""
        if (case := self.case_here()) is not None:
            self.post_message(KeepCase(case))

    def action_export(self) -> None:
        """Write the answer, or this screen's record, to a file."""
        case = getattr(self.screen, "case_id", None)
        if case is not None:
            self.post_message(ExportCases((case,)))
        elif callable(export := getattr(self.screen, "action_export", None)):
            export()
        else:
            self.notify("Only cases can be exported.", timeout=3)

    def action_judge(self, verdict: "Verdict") -> None:
        """Note what the reader says of the case."""
        if (case := self.case_here()) is not None:
            self.post_message(JudgeCase(case, verdict))

    def case_here(self) -> str | None:
        """The case under the cursor, else the screen's; None after saying that there is none."""
        case = self.marked_case or getattr(self.screen, "case_id", None)
        if case is None:
            self.notify("Go to a case first.", timeout=3)
        return case

    def action_copy(self) -> None:
        """Copy what is marked."""
        if self.cursor is not None:
            self.post_message(CopyText(self.cursor.copied(), "this result"))
        elif callable(copy_all := getattr(self.screen, "action_copy_all", None)):
            copy_all()
        else:
            self.notify("Go to a result first, then Y copies it.", timeout=3)

    @property
    def marked_case(self) -> str | None:
        """The case under the cursor, else the one this screen is about."""
        if self.cursor is not None:
            return self.cursor.case_id
        return getattr(self.screen, "case_id", None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The foot shows only what works where the cursor is."""
        if action in ("open", "fold"):
            return self.cursor is not None
        if action == "mark":
            return self.marked_case is not None
        if action == "shortlist":
            return (self.marked_case or getattr(self.screen, "case_id", None)) is not None
        return True

    @property
    def at_bottom(self) -> bool:
        """Whether the reader is at the end."""
        return self.scroll_target_y >= self.max_scroll_y - 1

    def show_at_top(self, child: Widget) -> None:
        """Scroll so that a child stands at the top."""
        self.scroll_to(y=child.virtual_region.y, animate=False, immediate=True)

    def _open(self, item: Item) -> None:
        message = item.opening()
        if message is None:
            item.fold(not item.folded)
        else:
            item.post_message(message)

    def _mark_first(self) -> None:
        seen = self.cursor is not None and self._in_view(self.cursor)
        if not seen and (first := self._first_in_view()) is not None:
            self.select(first, scroll=False)

    def _bring(self, item: Item) -> None:
        tall = item.virtual_region.height >= self.scrollable_content_region.height
        self.scroll_to_widget(item, animate=False, top=tall, force=True, immediate=True)

    def _in_view(self, item: Item) -> bool:
        top, height = self.scroll_target_y, self.scrollable_content_region.height
        region = item.virtual_region
        return region.y < top + height and region.bottom > top

    def _first_in_view(self) -> Item | None:
        top = self.scroll_target_y
        return next(
            (item for item in self.items if item.virtual_region.y >= top and self._in_view(item)),
            next((item for item in self.items if self._in_view(item)), None),
        )


def heading_text(text: str) -> HeadingText:
    """A heading of a record."""
    from assistant.tui.widgets.flow import Line

    return HeadingText([Line(Content.styled(text, "bold $blue"))], classes="heading")
