"""The forms of output, read back with their programs' own readers; papers, reports and differences."""

import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.batch.conftest import PROBLEMS, Command

EVIL = ["=1+1 nurses leave", "@SUM(A1) nurses leave", "-2 nurses leave", "+3 nurses leave"]


@pytest.fixture
def problems(tmp_path: Path) -> str:
    rows = [json.dumps({"id": f"={n}", "text": text}) for n, text in enumerate([*EVIL, *PROBLEMS])]
    (tmp_path / "in.jsonl").write_text("\n".join([*rows, "{bad"]))
    return "in.jsonl"


def test_xlsx(command: Command, problems: str, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        assert command("batch", problems, "-o", name, "--top", "3").returncode == 1
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Recommendations", "Legal considerations", "Summary"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref is not None
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not str(cell.value).lstrip().startswith(("=", "+", "@"))
    cases = list(book["Recommendations"].iter_rows(values_only=True))
    assert cases[1][:3] == (1, "'=0", "'=1+1 nurses leave")
    assert {row[4] for row in cases[1:]} <= {1, 2, 3, None}
    law = list(book["Legal considerations"].iter_rows(values_only=True))
    assert all(row[-1] == "General information, not legal advice." for row in law[1:])
    assert len(law) > 1


@pytest.mark.parametrize("form", ["html", "docx", "md"])
def test_readable_forms_are_the_same_bytes_again(
    command: Command, problems: str, tmp_path: Path, form: str
) -> None:
    for name in ("a", "b"):
        assert command("batch", problems, "-o", f"{name}.{form}", "--top", "2").returncode == 1
    assert (tmp_path / f"a.{form}").read_bytes() == (tmp_path / f"b.{form}").read_bytes()


def test_a_word_document_has_a_heading_for_each_problem(
    command: Command, problems: str, tmp_path: Path
) -> None:
    command("batch", problems, "-o", "out.docx", "--top", "1")
    held = Document(str(tmp_path / "out.docx"))
    second = [p.text for p in held.paragraphs if p.style and p.style.name == "Heading 2"]
    assert len(second) == len(EVIL) + len(PROBLEMS) + 1
    assert "not legal advice" in "\n".join(p.text for p in held.paragraphs)


def test_word_refuses_thousands_before_any_work(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("nurses leave\n\n" * 1001)
    done = command("batch", "in.txt", "-o", "out.docx")
    assert done.returncode == 2
    assert "1,001 rows" in done.stderr


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "jsonl", "txt"])
def test_templates_can_be_run(command: Command, ending: str) -> None:
    assert command("batch", "--template", f"t.{ending}").returncode == 0
    done = command("batch", f"t.{ending}", "--dry-run")
    assert (done.returncode, "2 rows: 2 can be answered." in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize("form", ["html", "docx", "md"])
def test_report(command: Command, tmp_path: Path, form: str) -> None:
    texts = [f"{text} at site {n}" for n in range(3) for text in PROBLEMS] + ["zzz qqq xxx"]
    (tmp_path / "in.txt").write_text("\n\n".join(texts))
    done = command("batch", "in.txt", "-o", "out.jsonl", "--top", "3", "--report", f"r.{form}")
    assert done.returncode == 0, done.stderr
    assert command("report", "out.jsonl", "-o", f"again.{form}").returncode == 0
    held = tmp_path / f"again.{form}"
    text = (
        "\n".join(p.text for p in Document(str(held)).paragraphs)
        if form == "docx"
        else held.read_text(encoding="utf-8")
    )
    for part in ("Initiatives that answer most problems", "Legal considerations by frequency"):
        assert part in text
    for part in ("Problems that are alike", "Likely duplicates", "not legal advice"):
        assert part in text


def test_difference_says_what_and_why(command: Command, tmp_path: Path) -> None:
    rows = [{"id": n, "text": text} for n, text in enumerate(PROBLEMS[:4])]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    rows[1]["text"] = "too few school leavers apply for apprenticeships"
    (tmp_path / "b.jsonl").write_text(
        "\n".join(map(json.dumps, [rows[3], *rows[:2], {"id": "new", "text": "x y nurses leave"}]))
    )
    for name in "ab":
        command("batch", f"{name}.jsonl", "-o", f"out-{name}.jsonl", "--top", "3")
    for form in ("jsonl", "md", "html", "docx"):
        assert (
            command("difference", "out-a.jsonl", "out-b.jsonl", "-o", f"d.{form}").returncode == 0
        )
    found = [json.loads(line) for line in (tmp_path / "d.jsonl").open()]
    assert [(row["id"], row["status"]) for row in found] == [
        ("0", "same"),
        ("1", "changed"),
        ("2", "removed"),
        ("3", "same"),
        ("new", "added"),
    ]
    assert found[1]["why"][0] == "the problem is worded otherwise"
    assert any(
        case["before"] is None and "now matched on" in case["why"] for case in found[1]["cases"]
    )


@pytest.mark.parametrize("kind", ["briefing", "board-paper", "workforce-plan"])
@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_papers(command: Command, tmp_path: Path, kind: str, form: str) -> None:
    done = command("paper", PROBLEMS[1], "-o", f"p.{form}", "--kind", kind, "--top", "3")
    assert done.returncode == 0, done.stderr
    if form == "md":
        text = (tmp_path / "p.md").read_text()
        for part in (
            "not legal advice",
            "## Limits",
            "## Questions for an adviser",
            "## Sources",
            "## Receipt",
        ):
            assert part in text
        assert text.count("\n# ") + text.startswith("# ") == 1


def test_a_bundle_opens_again_and_shows_alteration(command: Command, tmp_path: Path) -> None:
    assert command("paper", PROBLEMS[0], "-o", "b.json", "--top", "2").returncode == 0
    again = command("paper", "--bundle", "b.json", "-o", "again.json")
    assert "gives the same answer" in again.stderr
    assert (tmp_path / "b.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    (tmp_path / "b.json").write_text((tmp_path / "b.json").read_text().replace("band 5", "band 6"))
    done = command("paper", "--bundle", "b.json", "-o", "c.md")
    assert (done.returncode, "was altered" in done.stderr) == (2, True)


def test_a_shortlist(command: Command, tmp_path: Path) -> None:
    command("paper", PROBLEMS[0], "-o", "b.json", "--top", "5")
    ids = [case["id"] for case in json.loads((tmp_path / "b.json").read_text())["answer"]["cases"]]
    done = command("paper", PROBLEMS[0], "-o", "s.json", "--top", "5", "--only", ids[2])
    assert done.returncode == 0
    kept = json.loads((tmp_path / "s.json").read_text())["answer"]["cases"]
    assert [case["id"] for case in kept] == [ids[2]]
    assert command("paper", PROBLEMS[0], "-o", "s.json", "--only", "nothing").returncode == 2
