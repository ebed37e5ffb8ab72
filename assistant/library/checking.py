"""What `corpus check` looks for beyond the shape of each record.

Each check is a function of the library that yields problems; CHECKS lists them. Nothing here mends anything.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from assistant.library.cases import Case
from assistant.library.considerations import Consideration
from assistant.library.documents import Location
from assistant.library.drafts import unfinished, without_echoes
from assistant.library.library import Library, Problem
from assistant.library.vocabulary import Taxonomy

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
PHONE = re.compile(r"(?<![\d.,£])(?:\+44\s?|0)\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)")
FIGURE = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
ORDINAL = re.compile(r"(?m)^\s*\d+\.\s")  # the numbers of a list
# addresses, names and quoted titles keep the spelling they were published in
AS_PUBLISHED = re.compile(r'https?://\S+|(?i:organi[sz]ation):.*|title: "[^"]*"')
AMERICAN = re.compile(
    r"\b(organiz|recogniz|prioritiz|minimiz|maximiz|utiliz|standardiz|centraliz|behavior|labor\b"
    r"|color\b|favorit|program for the|center\b|pediatric|anesthe|fulfill|enroll\b|counsel(?:or|ing)\b)",
    re.IGNORECASE,
)

Check = Callable[[Library], Iterable[Problem]]


def check(library: Library, today: date) -> list[Problem]:
    """Every problem of the corpus, those of reading included, sorted by file and line."""
    unfilled = list(unfinished(library.documents))
    found = without_echoes(library.problems, unfilled)
    for one in CHECKS:
        found += one(library)
    found += _overdue(library, today)
    return sorted({*found, *unfilled})


def _at(library: Library, name: str, where: Location, message: str, **kind: bool) -> Problem:
    document = library.documents.get(name)
    return Problem(name, document.line_of(where) if document else 1, message, **kind)


def _case(
    library: Library, case: Case, where: Location, message: str, *, warning: bool = False
) -> Problem:
    return _at(library, library.case_file(case.id), where, message, warning=warning)


def _legal(
    library: Library, item: Consideration, where: Location, message: str, *, warning: bool = False
) -> Problem:
    return _at(library, f"legal/{item.id}.md", where, message, warning=warning)


def slug_problems(case: Case, taxonomy: Taxonomy) -> Iterator[tuple[Location, str]]:
    """Where a case uses words that the taxonomy does not have, and what to say of each."""
    for field, known in (
        ("themes", taxonomy.themes),
        ("staff_groups", taxonomy.staff_groups),
        ("features", taxonomy.features),
    ):
        for index, slug in enumerate(getattr(case, field)):
            if slug not in known:
                yield (field, index), f"`{slug}` is not one of the {field}"
    for field, known_words in (("sector", taxonomy.sectors), ("country", taxonomy.countries)):
        if getattr(case, field) not in known_words:
            yield (field,), f"`{getattr(case, field)}` is not a known {field}"


def _slugs_are_known(library: Library) -> Iterator[Problem]:
    taxonomy = library.taxonomy
    for case in library.cases.values():
        for where, message in slug_problems(case, taxonomy):
            yield _case(library, case, where, message)
    for item in library.considerations.values():
        for index, trigger in enumerate(item.triggers.features):
            if trigger.feature not in taxonomy.features:
                yield _legal(
                    library,
                    item,
                    ("triggers", "features", index),
                    f"`{trigger.feature}` is not one of the features",
                )
        for index, place in enumerate(item.elsewhere):
            if place.country not in taxonomy.countries:
                yield _legal(
                    library, item, ("elsewhere", index), f"`{place.country}` is not a known country"
                )


def _sources_are_known(library: Library) -> Iterator[Problem]:
    for case in library.cases.values():
        if case.source.id not in library.sources:
            yield _case(
                library,
                case,
                ("source",),
                f"source `{case.source.id}` is not in sources.yaml",
            )
        own = {case.source.id, *(page.id for page in case.also)}
        if len(own) != 1 + len(case.also):
            yield _case(library, case, ("also",), "two sources share an id")
        for index, fact in enumerate(case.facts):
            if fact.source not in own:
                yield _case(
                    library,
                    case,
                    ("facts", index),
                    f"the fact's source `{fact.source}` is neither `source` nor in `also`",
                )
        if case.follows is not None and case.follows not in library.cases:
            yield _case(library, case, ("follows",), f"there is no case `{case.follows}` to follow")


def _legal_sources_are_known(library: Library) -> Iterator[Problem]:
    for item in library.considerations.values():
        known = {source.id for source in item.sources}
        citing: list[tuple[Location, tuple[str, ...]]] = [
            *(((("rules", i)), rule.sources) for i, rule in enumerate(item.rules)),
            *(((("elsewhere", i)), place.sources) for i, place in enumerate(item.elsewhere)),
            *(((("glossary", i)), term.sources) for i, term in enumerate(item.glossary)),
        ]
        if item.since_2019:
            citing.append((("since_2019",), item.since_2019.sources))
        for where, ids in citing:
            for slug in ids:
                if slug not in known:
                    yield _legal(library, item, where, f"source `{slug}` is not under `sources`")
        for name, named in (
            ("rule", [rule.id for rule in item.rules]),
            ("source", [source.id for source in item.sources]),
        ):
            for slug, times in Counter(named).items():
                if times > 1:
                    yield _legal(library, item, (f"{name}s",), f"{name} `{slug}` stands twice")


def _figures_have_a_fact(library: Library) -> Iterator[Problem]:
    """Every figure in the account must stand in a fact, so that it can be traced to a source."""
    for case in library.cases.values():
        known = set(FIGURE.findall(" ".join(fact.fact for fact in case.facts)))
        for field, texts in (
            ("outcomes", case.outcomes),
            ("problem", (case.problem,)),
            ("actions", (case.actions,)),
            ("obstacles", case.obstacles),
            ("lessons", case.lessons),
            ("summary", (case.summary,)),
        ):
            account = ORDINAL.sub("", "\n".join(texts))
            for figure in sorted(set(FIGURE.findall(account)) - known):
                where: Location = ("summary",) if field == "summary" else ("facts",)
                yield _case(
                    library, case, where, f"the figure {figure} of the {field} stands in no fact"
                )


def _no_personal_data(library: Library) -> Iterator[Problem]:
    for name, document in library.documents.items():
        text = document.path.read_text(encoding="utf-8", errors="replace")
        for number, row in enumerate(text.split("\n"), 1):
            bare = re.sub(r"https?://\S+", "", row)
            if EMAIL.search(bare):
                yield Problem(name, number, "holds an e-mail address; remove it")
            if PHONE.search(bare):
                yield Problem(name, number, "holds what looks like a telephone number; remove it")


def _situations_differ(library: Library) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for case in library.cases.values():
        title = _bag(case.title)
        for index, text in enumerate(case.situations):
            key = " ".join(text.casefold().split())
            if key in seen:
                yield _case(
                    library,
                    case,
                    ("situations", index),
                    f"this situation also stands in {seen[key]}",
                )
            seen[key] = case.id
            bag = _bag(text)
            if len(bag) > 2 and len(bag & title) >= 0.8 * len(bag):
                yield _case(
                    library, case, ("situations", index), "this situation only repeats the title"
                )


def _bag(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.casefold()))


def _evidence_fits(library: Library) -> Iterator[Problem]:
    for case in library.cases.values():
        if case.evidence.grade == 0 and case.result != "not-reported":
            yield _case(
                library, case, ("evidence",), "grade 0 says no outcome, but `result` gives one"
            )
        if case.evidence.grade > 0 and case.result == "not-reported":
            yield _case(
                library, case, ("result",), "`result` is not-reported, but the grade is above 0"
            )


def _spelling_is_british(library: Library) -> Iterator[Problem]:
    names = [library.case_file(slug) for slug in library.cases]
    for name in (*names, *(f"legal/{slug}.md" for slug in library.considerations)):
        text = library.documents[name].path.read_text(encoding="utf-8")
        for number, row in enumerate(text.split("\n"), 1):
            if found := AMERICAN.search(AS_PUBLISHED.sub("", row)):
                yield Problem(name, number, f"`{found.group()}` is not British spelling", True)


def _organisations_are_known(library: Library) -> Iterator[Problem]:
    for case in library.cases.values():
        if not library.organisations.find(case.organisation):
            yield _case(
                library,
                case,
                ("organisation",),
                f"`{case.organisation}` is not in organisations.yaml",
                warning=True,
            )
    for slug, body in library.organisations.by_slug.items():
        if body.now is not None and body.now not in library.organisations.by_slug:
            yield _at(
                library,
                "organisations.yaml",
                (slug, "now"),
                f"`{body.now}` is no organisation here",
            )


def _thesaurus_is_clear(library: Library) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, group in enumerate(library.thesaurus.groups):
        if group.preferred in seen:
            yield _at(
                library,
                "thesaurus.yaml",
                ("groups", index),
                f"`{group.preferred}` is the preferred term of two groups",
            )
        seen[group.preferred] = index
        if not (group.alternative or group.related or group.broader):
            yield _at(
                library, "thesaurus.yaml", ("groups", index), f"`{group.preferred}` leads nowhere"
            )


def _overdue(library: Library, today: date) -> Iterator[Problem]:
    for item in library.considerations.values():
        if item.is_due(today):
            yield _legal(
                library,
                item,
                ("review_by",),
                f"was due for review by {item.review_by}",
                warning=True,
            )
        for index, rule in enumerate(item.rules):
            if (
                rule.status == "coming"
                and rule.effective
                and rule.effective < today.isoformat()[: len(rule.effective)]
            ):
                yield _legal(
                    library,
                    item,
                    ("rules", index),
                    f"was coming on {rule.effective}, which has passed; check it",
                    warning=True,
                )


CHECKS: tuple[Check, ...] = (
    _slugs_are_known,
    _sources_are_known,
    _legal_sources_are_known,
    _figures_have_a_fact,
    _no_personal_data,
    _situations_differ,
    _evidence_fits,
    _spelling_is_british,
    _organisations_are_known,
    _thesaurus_is_clear,
)
