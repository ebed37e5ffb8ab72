"""A user's own cases, kept in their own folder and read with a library's.

One that cannot be used is left out, and why is told in a sentence; it never keeps the library from being used.
Owns nothing about where the folder is.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from assistant.library.cases import Case
from assistant.library.checking import slug_problems
from assistant.library.drafts import unfinished
from assistant.library.library import Library, Problem, read_cases
from assistant.library.vocabulary import Publication, Taxonomy
from assistant.paths import case_files

SOURCE = "own-cases"
PUBLICATION = Publication(
    title="Your own cases", publisher="You", note="On this machine only; never published."
)


class Local(NamedTuple):
    """The cases that can be used, and a sentence for each that cannot."""

    cases: dict[str, Case]
    left_out: tuple[str, ...]


def read_local(
    folder: Path | None,
    taxonomy: Taxonomy,
    sources: Mapping[str, Publication],
    taken: Collection[str],
) -> Local:
    """The user's own cases. ``taken`` are ids that the library has."""
    cases: dict[str, Case] = {}
    left_out = []
    for path in case_files(folder):
        found, problems = _one(path, taxonomy, {*sources, SOURCE}, taken)
        if found is None or problems:
            left_out.append(_sentence(path, problems))
        else:
            cases[found.id] = found
    return Local(cases, tuple(left_out))


def with_local(library: Library, folder: Path | None) -> tuple[Library, tuple[str, ...]]:
    """A library with a user's own cases, and a sentence for each that was left out."""
    if not case_files(folder):
        return library, ()
    local = read_local(folder, library.taxonomy, library.sources, library.cases)
    cases = {**library.cases, **local.cases}
    sources = {**library.sources, SOURCE: PUBLICATION}
    return replace(library, cases=cases, sources=sources, local=folder), local.left_out


def _one(
    path: Path, taxonomy: Taxonomy, sources: Collection[str], taken: Collection[str]
) -> tuple[Case | None, list[Problem]]:
    read = read_cases(path.parent, [path], fixed={"local": True})
    problems = list(unfinished(read.documents)) or list(read.problems)
    case = next(iter(read.cases.values()), None)
    if case is None or problems:
        return None, problems
    if case.id in taken:
        problems.append(Problem(path.name, 1, f"the library has a case `{case.id}`; rename yours"))
    if case.source.id not in sources:
        problems.append(
            Problem(path.name, 1, f"source `{case.source.id}` is unknown; say {SOURCE}")
        )
    document = read.documents[path.name]
    problems += [
        Problem(path.name, document.line_of(where), message)
        for where, message in slug_problems(case, taxonomy)
    ]
    return case, problems


def _sentence(path: Path, problems: list[Problem]) -> str:
    why = problems[0] if problems else None
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    reason = f"line {why.line}: {why.message}{more}" if why else "it cannot be read"
    return f"Your own case {path} is left out, {reason}. Mend it, or remove the file."
