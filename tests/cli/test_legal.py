"""`legal`: what each of its commands prints, writes and refuses."""

import json
from pathlib import Path

import pytest
from docx import Document

from tests.running import Ask

PROBLEM = "we are moving the service to another provider"


def test_the_pack_is_listed(ask: Ask) -> None:
    done = ask("legal", "list")
    assert done.code == 0
    assert (
        "tupe: Moving a service to another employer (Great Britain, as at 2026-10-01)" in done.out
    )
    assert "not legal advice" in done.out
    assert [one["id"] for one in json.loads(ask("legal", "list", "--format", "json").out)] == [
        "shared-staff",
        "tupe",
    ]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_one_is_shown_whole(ask: Ask, form: str) -> None:
    done = ask("legal", "show", "tupe", "--format", form)
    text = " ".join(done.out.split()).replace("\\", "")
    for part in (
        "Staff who do the work keep their terms. [in force since 6 April 2006; checked 2026-10-01;",
        "Not sure: Nobody has confirmed it.",
        "In 2019 the source said: It asked who is responsible. Since then: Smaller moves are easier.",
        "It is the same. [in force; checked 2026-10-01; The Crown,",
        "Who will be the employer?",
        "https://example.org/regulations",
    ):
        assert part in text
    assert json.loads(ask("legal", "show", "tupe", "--format", "json").out)["id"] == "tupe"


def test_one_that_is_not_there_is_refused(ask: Ask) -> None:
    done = ask("legal", "show", "zzz")
    assert done.code == 2
    assert "The pack has no consideration “zzz”. It has: shared-staff, tupe." in done.err


def test_what_is_due(ask: Ask) -> None:
    rows = json.loads(ask("legal", "due", "--within", "3650", "--format", "json").out)
    assert {"2027-01-01", "2027-04"} <= {row["on"] for row in rows}
    assert "tupe: review" in ask("legal", "due", "--within", "3650").out


def test_the_timetable(ask: Ask) -> None:
    entries = json.loads(ask("legal", "timetable", "--since", "2027", "--format", "json").out)
    assert all(one["date"] is None or one["date"] >= "2027" for one in entries)
    assert all(one["statement"]["sources"] for one in entries)
    assert "Legal timetable" in ask("legal", "timetable").out


def test_questions_of_a_problem_and_of_a_law(ask: Ask, tmp_path: Path) -> None:
    assert "Who will be the employer? (Moving a service" in " ".join(
        ask("legal", "questions", PROBLEM).out.split()
    )
    only = ask("legal", "questions", "--law", "tupe", "--of", "staff-side").out
    assert "When do the unions hear of it?" in only
    assert "Who will be the employer?" not in only
    assert "### For staff side" in ask("legal", "questions", PROBLEM, "--format", "markdown").out
    paper = tmp_path / "q.docx"
    assert ask("legal", "questions", PROBLEM, "-o", str(paper)).code == 0
    text = "\n".join(one.text for one in Document(str(paper)).paragraphs)
    assert "Who will be the employer?" in text
    assert "not legal advice" in text


def test_questions_that_cannot_be_given(ask: Ask, tmp_path: Path) -> None:
    assert ask("legal", "questions", PROBLEM, "--of", "nobody").code == 2
    assert ask("legal", "questions", PROBLEM, "-o", str(tmp_path / "q.txt")).code == 2
    assert "no prepared questions" in " ".join(ask("legal", "questions", "zyzzyva").out.split())


def test_a_word_is_defined(ask: Ask) -> None:
    done = ask("legal", "define", "tupe")
    assert done.code == 0
    assert "checked 2026-10-01" in " ".join(done.out.split())
    assert ask("legal", "define", "zyzzyva").code == 1
