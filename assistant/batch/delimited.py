"""CSV and TSV: a record at a time, so that one unclosed quote spoils one line and not the file."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence

from assistant.batch.columns import find, id_column, problem_column
from assistant.batch.rows import Row, make_row
from assistant.safety import unguarded

DELIMITERS = (",", ";", "\t", "|")
LONGEST_RECORD = (
    400_000  # characters a quoted record may run on before its quote counts as unclosed
)
MOST_LINES = 2_000
FIELD_LIMIT = 10_000_000


class _Unclosed(Exception):
    """A record ran to the end of the file, or too far, inside a quote."""


class Record:
    """The cells of one record, the line it begins on, and its fault where the quote never closes."""

    __slots__ = ("cells", "fault", "line")

    def __init__(self, cells: list[str], line: int, fault: str | None = None) -> None:
        self.cells, self.line, self.fault = cells, line, fault


class _Feed:
    """Lines for csv.reader, remembered until their record is whole."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self._length = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.taken and (self._length > LONGEST_RECORD or len(self.taken) >= MOST_LINES):
            raise _Unclosed
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            if self.taken:
                raise _Unclosed
            raise StopIteration
        self.taken.append(line)
        self._length += len(line)
        return line

    def begin(self) -> None:
        """A new record begins."""
        self.taken, self._length = [], 0

    def put_back(self) -> str:
        """Return all lines of the record but its first, which is given."""
        first, *rest = self.taken
        self._again.extendleft(reversed(rest))
        self.begin()
        return first


def records(lines: Iterator[str], delimiter: str) -> Iterator[Record]:
    """The records of a delimited file, blank ones left out."""
    csv.field_size_limit(FIELD_LIMIT)
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    line = 1
    while True:
        feed.begin()
        try:
            cells = next(reader)
            step, fault = len(feed.taken), None
        except StopIteration:
            return
        except (_Unclosed, csv.Error):
            step = 1
            cells, fault = _mended(feed, delimiter)
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
        if any(cell.strip() for cell in cells):
            yield Record(cells, line, fault)
        line += step


def _mended(feed: _Feed, delimiter: str) -> tuple[list[str], str | None]:
    """A record that is not well formed: read leniently where it is one line, else its first line is a fault."""
    alone = len(feed.taken) == 1
    first = feed.put_back()
    cells = next(csv.reader([first], delimiter=delimiter), [])
    if alone and not any("\n" in cell for cell in cells):
        return cells, None
    return [first.rstrip("\r\n")], "a quotation mark opens in this line and is never closed"


def delimiter_of(first_lines: Sequence[str], wanted: str | None, tab: bool) -> str:
    """The delimiter whose header holds the wanted column, else the one that gives the most columns."""
    if tab:
        return "\t"

    def merit(delimiter: str) -> tuple[bool, int]:
        header = next(records(iter(first_lines), delimiter), None)
        cells = header.cells if header and not header.fault else []
        names = (wanted,) if wanted else ("problem", "text")
        return find(cells, names) is not None, len(cells)

    return max(DELIMITERS, key=merit)


class Table:
    """A header and the rows below it."""

    def __init__(
        self, columns: Sequence[str], column: str | None, id_name: str | None, place: str
    ) -> None:
        self.columns = [name.strip().lstrip("\ufeff") for name in columns]
        self.problem = problem_column(self.columns, column, place)
        self.id = id_column(self.columns, id_name, place)

    def row(self, number: int, record: Record, cell_row: int) -> Row:
        """One record as a row; too many cells is a fault, for a comma without quotes cut the text."""
        cells = [unguarded(cell) for cell in record.cells]
        where = f"{letter(self.problem)}{cell_row} (line {record.line})"
        fault = record.fault
        spare = [cell for cell in cells[len(self.columns) :] if cell.strip()]
        if not fault and spare:
            fault = (
                f"there are {len(cells)} cells under {len(self.columns)} columns: "
                "put quotation marks round text that holds the delimiter"
            )
        text = cells[self.problem] if self.problem < len(cells) else ""
        key = cells[self.id] if self.id is not None and self.id < len(cells) else ""
        return make_row(number, where, "" if record.fault else key, text, cells, fault)


def letter(place: int) -> str:
    """A column's letters: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
