"""Reading a whole corpus folder into records, collecting every complaint on the way.

Owns the order of reading and the cross-references between files. The rules of one record live with it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from assistant.errors import CorpusError
from assistant.library import cases, considerations
from assistant.library.cases import Case
from assistant.library.considerations import Consideration
from assistant.library.documents import Document, DocumentError, read_markdown, read_yaml
from assistant.library.vocabulary import Organisations, Publication, Taxonomy, Thesaurus

Model = TypeVar("Model", bound=BaseModel)
BodyFields = Callable[[Document], tuple[dict[str, object], list[tuple[int, str]]]]


@dataclass(frozen=True, order=True)
class Problem:
    """One complaint about the corpus. Warnings do not make a check fail."""

    file: str
    line: int
    message: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'warning: ' if self.warning else ''}{self.message}"


@dataclass(frozen=True)
class Library:
    """The corpus: every record that could be read, the documents they came from, the complaints."""

    root: Path
    cases: dict[str, Case]
    considerations: dict[str, Consideration]
    taxonomy: Taxonomy
    thesaurus: Thesaurus
    sources: dict[str, Publication]
    organisations: Organisations
    problems: tuple[Problem, ...] = ()
    documents: dict[str, Document] = field(default_factory=dict, repr=False)
    local: Path | None = None
    """The folder of the user's own cases, where they are among ``cases``."""

    def case_file(self, key: str) -> str:
        """The name of a case's file, as complaints have it."""
        usual = f"cases/{key}.md"
        if usual in self.documents:
            return usual
        held = (name for name, document in self.documents.items() if document.path.stem == key)
        return next(held, usual)

    @classmethod
    def load(cls, root: Path) -> "Library":
        """Read a corpus folder, raising on the first thing that keeps it from being used."""
        library = cls.read(root)
        if library.problems:
            more = len(library.problems) - 1
            raise CorpusError(
                f"The corpus in {root} cannot be used: {library.problems[0]}"
                + (f" (and {more} more)" if more else "")
                + ". Run `corpus check` to see everything."
            )
        return library

    @classmethod
    def read(cls, root: Path, beside: Iterable[Path] = ()) -> "Library":
        """Read a corpus folder whatever is wrong with it; ``problems`` says what.

        ``beside`` names files of cases kept elsewhere, read as if they were among its own.
        """
        if not (root / "cases").is_dir():
            raise CorpusError(
                f"There is no corpus in {root}: it has no `cases` folder. Name one with --corpus."
            )
        return _Reader(root, tuple(beside)).read()


class CasesRead(NamedTuple):
    """Cases read by themselves, what is wrong with them, and the documents they came from."""

    cases: dict[str, Case]
    problems: tuple[Problem, ...]
    documents: dict[str, Document]


def read_cases(
    root: Path, paths: Iterable[Path], *, fixed: Mapping[str, Any] = MappingProxyType({})
) -> CasesRead:
    """Files of cases by themselves. ``fixed`` are values that hold whatever the files say."""
    reader = _Reader(root, fixed=fixed)
    cases_read = reader.records(paths, Case, cases.body_fields)
    return CasesRead(cases_read, tuple(reader.problems), reader.documents)


class _Reader:
    def __init__(
        self,
        root: Path,
        beside: tuple[Path, ...] = (),
        fixed: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.root = root
        self.beside = beside
        self.fixed = fixed
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}

    def read(self) -> Library:
        taxonomy = self._words("taxonomy.yaml", Taxonomy) or Taxonomy(
            sectors={}, countries={}, themes={}, staff_groups={}, features={}
        )
        thesaurus = self._words("thesaurus.yaml", Thesaurus) or Thesaurus()
        organisations = self._words("organisations.yaml", Organisations, nested="by_slug")
        return Library(
            root=self.root,
            cases=self.records([*self._files("cases"), *self.beside], Case, cases.body_fields),
            considerations=self.records(
                self._files("legal"), Consideration, considerations.body_fields
            ),
            taxonomy=taxonomy,
            thesaurus=thesaurus,
            sources=self._publications(),
            organisations=organisations or Organisations(by_slug={}),
            problems=tuple(sorted(set(self.problems))),
            documents=self.documents,
        )

    def _files(self, folder: str) -> list[Path]:
        return sorted((self.root / folder).glob("*.md"))

    def records(
        self, paths: Iterable[Path], model: type[Model], body_fields: BodyFields
    ) -> dict[str, Model]:
        """The records of files, by id; what is wrong with the others is complained of."""
        records: dict[str, Model] = {}
        for path in paths:
            document = self._document(path, read_markdown)
            if document is None:
                continue
            body, complaints = body_fields(document)
            self._complain(path, complaints)
            record = self._validated(model, {**body, **document.values, **self.fixed}, document)
            if document.values.get("id") != path.stem:
                self._complain(
                    path,
                    [(document.line_of(("id",)), f"`id` should be the file's name, {path.stem}")],
                )
            elif path.stem in records:
                self._complain(path, [(1, f"there is a case `{path.stem}` already; rename it")])
            elif record is not None:
                records[path.stem] = record
        return records

    def _words(self, name: str, model: type[Model], nested: str | None = None) -> Model | None:
        path = self.root / name
        if not path.is_file():
            self.problems.append(Problem(name, 1, "is missing"))
            return None
        document = self._document(path, read_yaml)
        if document is None:
            return None
        values = {nested: document.values} if nested else document.values
        return self._validated(model, values, document, strip=1 if nested else 0)

    def _publications(self) -> dict[str, Publication]:
        path = self.root / "sources.yaml"
        document = self._document(path, read_yaml) if path.is_file() else None
        if document is None:
            self.problems.append(Problem("sources.yaml", 1, "is missing or cannot be read"))
            return {}
        found = {
            slug: self._validated(Publication, values, document, prefix=(slug,))
            for slug, values in document.values.items()
        }
        return {slug: publication for slug, publication in found.items() if publication}

    def _document(self, path: Path, read: Callable[[Path], Document]) -> Document | None:
        try:
            document = read(path)
        except DocumentError as error:
            self._complain(path, [(error.line, str(error))])
            return None
        except OSError as error:
            self._complain(path, [(1, f"cannot be read: {error.strerror}")])
            return None
        self.documents[self._name(path)] = document
        return document

    def _validated(
        self,
        model: type[Model],
        values: Any,
        document: Document,
        prefix: tuple[str, ...] = (),
        strip: int = 0,
    ) -> Model | None:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                at = (*prefix, *fault["loc"][strip:])
                name = ".".join(str(part) for part in at) or "the file"
                line = document.line_of(tuple(at))
                self._complain(document.path, [(line, f"`{name}` {_plain(fault['msg'])}")])
            return None

    def _complain(self, path: Path, complaints: Iterable[tuple[int, str]]) -> None:
        name = self._name(path)
        self.problems += [Problem(name, line, message) for line, message in complaints]

    def _name(self, path: Path) -> str:
        return name_of(self.root, path)


def name_of(root: Path, path: Path) -> str:
    """How a file is named in complaints: from the corpus folder where it stands in it, else in full."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _plain(message: str) -> str:
    """pydantic's message as the end of a sentence that begins with the field's name."""
    plain = {
        "Field required": "is missing",
        "Extra inputs are not permitted": "is not a field of this record",
    }.get(message)
    if plain:
        return plain
    for opening in ("Value error, ", "Assertion failed, "):
        if message.startswith(opening):
            return message.removeprefix(opening)
    return "is wrong: " + message[0].lower() + message[1:]
