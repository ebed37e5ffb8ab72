"""Answers as sheets: CSV, and XLSX with recommendations, legal considerations and a summary. No cell runs.

Rows are written as they come, so memory does not grow with them; equal answers give equal bytes.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.models import NOT_ADVICE, Answer
from assistant.rendering.recommendations import (
    CONSIDERATIONS,
    RECOMMENDATIONS,
    Cell,
    consideration_rows,
    recommendation_rows,
)
from assistant.safety import inert

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576  # of a sheet, its header included
MADE = datetime(2000, 1, 1)  # the date in the file: the same for the same answers
AMBER = "#FFC861"
Columns = Sequence[tuple[str, int]]
Numbered = Iterable[tuple[int, Answer]]


def write_csv(answers: Numbered, path: Path) -> None:
    """A recommendation a row; UTF-8 with a mark, so that spreadsheets read it as such."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow([name for name, _ in RECOMMENDATIONS])
        for number, answer in answers:
            for cells in recommendation_rows(number, answer):
                table.writerow([_safe(cell) for cell in cells])


def write_xlsx(answers: Numbered, summary: Sequence[tuple[str, Cell]], path: Path) -> None:
    """A workbook of three sheets (more where one is full), headers frozen, filters set."""
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(str(path), options) as book:
        book.set_properties({"title": "Initiatives for workforce problems", "created": MADE})
        cases = _Sheets(book, "Recommendations", RECOMMENDATIONS)
        law = _Sheets(book, "Legal considerations", CONSIDERATIONS)
        for number, answer in answers:
            cases.write(recommendation_rows(number, answer))
            law.write(consideration_rows(number, answer))
        cases.close()
        law.close()
        _summary(book, summary)


def _safe(cell: Cell) -> Cell:
    return inert(cell) if isinstance(cell, str) else cell


def _is_overdue(cell: Cell) -> bool:
    """Whether a cell begins with the mark of law past its review, or names such a consideration."""
    return isinstance(cell, str) and "REVIEW OVERDUE since" in cell


class _Sheets:
    """Sheets of one kind; another is begun where one is full."""

    def __init__(self, book: "Workbook", name: str, columns: Columns) -> None:
        self._book, self._name, self._columns = book, name, columns
        self._bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        self._wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self._amber = book.add_format(
            {"text_wrap": True, "valign": "top", "bg_color": AMBER, "bold": True}
        )
        self._count = 0
        self._begin()

    def write(self, rows: Iterator[list[Cell]]) -> None:
        """Add rows."""
        for cells in rows:
            if self._next == MOST_ROWS:
                self.close()
                self._begin()
            for place, cell in enumerate(cells):
                if cell != "":
                    form = self._amber if _is_overdue(cell) else self._wrap
                    _write(self._sheet, self._next, place, cell, form)
            self._next += 1

    def close(self) -> None:
        """Set the filters over what was written."""
        self._sheet.autofilter(0, 0, max(1, self._next - 1), len(self._columns) - 1)

    def _begin(self) -> None:
        self._count += 1
        suffix = f" {self._count}" if self._count > 1 else ""
        self._sheet = _sheet(self._book, self._name + suffix, self._columns, self._bold)
        self._next = 1


def _sheet(book: "Workbook", name: str, columns: Columns, bold: "Format") -> "Worksheet":
    sheet = book.add_worksheet(name)
    for place, (title, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, bold)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{NOT_ADVICE}&RPage &P of &N")
    return sheet


def _write(sheet: "Worksheet", row: int, column: int, cell: Cell, form: "Format") -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, inert(cell), form)
    else:
        sheet.write_number(row, column, cell, form)


def _summary(book: "Workbook", summary: Sequence[tuple[str, Cell]]) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = _sheet(book, "Summary", (("what", 40), ("value", 70)), bold)
    for place, (name, value) in enumerate(summary, 1):
        sheet.write_string(place, 0, name, wrap)
        _write(sheet, place, 1, value, wrap)
    sheet.autofilter(0, 0, max(1, len(summary)), 1)
