"""Every sentence about law that can be shown carries its status, date and source, today and a year on."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.legal.wording import has_lapsed, has_passed, spoken_date
from assistant.library import Consideration
from tests.legal.surfaces import OF_ONE, flat, in_answer, items, of_pack

LATER = date(2027, 11, 24)
STATUS = re.compile(
    r"in force|coming|policy, not law|proposal only|not confirmed|was due|summary of its rules|explained"
    r"|still right|out of date",
    re.IGNORECASE,
)
CHECKED = re.compile(r"checked (?:\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4})")
COMING = re.compile(r"coming, due ((?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4})", re.IGNORECASE)
WHOLE = ("legal show", "legal show in markdown", "law screen")


@pytest.fixture(scope="module")
def later(assistant: Assistant) -> Assistant:
    """The shipped assistant, a year on."""
    return Assistant(assistant.index, today=LATER)


def sentences(item: Consideration) -> list[str]:
    """Every statement of law in a consideration."""
    then = (item.since_2019.now,) if item.since_2019 else ()
    return [
        flat(text)
        for text in (
            *(rule.text for rule in item.rules),
            *(one.text for one in item.elsewhere),
            *(term.meaning for term in item.glossary),
            *then,
            item.summary,
            item.about,
        )
    ]


def shown(text: str, law: list[str]) -> Iterator[tuple[str, str, str]]:
    """Each statement in a text, what stands before it, and what follows it up to the next."""
    places = sorted({(at.start(), one) for one in law for at in re.finditer(re.escape(one), text)})
    for number, (start, one) in enumerate(places):
        after = places[number + 1][0] if number + 1 < len(places) else len(text)
        yield one, text[:start], text[start + len(one) : after]


def cites(tail: str, item: Consideration) -> bool:
    """Whether a source of the consideration is named with its date."""
    return any(
        f"{one.publisher}, {one.title} ({one.date})" in tail
        or f"{one.publisher} ({one.date})" in tail
        for one in item.sources
    )


def unbacked(text: str, held: list[Consideration]) -> list[str]:
    """Statements shown without status, date and source."""
    owner = {one: item for item in held for one in sentences(item)}
    return [
        one
        for one, _, tail in shown(text, list(owner))
        if not (STATUS.search(tail) and CHECKED.search(tail) and cites(tail, owner[one]))
    ]


@pytest.mark.parametrize("place", OF_ONE)
def test_no_sentence_of_law_is_shown_bare(place: str, assistant: Assistant) -> None:
    for item in items(assistant):
        text = OF_ONE[place](assistant, item)
        assert unbacked(text, [item]) == [], f"{place}, {item.id}"
        assert any(True for _ in shown(text, sentences(item))), f"{place} shows none of {item.id}"
        if place in WHOLE:
            missing = [one for one in sentences(item) if one not in text]
            assert missing == [], f"{place}, {item.id}"


def test_no_list_or_timetable_shows_law_bare(assistant: Assistant) -> None:
    for place, text in of_pack(assistant).items():
        assert unbacked(text, items(assistant)) == [], place


def test_json_has_status_day_and_source_for_every_statement(assistant: Assistant) -> None:
    for item in items(assistant):
        held = in_answer(assistant, item).model_dump()
        for one in (*held["rules"], *held["changes"]):
            assert one["status"]
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", one["checked_on"])
            assert all(
                link["title"] and link["publisher"] and link["date"] for link in one["sources"]
            )
            assert one["sources"]


@pytest.mark.parametrize("place", OF_ONE)
def test_a_year_on_nothing_is_stale_and_every_mark_is_there(place: str, later: Assistant) -> None:
    for item in items(later):
        assert item.is_due(LATER)
        text = OF_ONE[place](later, item)
        assert "review overdue" in text.lower(), f"{place}, {item.id}"
        assert stale(text, [item]) == [], f"{place}, {item.id}"


def test_a_year_on_no_list_is_stale(later: Assistant) -> None:
    for place, text in of_pack(later).items():
        assert text.lower().count("review overdue") >= 25 or place == "timetable in chat", place
        assert "REVIEW OVERDUE" in text or "review overdue" in text, place
        assert stale(text, items(later)) == [], place


def test_a_year_on_json_calls_nothing_past_coming(later: Assistant) -> None:
    for item in items(later):
        held = in_answer(later, item)
        assert held.overdue
        for rule, said in zip(item.rules, held.rules, strict=True):
            if has_lapsed(item, rule, LATER):
                assert "was due" in said.status
                assert said.text.startswith("Was due")
            assert said.status != "coming"


def stale(text: str, held: list[Consideration]) -> list[str]:
    """What is still called coming though its day has passed, or lacks its “was due on …, check”."""
    found = [said[0] for said in COMING.finditer(text) if _is_past(said[1])]
    found += re.findall(r"[\[·] ?coming[;\]]", text, re.IGNORECASE)
    for item in held:
        lapsed = {flat(r.text) for r in item.rules if has_lapsed(item, r, LATER)}
        found += [
            one
            for one, before, tail in shown(text, sentences(item))
            if one in lapsed and not ("check: " in before[-8:] and "was due" in tail.lower())
        ]
    return found


def _is_past(said: str) -> bool:
    days = (f"{year}-{month:02d}" for year in range(2026, 2030) for month in range(1, 13))
    dated = {spoken_date(one): one for one in days} | {str(y): str(y) for y in range(2026, 2030)}
    month = " ".join(said.split()[-2:])
    return has_passed(dated.get(said) or dated[month], LATER)
