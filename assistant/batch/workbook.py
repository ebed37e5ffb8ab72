"""XLSX in: the sheet and header found, rows streamed, formulas read as the values last calculated."""

import datetime
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.archives import refuse_bomb
from assistant.batch.columns import PROBLEM_NAMES, find, missing
from assistant.batch.delimited import Record, Table
from assistant.batch.rows import Row
from assistant.errors import UsageError

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

HEADER_WITHIN = 20  # rows searched for the header
LARGEST = 2_000_000_000  # bytes unpacked
MOST_ROWS = 1_048_576  # as Excel has it; a row beyond is none of its making
MOST_COLUMNS = 300  # those further right are not looked at
MEND = "Save it again as .xlsx, or as CSV."


class Sheet:
    """One sheet of a workbook with its header found."""

    def __init__(
        self, path: Path, sheet: str | None, column: str | None, id_name: str | None
    ) -> None:
        self.path = path
        refuse_bomb(path, path, "a workbook", LARGEST, MEND)
        with opened(path) as book:
            self.name = _sheet(book, path, sheet, column)
            self.header_row, columns = _header(book, self.name, column)
        place = f"Sheet “{self.name}” of {path}"
        self.table = Table(columns, column, id_name, place)

    def rows(self) -> Iterator[Row]:
        """The rows below the header, blank ones left out."""
        number = 0
        with opened(self.path) as book:
            for place, cells in _cells(book, self.name):
                if place > self.header_row and any(cell.strip() for cell in cells):
                    number += 1
                    row = self.table.row(number, Record(cells, place), place)
                    yield row._replace(where=f"{self.name}!{row.where.split()[0]}")


@contextmanager
def opened(path: Path) -> Iterator["Workbook"]:
    """A workbook open for streaming; UsageError where it is not one."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(path, read_only=True, data_only=True)
        # a damaged workbook raises many kinds, those of two XML parsers among them
        except Exception as error:
            raise _unreadable(path, error) from None
        try:
            yield book
        except SyntaxError as error:  # the XML parsers': malformed, or entities that they refuse
            raise _unreadable(path, error) from None
        finally:
            book.close()


def _unreadable(path: Path, error: Exception) -> UsageError:
    reason = str(error).split("\n")[0]
    return UsageError(f"{path} cannot be read as a workbook ({reason}). {MEND}")


def _sheet(book: "Workbook", path: Path, wanted: str | None, column: str | None) -> str:
    """The sheet asked for, or the first with the column; UsageError names the sheets there are."""
    names = [sheet.title for sheet in book.worksheets]
    if wanted is not None:
        place = find(names, (wanted,))
        if place is None:
            known = ", ".join(f"“{name}”" for name in names)
            raise UsageError(f"{path} has no sheet “{wanted}”; it has {known}. Name one of them.")
        return names[place]
    wants = (column,) if column else PROBLEM_NAMES
    for name in names:
        if find(_header(book, name, column)[1], wants) is not None:
            return name
    if not names:
        raise UsageError(f"{path} has no worksheet. Save one with a “problem” column.")
    raise missing(_header(book, names[0], column)[1], column, f"Sheet “{names[0]}” of {path}")


def _header(book: "Workbook", name: str, column: str | None) -> tuple[int, list[str]]:
    """The header's row number and cells: the row with the column, else the first that is not blank."""
    wants = (column,) if column else PROBLEM_NAMES
    first: tuple[int, list[str]] | None = None
    for place, cells in _cells(book, name):
        if place > HEADER_WITHIN:
            break
        if find(cells, wants) is not None:
            return place, cells
        if first is None and any(cell.strip() for cell in cells):
            first = place, cells
    return first or (1, [])


def _cells(book: "Workbook", name: str) -> Iterator[tuple[int, list[str]]]:
    """Each row's number and cells as text, blank ones at its end left out; UsageError where the sheet is damaged."""
    sheet = book[name]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    place, blank = 0, tuple[Any, ...]()
    while True:
        try:
            values = next(rows, None)
        except Exception as error:  # as in ``opened``: the sheet is parsed as it is read
            reason = str(error).split("\n")[0]
            raise UsageError(
                f"Sheet “{name}” cannot be read below row {place} ({reason}). {MEND}"
            ) from None
        if values is None:
            return
        place += 1
        if values is not blank and values.count(None) == len(values):
            blank = values  # one and the same for every row of a gap
        yield place, [] if values is blank else _texts(values)


def _texts(values: tuple[Any, ...]) -> list[str]:
    used = next((n for n in range(len(values), 0, -1) if values[n - 1] is not None), 0)
    return [as_text(value) for value in values[:used]]


def as_text(value: Any) -> str:
    """A cell's value as a person reads it: whole numbers without a point, dates by the calendar."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
