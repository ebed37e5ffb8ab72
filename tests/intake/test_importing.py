from datetime import date
from pathlib import Path

import pytest

from assistant import paths
from assistant.errors import UsageError
from assistant.intake.importing import Imported, import_document
from assistant.intake.reading import read
from assistant.library import Library
from assistant.library.checking import check
from assistant.library.drafts import TO_FILL
from tests.intake import documents

BESIDE = [folder / "shared" / "seeds" for folder in Path(__file__).parents[3:5]]
SEEDS = next((folder for folder in BESIDE if folder.is_dir()), BESIDE[0])
ELEVEN = {
    "Greater Manchester Health and Social Care Partnership": 2,
    "Northumbria Healthcare NHS Foundation Trust": 1,
    "Mid Yorkshire Hospitals NHS Trust": 1,
    "Leeds Community Healthcare NHS Trust": 1,
    "Cambridge and Peterborough STP": 1,
    "South London Mental Health and Community Partnership": 1,
    "Leeds Teaching Hospitals NHS Trust": 1,
    "Rotherham NHS Foundation Trust": 1,
    "Royal Wolverhampton NHS Trust": 1,
    "Staffordshire and Stoke-on-Trent STP": 1,
}


def _imported(text: str, name: str, folder: Path, library: Library) -> Imported:
    document = folder / name
    document.write_text(text, encoding="utf-8")
    return import_document(document, library, folder / "drafts")


@pytest.fixture
def briefing(tmp_path: Path, library: Library) -> Imported:
    return _imported(documents.BRIEFING, "briefing.md", tmp_path, library)


def test_each_marked_case_is_a_draft_of_its_own(briefing: Imported) -> None:
    assert briefing.how == "lines that mark a case"
    assert [draft.guess.organisation for draft in briefing.drafts] == [
        "Leeds Teaching Hospitals NHS Trust",
        "Royal Wolverhampton NHS Trust",
        "South London Mental Health and Community Partnership",
    ]
    assert [draft.guess.title for draft in briefing.drafts] == ["", "", "A passport for staff"]
    assert briefing.taken_out["contact blocks"] == 2


def test_fields_are_guessed_from_words_that_stand_there(briefing: Imported) -> None:
    first, second, third = (draft.guess for draft in briefing.drafts)
    assert (first.sector, first.country, first.date, first.kind) == (
        "acute",
        "england",
        "2021-05-03",
        "case-study",
    )
    assert "nurses" in first.staff_groups
    assert "apprenticeships" in second.themes
    assert third.sector == "mental-health"
    assert first.source == ""


def test_passages_are_quoted_and_the_next_section_is_not(briefing: Imported) -> None:
    text = briefing.drafts[0].path.read_text(encoding="utf-8")
    assert "> Dr [name], who leads the bank, can be reached on [telephone]." in text
    assert "in a year, with fewer unfilled shifts" in text
    assert "More about training" not in text


def test_personal_data_is_counted_and_never_copied(briefing: Imported) -> None:
    everything = "".join(draft.path.read_text(encoding="utf-8") for draft in briefing.drafts)
    for private in ("Fatima", "Khan", "Joanna", "0113", "@example.org"):
        assert private not in everything
    assert briefing.drafts[0].personal["name"] == 3
    assert briefing.drafts[0].personal["phone"] == 1


def test_existing_cases_that_a_draft_may_repeat_are_named(briefing: Imported) -> None:
    text = briefing.drafts[2].path.read_text(encoding="utf-8")
    assert "employment-passport-south-london" in [one.id for one in briefing.drafts[2].like]
    assert "# May repeat employment-passport-south-london" in text


def test_check_refuses_a_draft_line_by_line_until_it_is_filled(
    briefing: Imported, library: Library
) -> None:
    path = briefing.drafts[0].path
    found = check(Library.read(library.root, beside=[path]), date(2026, 11, 24))
    lines = path.read_text(encoding="utf-8").split("\n")
    mine = [problem for problem in found if problem.file == path.as_posix()]
    assert found == mine
    assert {n for n, row in enumerate(lines, 1) if TO_FILL in row} <= {one.line for one in mine}
    assert any("`summary` is still to fill: one or two sentences" in one.message for one in mine)
    assert any("still carries passages of its source" in one.message for one in mine)


def test_a_finished_record_that_keeps_the_passages_is_refused(
    tmp_path: Path, library: Library
) -> None:
    finished = (paths.shipped_corpus() / "cases" / "barts-nursery.md").read_text(encoding="utf-8")
    path = tmp_path / "barts-nursery-again.md"
    text = finished.replace("id: barts-nursery\n", "id: barts-nursery-again\n")
    path.write_text(text + "\n<!-- FROM THE SOURCE: x\n> words\n-->\n", encoding="utf-8")
    found = check(Library.read(library.root, beside=[path]), date(2026, 11, 24))
    assert "still carries passages" in "".join(map(str, found))


def test_a_draft_that_is_there_is_left(
    briefing: Imported, tmp_path: Path, library: Library
) -> None:
    path = briefing.drafts[0].path
    path.write_text("mine", encoding="utf-8")
    again = _imported(documents.BRIEFING, "briefing.md", tmp_path, library)
    assert [draft.written for draft in again.drafts] == [False, False, False]
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_web_page_loses_what_is_around_its_article(tmp_path: Path, library: Library) -> None:
    done = _imported(documents.PAGE, "page.html", tmp_path, library)
    (draft,) = done.drafts
    text = draft.path.read_text(encoding="utf-8")
    assert draft.guess.title == "Flexible rosters for night staff"
    assert draft.guess.date == "2022-06-14"
    assert draft.guess.organisation == "Northumbria Healthcare NHS Foundation Trust"
    assert "their own shifts. Turnover" in text
    assert "> - Choice of shifts" in text
    for around in ("cookie", "Accept", "About us", "Facebook", "Other pages", "Copyright", "»"):
        assert around not in text


def test_plain_text_is_split_at_marked_lines(tmp_path: Path, library: Library) -> None:
    done = _imported(documents.PLAIN, "notes.txt", tmp_path, library)
    assert [draft.guess.title for draft in done.drafts] == ["Quiet rooms", "A walk at lunch"]
    assert "paramedics" in done.drafts[0].guess.staff_groups
    assert "> Staff had nowhere to go." in done.drafts[0].path.read_text(encoding="utf-8")


def test_a_word_document_is_split_at_headings_that_name_organisations(
    tmp_path: Path, library: Library
) -> None:
    path = documents.word_document(tmp_path / "ideas.docx")
    done = import_document(path, library, tmp_path / "drafts")
    assert done.how == "headings that name an organisation"
    assert [draft.id for draft in done.drafts] == [
        "mid-yorkshire-hospitals-nhs-trust",
        "rotherham-nhs-foundation-trust",
    ]
    last = done.drafts[1].path.read_text(encoding="utf-8")
    assert "> Turnover: 9%" in last
    assert "Confidential" not in last


def test_a_pdf_is_split_by_numbered_headings_and_loses_its_running_heads(
    tmp_path: Path, library: Library
) -> None:
    pytest.importorskip("pypdf")
    titles = ("Shared rotas", "A careers day", "Exit talks")
    pages = [
        [
            (8, "Workforce review 2020"),
            (18, f"{number}. {title}"),
            *(
                (10, f"{title}: line {line} of what was done on the wards, at length.")
                for line in range(4)
            ),
        ]
        for number, title in enumerate(titles, 1)
    ]
    path = documents.pdf(tmp_path / "review.pdf", pages)
    done = import_document(path, library, tmp_path / "drafts")
    assert [draft.guess.title for draft in done.drafts] == list(titles)
    text = done.drafts[1].path.read_text(encoding="utf-8")
    assert "wards, at length. A careers day: line 1 of" in text
    assert "Workforce review" not in text.split("FROM THE SOURCE")[1]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xyz", b"x", "is not a document this can read"),
        ("a.docx", b"not a zip", "cannot be read"),
        ("a.txt", b"\x00\x01", "NUL"),
        ("a.md", b"  \n", "holds no text"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    name: str, content: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UsageError, match=words):
        read(path)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.delitem(sys.modules, "assistant.intake.pages", raising=False)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(UsageError, match=r"workforce-assistant\[import\]"):
        read(tmp_path / "a.pdf")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside this checkout")
def test_all_eleven_cases_of_the_long_briefing_are_found(tmp_path: Path, library: Library) -> None:
    longest = max(SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)
    done = import_document(longest, library, tmp_path)
    counts: dict[str, int] = {}
    for draft in done.drafts:
        name = draft.guess.organisation
        counts[name] = counts.get(name, 0) + 1
    assert counts == ELEVEN
    assert len({draft.path for draft in done.drafts}) == 11
    assert all(draft.like for draft in done.drafts)  # each is in the library already
    assert {draft.guess.source for draft in done.drafts} == {"a-place-to-work"}
