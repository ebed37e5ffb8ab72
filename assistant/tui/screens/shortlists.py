"""The shortlists, and one shortlist: its cases in the reader's order, with notes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from assistant.desk.words import count, day
from assistant.errors import UsageError
from assistant.tui.actions import bindings
from assistant.tui.asking import Asking
from assistant.tui.messages import MarkCase, OpenCase, OpenComparison
from assistant.tui.screens.exporting import export
from assistant.tui.screens.kept import KeptScreen
from assistant.tui.showing.kept import kept_case_lines, shortlist_lines
from assistant.tui.widgets.flow import Line
from assistant.tui.widgets.options import two_lines

if TYPE_CHECKING:
    from assistant.records.shortlists import Kept


class ShortlistsScreen(KeptScreen):
    """Every shortlist."""

    BINDINGS = [*bindings("kept"), *bindings("shortlists")]  # noqa: RUF012
    NAME = "Shortlists"
    EMPTY = "No shortlists yet. Press S on any case to put it on one, or N to begin one now."
    HELP = (
        "Your shortlists, the one changed last first. Enter opens one; N begins one, R renames, W says what it is for, "
        "E writes it to a file to send, Delete takes it away. S on any case puts it on a shortlist."
    )

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.asking = asking

    def options(self) -> list[Option]:
        """The shortlists."""
        lists = self.keeping.records.shortlists.all()
        self.state(count(len(lists), "shortlist"))
        return [
            two_lines(
                str(one.id), one.name, f"{count(one.cases, 'case')} · changed {day(one.changed)}"
            )
            for one in lists
        ]

    def lines(self, id: str) -> Iterable[Line]:
        """A shortlist at a glance."""
        lists = self.keeping.records.shortlists
        return shortlist_lines(lists.get(int(id)), lists.cases(int(id)))

    def open(self, id: str) -> None:
        """Open one."""
        self.app.push_screen(ShortlistScreen(self.asking, int(id)))

    def action_new(self) -> None:
        """Begin one."""
        self.write("Name of the new shortlist", str, self.keeping.records.shortlists.make)

    def action_rename(self) -> None:
        """Another name."""
        if (here := self.here) is not None:
            lists = self.keeping.records.shortlists
            self.write(
                "Name of the shortlist",
                lambda: lists.get(int(here)).name,
                lambda name: lists.rename(int(here), name),
            )

    def action_purpose(self) -> None:
        """What it is for."""
        if (here := self.here) is not None:
            lists = self.keeping.records.shortlists
            self.write(
                "What is it for?",
                lambda: lists.get(int(here)).note,
                lambda text: lists.describe(int(here), text),
                several=True,
            )

    def action_export(self) -> None:
        """Write it to a file."""
        if (here := self.here) is not None:
            export(self.keeping, self.asking, int(here))

    def action_delete(self) -> None:
        """Delete it."""
        if (here := self.here) is not None:
            lists = self.keeping.records.shortlists
            held = self.keeping.attempt(lambda: lists.get(int(here)))
            if held is not None:
                title = f"Delete “{held.name}” with its notes?"
                self.confirm(title, "Yes, delete it", lambda: lists.delete(held.id))


class ShortlistScreen(KeptScreen):
    """One shortlist."""

    BINDINGS = [*bindings("kept"), *bindings("shortlist")]  # noqa: RUF012
    NAME = "Shortlist"
    EMPTY = "No cases yet. Press S on any case to put it here."
    HELP = (
        "The cases in your order. Shift+K and Shift+J move the marked case up and down, N writes a note on it, Enter "
        "opens it, Delete takes it off. E writes the shortlist to a file to send."
    )

    def __init__(self, asking: Asking, shortlist: int) -> None:
        super().__init__()
        self.asking = asking
        self.shortlist = shortlist

    def options(self) -> list[Option]:
        """The cases, in order."""
        lists = self.keeping.records.shortlists
        held = lists.get(self.shortlist)
        self.state(held.name)
        self.about(held.note.replace("\n", " ") or f"{count(held.cases, 'case')}, in your order")
        return [
            two_lines(
                case.case_id, f"{number}. {case.title}", case.note.replace("\n", " ") or "no note"
            )
            for number, case in enumerate(lists.cases(self.shortlist), 1)
        ]

    def lines(self, id: str) -> Iterable[Line]:
        """One case with its note."""
        return kept_case_lines(self._kept(id), self._summary(id))

    def open(self, id: str) -> None:
        """Open a case whole."""
        if id in self.asking.assistant.index.case_ids:
            among = tuple(self._ids())
            self.post_message(OpenCase(id, among=among))
        else:
            self.notify("This case is no longer in the library.", severity="warning", timeout=5)

    def action_note(self) -> None:
        """Write the note."""
        if (here := self.here) is not None:
            lists = self.keeping.records.shortlists
            self.write(
                "Your note",
                lambda: self._kept(here).note,
                lambda text: lists.annotate(self.shortlist, here, text),
                several=True,
            )

    def action_shift(self, step: int) -> None:
        """Move the marked case."""
        here, ids = self.here, self._ids()
        if here is None or not 0 <= ids.index(here) + step < len(ids):
            return
        place = ids.index(here)
        ids[place], ids[place + step] = ids[place + step], ids[place]
        self.keeping.attempt(lambda: self.keeping.records.shortlists.reorder(self.shortlist, ids))
        self.draw(here)

    def action_compare(self) -> None:
        """The marked cases side by side, else the first ones."""
        known = [id for id in self._ids() if id in self.asking.assistant.index.case_ids]
        marks = [id for id in known if id in getattr(self.app, "marks", [])]
        chosen = marks if len(marks) > 1 else known[:4]
        if len(chosen) < 2:
            self.notify("Two cases are needed to compare.", timeout=4)
        else:
            self.post_message(OpenComparison(tuple(chosen)))

    def action_mark(self) -> None:
        """Mark the case to compare it."""
        if (here := self.here) is not None:
            self.post_message(MarkCase(here))

    def action_export(self) -> None:
        """Write it to a file."""
        export(self.keeping, self.asking, self.shortlist)

    def action_remove(self) -> None:
        """Take the marked case off."""
        if (here := self.here) is not None:
            lists = self.keeping.records.shortlists
            title = "Take this case off the list, with its note?"
            self.confirm(title, "Yes, take it off", lambda: lists.remove(self.shortlist, here))

    def _kept(self, id: str) -> "Kept":
        cases = self.keeping.records.shortlists.cases(self.shortlist)
        found = next((one for one in cases if one.case_id == id), None)
        if found is None:
            raise UsageError("That case is no longer on this shortlist.")
        return found

    def _ids(self) -> list[str]:
        return [one.id for one in self.listed.options if one.id]

    def _summary(self, id: str) -> str:
        index = self.asking.assistant.index
        return index.case(id).summary if id in index.case_ids else "No longer in the library."
