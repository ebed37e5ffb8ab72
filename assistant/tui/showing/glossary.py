"""The words of the library: what themes and legal terms mean; the law as a list."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content
from textual.widgets.option_list import Option

from assistant.index.contents import BuiltIndex
from assistant.legal.statements import meaning
from assistant.legal.wording import spoken_date
from assistant.models import NOT_ADVICE
from assistant.tui.showing.law import overdue_mark
from assistant.tui.widgets.flow import Line, blank, line

SCHEMES = {
    "safe-staffing": "safe staffing case studies",
    "nhs-employers": "NHS Employers topics",
    "a-place-to-work": "“A place to work”",
    "ours": "our own word",
}


def words_lines(index: BuiltIndex, today: date, letters: str = "") -> list[Line]:
    """Themes, sectors, staff groups and legal terms with their meanings, those that hold some letters."""
    wanted = letters.casefold()
    return [*_vocabulary(index, wanted), *_legal_terms(index, today, wanted)]


def law_options(index: BuiltIndex, today: date) -> list[Option]:
    """Every consideration as a line."""
    options = []
    for id in index.legal_ids:
        item = index.consideration(id)
        text = Content.assemble(
            (item.title, "bold"),
            f" · {item.jurisdiction}, checked {spoken_date(item.checked_on)}",
            overdue_mark(item.is_due(today)),
        )
        options.append(Option(text, id=id))
    return options


def _vocabulary(index: BuiltIndex, wanted: str) -> Iterator[Line]:
    taxonomy = index.taxonomy
    groups = (
        ("Themes", taxonomy.themes),
        ("Sectors", taxonomy.sectors),
        ("Staff groups", taxonomy.staff_groups),
    )
    for name, entries in groups:
        found = [
            entry
            for entry in entries.values()
            if wanted in f"{entry.label} {entry.gloss or ''}".casefold()
        ]
        if found:
            yield line(name, "bold $orange")
        for entry in sorted(found, key=lambda entry: entry.label):
            source = f" ({SCHEMES[entry.scheme]})" if entry.scheme else ""
            yield _term(entry.label, entry.gloss or "", source)
        if found:
            yield blank()


def _legal_terms(index: BuiltIndex, today: date, wanted: str) -> Iterator[Line]:
    terms = []
    for id in index.legal_ids:
        item = index.consideration(id)
        for term in item.glossary:
            if wanted in f"{term.term} {term.meaning}".casefold():
                said = meaning(item, term, today)
                cited = "; ".join(f"{one.publisher} ({one.date})" for one in said.sources)
                checked = f"{said.status}, checked {spoken_date(said.checked_on)}"
                terms.append((term.term, term.meaning, f" ({item.title}; {checked}; {cited})"))
    if terms:
        yield line("Legal terms", "bold $orange")
        yield line(NOT_ADVICE, "$orange")
    for name, told, source in sorted(terms, key=lambda one: one[0].casefold()):
        yield _term(name, told, source)


def _term(term: str, meaning: str, source: str) -> Line:
    name = f"{term}: " if meaning or source else term
    return Line(Content.assemble((name, "bold"), meaning, (source, "$quiet")))
