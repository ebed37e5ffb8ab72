"""Opening an input: what kind of file it is, its encoding and columns, and its rows, streamed as often as asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from assistant.batch import encodings
from assistant.batch.delimited import Table, delimiter_of, records
from assistant.batch.lines import check_keys, json_rows, paragraph_rows
from assistant.batch.rows import Row
from assistant.errors import UsageError

KINDS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "txt",
}
NAMES = "CSV, TSV, XLSX, JSONL or TXT"


@dataclass(frozen=True)
class Choices:
    """What the user said about the input; None is found out."""

    column: str | None = None
    id_column: str | None = None
    sheet: str | None = None
    encoding: str | None = None


@dataclass(frozen=True)
class Source:
    """An input that has been opened. ``rows`` reads it from the beginning each time."""

    path: Path
    kind: str
    sha256: str
    size: int
    rows: Callable[[], Iterator[Row]]
    encoding: str | None = None
    columns: tuple[str, ...] = ()
    column: str | None = None
    id_column: str | None = None
    sheet: str | None = None


def open_source(path: Path, choices: Choices | None = None) -> Source:
    """Open an input; UsageError where it is missing, of another kind, or has no problem column."""
    choices = choices or Choices()
    kind = _kind(path)
    if choices.sheet is not None and kind != "xlsx":
        raise UsageError(f"--sheet is for workbooks, and {path} is {kind.upper()}. Leave it out.")
    try:
        if kind == "xlsx":
            return _workbook(path, choices)
        scan = encodings.scan(path, choices.encoding)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}. Check its name.") from None
    if not scan.size:
        raise UsageError(
            f"{path} is empty. Put a problem in it, or make one with `batch --template NAME.csv`."
        )
    if kind in ("csv", "tsv"):
        return _delimited(path, kind, scan, choices)
    return _lines(path, kind, scan, choices)


def _kind(path: Path) -> str:
    if not path.exists():
        raise UsageError(f"There is no file {path}. Check its name and folder.")
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name one file of problems in it.")
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise UsageError(
            f"{path} ends in “{path.suffix or 'nothing'}”, which is not read. Save it as {NAMES}."
        )
    return kind


def _workbook(path: Path, choices: Choices) -> Source:
    from assistant.batch.workbook import Sheet

    sheet = Sheet(path, choices.sheet, choices.column, choices.id_column)
    sha256, size = encodings.digest(path)
    scan = encodings.Scan(None, sha256, size)
    return _tabular(path, "xlsx", scan, sheet.table, sheet.rows, sheet.name)


def _delimited(path: Path, kind: str, scan: encodings.Scan, choices: Choices) -> Source:
    encoding = scan.encoding or "utf-8"
    first = list(islice(encodings.lines(path, encoding), 50))
    delimiter = delimiter_of(first, choices.column, kind == "tsv")
    header = next(records(encodings.lines(path, encoding), delimiter), None)
    table = Table(header.cells if header else [], choices.column, choices.id_column, str(path))

    def rows() -> Iterator[Row]:
        below = records(encodings.lines(path, encoding), delimiter)
        next(below, None)
        for number, record in enumerate(below, 1):
            yield table.row(number, record, number + 1)

    return _tabular(path, kind, scan, table, rows)


def _tabular(
    path: Path,
    kind: str,
    scan: encodings.Scan,
    table: Table,
    rows: Callable[[], Iterator[Row]],
    sheet: str | None = None,
) -> Source:
    return Source(
        path,
        kind,
        scan.sha256,
        scan.size,
        rows,
        scan.encoding,
        columns=tuple(table.columns),
        column=table.columns[table.problem],
        id_column=table.columns[table.id] if table.id is not None else None,
        sheet=sheet,
    )


def _lines(path: Path, kind: str, scan: encodings.Scan, choices: Choices) -> Source:
    encoding = scan.encoding or "utf-8"
    if kind == "jsonl":
        check_keys(encodings.lines(path, encoding), choices.column, path)

    def rows() -> Iterator[Row]:
        held = encodings.lines(path, encoding)
        if kind == "txt":
            return paragraph_rows(held)
        return json_rows(held, choices.column, choices.id_column)

    return Source(
        path,
        kind,
        scan.sha256,
        scan.size,
        rows,
        encoding,
        column=choices.column,
        id_column=choices.id_column,
    )
