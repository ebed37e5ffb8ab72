import pytest

from assistant import Assistant
from assistant.errors import UsageError
from assistant.models import Filters

TEXT = "nurses keep leaving and the agency bill grows while paramedics are sick"


def ids(small: Assistant, filters: Filters) -> set[str]:
    return {case.id for case in small.recommend(TEXT, filters=filters, show_all=True).cases}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(sector=("ambulance",)), {"paramedic-rotation"}),
        (Filters(sector=("ambulance", "system")), {"paramedic-rotation", "shared-bank"}),
        (Filters(theme=("wellbeing",)), {"paramedic-rotation", "sickness-calls"}),
        (Filters(theme=("wellbeing",), sector=("acute",)), {"sickness-calls"}),
        (Filters(staff_group=("nurses",)), {"ward-moves", "part-time-rota"}),
        (Filters(country=("wales",)), {"care-academy"}),
        (Filters(source=("bulletin",)), {"paramedic-rotation", "care-academy"}),
        (Filters(since=2020), {"shared-bank", "care-academy"}),
        (Filters(since=2021), {"care-academy"}),
        (Filters(since=2030), set()),
        (Filters(sector=("acute",), since=2018), {"ward-moves"}),
        (Filters(without={"sector": ("acute",)}),
         {"paramedic-rotation", "shared-bank", "care-academy"}),
        (Filters(without={"theme": ("retention",)}), {"shared-bank", "sickness-calls"}),
    ],
)  # fmt: skip
def test_only_cases_within_the_filters_are_ranked(
    small: Assistant, filters: Filters, expected: set[str]
) -> None:
    assert ids(small, filters) == expected


def test_a_filter_changes_no_score(small: Assistant) -> None:
    everything = small.recommend(TEXT, show_all=True)
    few = small.recommend(TEXT, filters=Filters(sector=("acute",)), show_all=True)
    scores = {case.id: case.score for case in everything.cases}
    assert [case.rank for case in few.cases] == list(range(1, len(few.cases) + 1))
    assert all(scores[case.id] == case.score for case in few.cases)


def test_nothing_within_the_filters_says_so(small: Assistant) -> None:
    answer = small.recommend(TEXT, filters=Filters(since=2099))
    assert (answer.match, answer.cases) == ("none", ())
    assert any("within these filters" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("kind", "typed", "slug"),
    [
        ("sector", "acute", "acute"),
        ("sector", "Acute hospitals", "acute"),
        ("sector", "SOCIAL CARE", "social-care"),
        ("sector", "social_care", "social-care"),
        ("theme", "health and wellbeing", "wellbeing"),
        ("staff_group", "Care  workers", "care-workers"),
        ("country", "Wales", "wales"),
        ("source", "A handbook of invented cases", "handbook"),
    ],
)
def test_a_slug_or_a_label_is_taken_without_a_note(
    small: Assistant, kind: str, typed: str, slug: str
) -> None:
    filters, notes = small.filters({kind: [typed]})
    assert getattr(filters, kind) == (slug,)
    assert notes == []


@pytest.mark.parametrize(
    ("kind", "typed", "slug"),
    [
        ("sector", "ambulence", "ambulance"),
        ("theme", "retension", "retention"),
        ("country", "engalnd", "england"),
        ("staff_group", "paramedic", "paramedics"),
    ],
)
def test_a_near_miss_is_taken_and_said(small: Assistant, kind: str, typed: str, slug: str) -> None:
    filters, [note] = small.filters({kind: [typed]})
    assert getattr(filters, kind) == (slug,)
    assert f"“{typed}”" in note
    assert f"({slug})" in note


@pytest.mark.parametrize("kind", ["sector", "theme", "staff_group", "country", "source"])
def test_an_unknown_value_is_refused_with_the_nearest(small: Assistant, kind: str) -> None:
    with pytest.raises(UsageError, match=r"There is no .*“zzqx”.*The nearest is .*Choose from: "):
        small.filters({kind: ["zzqx"]})


@pytest.mark.parametrize("value", ["", "  ", "-", "?", "\x00"])
def test_a_value_without_a_word_is_refused(small: Assistant, value: str) -> None:
    with pytest.raises(UsageError, match="There is no sector"):
        small.filters({"sector": [value]})


def test_the_same_value_twice_counts_once(small: Assistant) -> None:
    filters, _ = small.filters({"sector": ["acute", "Acute hospitals"]}, since=2010)
    assert filters == Filters(sector=("acute",), since=2010)
    assert filters.active
    assert not Filters().active


def test_every_shipped_slug_and_label_is_a_filter(shipped: Assistant) -> None:
    taxonomy = shipped.index.taxonomy
    groups = {
        "sector": taxonomy.sectors,
        "theme": taxonomy.themes,
        "staff_group": taxonomy.staff_groups,
        "country": taxonomy.countries,
    }
    for kind, entries in groups.items():
        for slug, entry in entries.items():
            for value in (slug, entry.label):
                filters, notes = shipped.filters({kind: [value]})
                assert (getattr(filters, kind), notes) == ((slug,), []), value
