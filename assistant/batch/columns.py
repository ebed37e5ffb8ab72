"""Which column holds the problem, which the id; what to say where there is none."""

from collections.abc import Sequence

from assistant.errors import UsageError
from assistant.safety import one_line

PROBLEM_NAMES = ("problem", "text")
ID_NAMES = ("id",)
SHOWN = 12  # columns named in a complaint


class ColumnMissing(UsageError):
    """A column was not found. ``columns`` are those there are, for a front end that lets one be chosen."""

    def __init__(self, sentence: str, columns: Sequence[str]) -> None:
        super().__init__(sentence)
        self.columns = tuple(columns)


def find(columns: Sequence[str], names: Sequence[str]) -> int | None:
    """The place of the first column with one of the names, case and space aside."""
    plain = [" ".join(column.casefold().split()) for column in columns]
    for name in names:
        if " ".join(name.casefold().split()) in plain:
            return plain.index(" ".join(name.casefold().split()))
    return None


def problem_column(columns: Sequence[str], wanted: str | None, place: str) -> int:
    """The place of the problem's column; UsageError names the columns found and the nearest."""
    found = find(columns, (wanted,) if wanted else PROBLEM_NAMES)
    if found is None:
        raise missing(columns, wanted, place)
    return found


def id_column(columns: Sequence[str], wanted: str | None, place: str) -> int | None:
    """The place of the id's column; None where there is none and none was asked for."""
    found = find(columns, (wanted,) if wanted else ID_NAMES)
    if found is None and wanted:
        raise missing(columns, wanted, place, flag="--id-column")
    return found


def missing(
    columns: Sequence[str], wanted: str | None, place: str, flag: str = "--column"
) -> ColumnMissing:
    """One sentence: the column that is missing, those there are, the nearest."""
    named = f"“{wanted}”" if wanted else "“problem” or “text”"
    shown = [one_line(column)[:60] for column in columns if column.strip()]
    if not shown:
        return ColumnMissing(
            f"{place} has no column {named}: it has no header. Put one in its first row.", ()
        )
    found = ", ".join(f"“{column}”" for column in shown[:SHOWN])
    more = f" and {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
    nearest = _nearest(shown, (wanted,) if wanted else PROBLEM_NAMES)
    return ColumnMissing(
        f"{place} has no column {named}; it has {found}{more}. "
        f'The nearest is “{nearest}”: name it with {flag} "{nearest}" if that is the one.',
        [column for column in columns if column.strip()],
    )


def _nearest(columns: Sequence[str], names: Sequence[str]) -> str:
    from rapidfuzz import fuzz

    def closeness(column: str) -> float:
        return max(fuzz.WRatio(name.casefold(), column.casefold()) for name in names)

    return max(columns, key=closeness)
