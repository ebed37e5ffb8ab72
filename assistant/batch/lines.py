"""JSONL (an object a line) and TXT (a problem a paragraph) as rows."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.batch.columns import ID_NAMES, PROBLEM_NAMES, missing
from assistant.batch.encodings import LONGEST_LINE
from assistant.batch.rows import Row, make_row

LOOKED_AT = 20  # lines in which a problem must be found before the run begins


def json_rows(lines: Iterator[str], column: str | None, id_name: str | None) -> Iterator[Row]:
    """A row for every line that is not blank; a line that is not JSON is a faulty row."""
    number = 0
    for line_number, line in enumerate(lines, 1):
        if line.strip():
            number += 1
            yield _json_row(number, line_number, line, column, id_name)


def paragraph_rows(lines: Iterator[str]) -> Iterator[Row]:
    """A row for every paragraph; blank lines stand between paragraphs."""
    number, begins, length = 0, 1, 0
    held: list[str] = []
    for line_number, line in enumerate(lines, 1):
        said = bool(line.strip())
        if held and not (said and length < LONGEST_LINE):
            number += 1
            yield _paragraph(number, begins, held)
            held, length = [], 0
        if said:
            begins = begins if held else line_number
            held.append(line)
            length += len(line)
    if held:
        yield _paragraph(number + 1, begins, held)


def check_keys(lines: Iterator[str], column: str | None, path: Path) -> None:
    """UsageError naming the keys found, where none of the first objects has a problem."""
    objects = []
    for line in islice(lines, LOOKED_AT):
        try:
            held = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(held, dict):
            objects.append(held)
    names = (column,) if column else PROBLEM_NAMES
    if objects and all(_first(held, names) is None for held in objects):
        raise missing(list(objects[0]), column, str(path))


def _paragraph(number: int, line: int, held: list[str]) -> Row:
    text = "".join(held).strip().lstrip("\ufeff")
    return make_row(number, f"line {line}", "", text, {"text": text})


def _json_row(
    number: int, line_number: int, line: str, column: str | None, id_name: str | None
) -> Row:
    where = f"line {line_number}"
    try:
        held = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = str(error).split(":")[0] if isinstance(error, ValueError) else "nested too deeply"
        return make_row(number, where, "", line.strip(), line.strip(), f"it is not JSON: {reason}")
    if not isinstance(held, dict):
        kind = type(held).__name__
        return make_row(number, where, "", line.strip(), held, f"it is a {kind}, not an object")
    return _object_row(number, where, held, column, id_name)


def _object_row(
    number: int, where: str, held: dict[str, Any], column: str | None, id_name: str | None
) -> Row:
    names = (column,) if column else PROBLEM_NAMES
    key = _first(held, (id_name,) if id_name else ID_NAMES)
    text = _first(held, names)
    shown = "" if key is None or isinstance(key, dict | list) else str(key)
    if text is None:
        keys = ", ".join(f"“{name}”" for name in list(held)[:8]) or "nothing"
        wanted = " or ".join(f"“{name}”" for name in names)
        return make_row(number, where, shown, "", held, f"it has no {wanted}, only {keys}")
    if not isinstance(text, str):
        kind = type(text).__name__
        return make_row(number, where, shown, "", held, f"its problem is a {kind}, not text")
    return make_row(number, where, shown, text, held)


def _first(held: dict[str, Any], names: tuple[str, ...]) -> Any:
    plain = {name.casefold().strip(): value for name, value in held.items()}
    for name in names:
        if plain.get(name.casefold().strip()) is not None:
            return plain[name.casefold().strip()]
    return None
