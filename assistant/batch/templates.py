"""An input to fill in: the columns that are read, with two rows as examples."""

import csv
import json
from pathlib import Path

from assistant.errors import UsageError

EXAMPLES = (
    ("R1", "Our band 5 nurses keep leaving because moving wards means applying from scratch."),
    ("R2", "We are moving a community team to another provider in April. What must we do first?"),
)
ENDINGS = (".csv", ".tsv", ".xlsx", ".jsonl", ".txt")


def write_template(path: Path) -> None:
    """Write a template in the form of its ending; UsageError where there is none, or the file is there already."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"{path} is no form of input. End it in one of {', '.join(ENDINGS)}.")
    if path.exists():
        raise UsageError(f"{path} is there already. Name another file for the template.")
    try:
        _write(path, path.suffix.lower())
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}. Name another.") from None


def _write(path: Path, ending: str) -> None:
    if ending == ".xlsx":
        _write_workbook(path)
        return
    with path.open("w", encoding="utf-8-sig" if ending == ".csv" else "utf-8", newline="") as out:
        if ending == ".jsonl":
            out.writelines(json.dumps({"id": key, "text": text}) + "\n" for key, text in EXAMPLES)
        elif ending == ".txt":
            out.write("\n\n".join(text for _, text in EXAMPLES) + "\n")
        else:
            table = csv.writer(out, delimiter="\t" if ending == ".tsv" else ",")
            table.writerows([("id", "problem"), *EXAMPLES])


def _write_workbook(path: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Problems")
        bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 90, wrap)
        sheet.write_row(0, 0, ("id", "problem"), bold)
        for place, row in enumerate(EXAMPLES, 1):
            sheet.write_row(place, 0, row)
        sheet.freeze_panes(1, 0)
