from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.errors import UsageError
from assistant.library import Library
from assistant.library.evidence import EVIDENCE_RULES
from assistant.library.judgements import Judgements, load, load_shipped, read_grades, read_topics
from tests.running import SMALL


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(SMALL)


def test_the_five_headings_become_fields(library: Library) -> None:
    case = library.cases["ward-moves"]
    assert case.problem.startswith("Nurses who wanted another ward")
    assert case.outcomes == ("Turnover of nurses fell from 16% to 11% a year in two years.",)
    assert case.lessons == ("Ask leavers first.", "Protect the small wards.")
    assert case.year == 2018
    assert set(EVIDENCE_RULES) == {0, 1, 2, 3, 4}


def test_records_are_frozen(library: Library) -> None:
    with pytest.raises(ValidationError):
        setattr(library.cases["ward-moves"], "title", "Another")  # noqa: B010 (typing knows it too)


def test_a_body_is_found_by_any_of_its_names(library: Library) -> None:
    known = library.organisations
    assert known.present_name("Northtown Hospitals") == "Greater North Trust"
    assert known.present_name("The Northtown General") == "Greater North Trust"
    assert known.present_name("Hill Hospital") is None
    assert known.present_name("Nowhere") is None
    assert [one.name for one in known.find("cyngor harbwr")] == ["Harbour Council"]
    joined = known.find("Hill Hospital with Eastern Ambulance")
    assert [one.name for one in joined] == ["Hill Hospital", "Eastern Ambulance"]


def test_a_label_is_found_for_any_slug(library: Library) -> None:
    label = library.taxonomy.label
    assert label("acute") == "Acute hospitals"
    assert label("internal-moves") == "Moves inside one employer"
    assert label("unheard-of") == "unheard-of"


def test_judged_problems_are_read_with_their_grades() -> None:
    judged = load_shipped(SMALL)
    assert judged is not None
    assert len(judged.topics) == 15
    assert {topic.id for topic in judged.tested_on.topics} == {"t11", "t12", "t13"}
    assert not {topic.id for topic in judged.tuned_on.topics} & {"t11", "t12", "t13"}
    assert {topic.id for topic in judged.refused} == {"t08", "t09", "t10", "t13"}
    assert "t14" not in {topic.id for topic in judged.answerable}
    assert judged.cases["t07"] == {"shared-bank": 2, "paramedic-rotation": 1}
    assert judged.among(["shared-bank"]).cases["t07"] == {"shared-bank": 2}
    assert load_shipped(SMALL / "cases") is None


def test_nothing_held_out_is_learned_from() -> None:
    judged = load_shipped(SMALL)
    assert judged is not None
    learned_from = {text for texts in judged.tuned_on.asked.values() for text in texts}
    assert learned_from
    assert not learned_from & {topic.text for topic in judged.tested_on.topics}


@pytest.mark.parametrize(
    ("topics", "complaint"),
    [
        ('{"id": "a", "text": "x"}\nnonsense\n', ":2 is not a topic"),
        ('{"id": "a"}\n', ":1 is not a topic"),
        ('{"id": "a", "text": "x"}\n\n{"id": "a", "text": "y"}\n', ":3 repeats the topic a"),
        ("\n", "holds no topics"),
    ],
)
def test_bad_topics_are_named_with_their_line(tmp_path: Path, topics: str, complaint: str) -> None:
    path = tmp_path / "topics.jsonl"
    path.write_text(topics)
    with pytest.raises(UsageError, match=complaint):
        read_topics(path)


@pytest.mark.parametrize("row", ["t1 0 case", "t1 0 case high", "t1 0 case 2 more", "t1 0 case -1"])
def test_bad_judgements_are_named_with_their_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "qrels.txt"
    path.write_text(f"t0 0 case 1\n{row}\n")
    with pytest.raises(UsageError, match=r"qrels\.txt:2 is not a judgement"):
        read_grades(path)


def test_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.jsonl does not exist"):
        load(tmp_path / "none.jsonl", None)
    (tmp_path / "topics.jsonl").write_text('{"id": "a", "text": "x"}')
    assert load(tmp_path / "topics.jsonl", None) == Judgements(
        read_topics(tmp_path / "topics.jsonl")
    )
