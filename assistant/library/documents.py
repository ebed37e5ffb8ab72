"""Reading one corpus file: YAML with the line of every value, and Markdown under headings.

Owns syntax only. What the values mean is for the records to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Location = tuple[str | int, ...]
HEADING = re.compile(r"^##\s+(.+?)\s*$")
MAX_BYTES = 2_000_000  # of a vocabulary
MAX_RECORD_BYTES = 250_000  # of one case or consideration, ten times the longest
DEEPEST = 12  # values within values


class DocumentError(ValueError):
    """The file cannot be read as a corpus document. ``line`` counts from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, without guessing dates: a corpus date may be a year or a month."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Section:
    """One heading of a Markdown body, its text, and the line the heading stands on."""

    heading: str
    text: str
    line: int


@dataclass(frozen=True)
class Document:
    """A parsed file: its values, where each stands, and its body."""

    path: Path
    values: dict[str, Any]
    lines: dict[Location, int] = field(repr=False)
    sections: tuple[Section, ...] = ()

    def line_of(self, location: Location) -> int:
        """The line of a value, or of the nearest value around it."""
        while location:
            if location in self.lines:
                return self.lines[location]
            location = location[:-1]
        return 1


def read_text(path: Path, most: int = MAX_BYTES) -> str:
    """The file as text, refusing what is not UTF-8 or is too large to be a corpus file."""
    with path.open("rb") as held:
        raw = held.read(most + 1)
    if len(raw) > most:
        raise DocumentError(f"is larger than {most:,} bytes; split it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DocumentError("is not UTF-8; save it as UTF-8", line) from None
    if "\x00" in text:
        raise DocumentError(
            "holds a NUL byte; remove it", text[: text.index("\x00")].count("\n") + 1
        )
    return text.replace("\r\n", "\n")


def read_yaml(path: Path) -> Document:
    """A whole-file YAML mapping."""
    values, lines = _mapping(read_text(path), first_line=1)
    return Document(path, values, lines)


def read_markdown(path: Path) -> Document:
    """YAML front matter between ``---`` lines, then Markdown under ``##`` headings."""
    text = read_text(path, MAX_RECORD_BYTES)
    rows = text.split("\n")
    if rows[0].strip() != "---":
        raise DocumentError("does not begin with front matter; put --- on its first line")
    try:
        end = next(i for i, row in enumerate(rows[1:], 1) if row.strip() == "---")
    except StopIteration:
        raise DocumentError("has front matter that never ends; close it with ---") from None
    values, lines = _mapping("\n".join(rows[1:end]), first_line=2)
    return Document(path, values, lines, tuple(_sections(rows, end + 1)))


def bullets(text: str) -> tuple[str, ...]:
    """The points of a list, each on one line; plain paragraphs count as points too."""
    points: list[str] = []
    for block in re.split(r"\n(?=\s*[-*] )|\n\s*\n", text):
        point = " ".join(re.sub(r"^\s*[-*]\s+", "", block).split())
        if point:
            points.append(point)
    return tuple(points)


def _sections(rows: list[str], start: int) -> Iterator[Section]:
    heading, line, held = "", start + 1, list[str]()
    for number, row in enumerate(rows[start:], start + 1):
        found = HEADING.match(row)
        if found is None:
            held.append(row)
            continue
        if heading or "".join(held).strip():
            yield Section(heading, "\n".join(held).strip(), line)
        heading, line, held = found.group(1), number, []
    if heading or "".join(held).strip():
        yield Section(heading, "\n".join(held).strip(), line)


def _mapping(text: str, first_line: int) -> tuple[dict[str, Any], dict[Location, int]]:
    loader = _Loader(text)
    try:
        _refuse_tricks(text, first_line)
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise DocumentError("should be a list of `name: value` lines", first_line)
        lines: dict[Location, int] = {}
        _mark(node, (), lines, first_line)
        values = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        raise DocumentError(
            f"is not valid YAML: {error.problem}", first_line + (at.line if at else 0)
        ) from None
    except DocumentError:
        raise
    except (yaml.YAMLError, ValueError) as error:
        raise DocumentError(f"is not valid YAML: {error}", first_line) from None
    finally:
        loader.dispose()
    return values, lines


def _refuse_tricks(text: str, first_line: int) -> None:
    """Refuse anchors, aliases and deep nesting before anything is built of them."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise DocumentError("uses a YAML anchor or alias; write the value out", line)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise DocumentError("nests values too deeply", line)


def _mark(node: yaml.Node, at: Location, lines: dict[Location, int], first_line: int) -> None:
    lines[at] = node.start_mark.line + first_line
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.tag != "tag:yaml.org,2002:str":
                raise DocumentError(
                    "has a name that is not a word; put it in quotes",
                    key.start_mark.line + first_line,
                )
            if key.value in seen:
                raise DocumentError(
                    f"says `{key.value}` twice; keep one", key.start_mark.line + first_line
                )
            seen.add(key.value)
            _mark(value, (*at, key.value), lines, first_line)
            lines[(*at, key.value)] = key.start_mark.line + first_line
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _mark(value, (*at, index), lines, first_line)
