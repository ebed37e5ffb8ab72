"""`corpus check` and `corpus stats`; the group that `import`, `add` and `export` belong to."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import click

from assistant.cli.adding import add, export
from assistant.cli.context import Session
from assistant.cli.importing import import_command
from assistant.cli.saying import echo, echo_json
from assistant.library.checking import check as find_problems
from assistant.library.library import Library


@click.group()
def corpus() -> None:
    """Check and count the corpus; bring cases in."""


for command in (import_command, add, export):
    corpus.add_command(command)


@corpus.command()
@click.argument("drafts", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def check(session: Session, drafts: tuple[Path, ...], form: str) -> int:
    """Validate every file; each complaint names its file and line. Exit 1 if any is an error.

    DRAFTS are case files, or folders of them, to check as if they were among the corpus's own.
    """
    library = Library.read(session.corpus, beside=case_files(drafts))
    problems = find_problems(library, date.today())
    errors = [problem for problem in problems if not problem.warning]
    counts = {
        "cases": len(library.cases),
        "considerations": len(library.considerations),
        "errors": len(errors),
        "warnings": len(problems) - len(errors),
    }
    if form == "json":
        rows = [vars(problem) for problem in problems]
        echo_json(json.dumps({**counts, "problems": rows}, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            echo(str(problem))
        echo(
            f"{counts['cases']} cases and {counts['considerations']} considerations: "
            f"{counts['errors']} errors, {counts['warnings']} warnings."
        )
    return 1 if errors else 0


def case_files(places: tuple[Path, ...]) -> list[Path]:
    """The Markdown files of folders, and files as they are named."""
    found: list[Path] = []
    for place in places:
        found += sorted(place.glob("*.md")) if place.is_dir() else [place]
    return found


@corpus.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def stats(session: Session, form: str) -> None:
    """Count cases by sector, theme, country, year and evidence, and name the gaps."""
    library = Library.load(session.corpus)
    cases = library.cases.values()
    taxonomy = library.taxonomy
    counts: dict[str, Counter[str]] = {
        "sector": Counter(dict.fromkeys(taxonomy.sectors, 0)),
        "theme": Counter(dict.fromkeys(taxonomy.themes, 0)),
        "country": Counter(case.country for case in cases),
        "kind": Counter(case.kind for case in cases),
        "year": Counter(str(case.year) for case in cases),
        "evidence grade": Counter(str(case.evidence.grade) for case in cases),
        "result": Counter(case.result for case in cases),
        "source": Counter(case.source.id for case in cases),
    }
    counts["sector"].update(case.sector for case in cases)
    counts["theme"].update(theme for case in cases for theme in case.themes)
    if form == "json":
        totals = {"cases": len(library.cases), "considerations": len(library.considerations)}
        echo_json(json.dumps({**totals, **counts}, indent=2))
        return
    echo(f"{len(library.cases)} cases, {len(library.considerations)} legal considerations.")
    for name, counter in counts.items():
        echo(f"\nBy {name}:")
        for value, number in sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])):
            echo(f"  {number:4d}  {taxonomy.label(value)}")
    empty = [
        taxonomy.label(s) for name in ("sector", "theme") for s, n in counts[name].items() if not n
    ]
    echo("\nGaps: " + (", ".join(empty) if empty else "none."))
