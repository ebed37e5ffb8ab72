"""The words every rendering shares, so that an answer reads the same wherever it is shown."""

from assistant.legal.freshness import overdue_words
from assistant.legal.wording import spoken_date
from assistant.models import Answer, CaseAnswer, LegalAnswer, LegalChange, LegalStatement

FIELDS = {
    "title": "title",
    "situation": "problems it answers",
    "asked": "judged problems it answers",
    "summary": "summary",
    "keywords": "keywords",
    "problem": "problem",
    "actions": "what they did",
    "outcomes": "outcomes",
    "obstacles": "what got in the way",
    "lessons": "what to copy",
    "labels": "themes",
    "place": "organisation",
    "whole": "the whole case",
}
LOCAL = "your own case, on this machine only"
MATCHES = {"strong": "strong match", "partial": "partial match", "weak": "weak match"}
RESULTS = {
    "improved": "improved",
    "mixed": "mixed results",
    "no-effect": "no effect found",
    "stalled": "stalled",
    "not-reported": "no outcome reported",
}


def strength(case: CaseAnswer) -> str:
    """The match in words and number."""
    return f"{MATCHES[case.match]}, {round(case.probability * 100)} in 100"


def organisation(case: CaseAnswer) -> str:
    """The organisation as published, what it is called now, and whether the case is the user's own."""
    now = f" (now {case.organisation_now})" if case.organisation_now else ""
    return f"{case.organisation}{now}" + (f"; {LOCAL}" if case.local else "")


def within(field: str) -> str:
    """A field as it stands after "in"."""
    said = FIELDS.get(field, field)
    return said if said.startswith(("what ", "the ")) else f"the {said}"


def shares(case: CaseAnswer) -> list[tuple[str, str, float]]:
    """Words typed, the field they met, their share of the score, heaviest first; what one word led to is added up."""
    found: dict[tuple[str, str], float] = {}
    for reason in case.why:
        key = (reason.typed, reason.field)
        found[key] = found.get(key, 0.0) + reason.weight
    heaviest = sorted(found.items(), key=lambda pair: -pair[1])
    return [(typed, field, share) for (typed, field), share in heaviest]


def why(case: CaseAnswer) -> str:
    """The reasons for a case in one line."""
    named = [
        f"“{typed}” in {within(field)} ({round(share * 100)} %)"
        for typed, field, share in shares(case)[:4]
    ]
    return ", ".join(named) if named else "related words only"


def citation(case: CaseAnswer) -> str:
    """Publisher, title, date, place in the publication, address."""
    source = case.source
    parts = [f"{source.publisher}, “{source.title}”", source.date, source.locator]
    return "; ".join((*parts, source.url) if source.url else parts)


def statement_line(one: LegalStatement) -> str:
    """A legal statement with its status, source and date in one line."""
    cited = "; ".join(f"{link.publisher}, {link.title} ({link.date})" for link in one.sources)
    doubt = f" Not sure: {one.doubt}" if one.doubt else ""
    return f"{one.text} [{one.status}; checked {one.checked_on}; {cited}]{doubt}"


def legal_heading(item: LegalAnswer) -> str:
    """A consideration's title, reach and date."""
    due = f" {overdue_words(item.review_by)}" if item.overdue else ""
    return f"{item.title} ({item.jurisdiction}, as at {item.as_at}){due}"


def change_line(entry: LegalChange) -> str:
    """An entry of the legal timetable in one line: when, of what, and the statement."""
    when = spoken_date(entry.date) if entry.date else "No date known"
    due = " (REVIEW OVERDUE)" if entry.overdue else ""
    return f"{when}. {entry.title}{due}: {statement_line(entry.statement)}"


def understood(answer: Answer) -> str:
    """How the problem was read, in one line; empty where nothing stands out."""
    read = answer.understood
    parts = [
        f"{name}: {', '.join(values)}"
        for name, values in (
            ("themes", read.themes[:4]),
            ("sectors", read.sectors),
            ("staff groups", read.staff_groups),
        )
        if values
    ]
    parts += [f"“{one.from_}” mended to “{one.to}”" for one in read.corrections]
    by_word: dict[str, list[str]] = {}
    for one in read.expansions:
        by_word.setdefault(one.from_, []).append(one.to)
    parts += [f"“{word}” also as {', '.join(others[:3])}" for word, others in by_word.items()]
    return "; ".join(parts)


def receipt(answer: Answer) -> str:
    """The answer's receipt in one line."""
    held = answer.receipt
    return f"index {held.index}, corpus {held.corpus}, legal {held.legal}, version {held.version}"
