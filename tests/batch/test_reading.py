import csv
import datetime
import json
from pathlib import Path

import pytest

from assistant.batch.reading import Choices, open_source
from assistant.batch.rows import Row
from assistant.errors import UsageError


def rows(path: Path, **choices: str) -> list[Row]:
    return list(open_source(path, Choices(**choices)).rows())


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def to(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to


def test_csv_keeps_keys_and_lines_in_cells(write) -> None:  # type: ignore[no-untyped-def]
    path = write("a.csv", 'id,problem\nR1,"first, and\nsecond line"\n\nR2,other\n')
    assert [(r.number, r.id, r.text) for r in rows(path)] == [
        (1, "R1", "first, and\nsecond line"),
        (2, "R2", "other"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(write, delimiter: str) -> None:  # type: ignore[no-untyped-def]
    path = write("a.csv", f"id{delimiter}Text\n7{delimiter}too few nurses\n")
    assert rows(path)[0][2:4] == ("7", "too few nurses")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("cp1252", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
    ],
)
def test_encodings_are_found(write, encoding: str, mark: bytes) -> None:  # type: ignore[no-untyped-def]
    text = "id,problem\n1,The “ward’s” rota costs £2m – the café staff are exhausted\n"
    path = write("a.csv", mark + text.encode(encoding))
    assert rows(path)[0].text == "The “ward’s” rota costs £2m – the café staff are exhausted"


def test_one_row_of_another_encoding_is_that_rows_fault(write) -> None:  # type: ignore[no-untyped-def]
    good = "problem\ncafé staff\nnaïve rota\n".encode()
    found = rows(write("a.csv", good + "café again\n".encode("cp1252")))
    assert [row.fault is None for row in found] == [True, True, False]
    assert "encoding" in (found[2].fault or "")


def test_an_unclosed_quote_spoils_one_row(write) -> None:  # type: ignore[no-untyped-def]
    path = write("a.csv", 'id,problem\n1,fine\n2,"never closed\n3,also fine\n4,"closed"\n')
    found = rows(path)
    assert [row.fault is None for row in found] == [True, False, True, True]
    assert [row.id for row in found if not row.fault] == ["1", "3", "4"]
    assert "never closed" in (found[1].fault or "")


def test_marks_inside_quotes_that_are_not_doubled_are_read(write) -> None:  # type: ignore[no-untyped-def]
    found = rows(write("a.csv", 'id,problem\n1,"say "hello" now"\n2,5" bandage\n3,"fine"\n'))
    assert [(row.id, row.fault) for row in found] == [("1", None), ("2", None), ("3", None)]
    assert [row.text for row in found[1:]] == ['5" bandage', "fine"]


def test_a_comma_without_quotes_is_a_fault_and_not_a_cut_text(write) -> None:  # type: ignore[no-untyped-def]
    found = rows(write("a.csv", "id,problem\n1,too few nurses, too many agencies\n"))
    assert "quotation marks" in (found[0].fault or "")


def test_a_missing_column_is_one_sentence_with_the_nearest(write) -> None:  # type: ignore[no-untyped-def]
    path = write("a.csv", "Ref,Risk score,Problem statement\n1,2,x\n")
    with pytest.raises(UsageError, match=r"“Ref”.*nearest is “Problem statement”"):
        open_source(path)
    assert rows(path, column="problem STATEMENT")[0].text == "x"


def test_jsonl_without_the_key_names_the_keys(write) -> None:  # type: ignore[no-untyped-def]
    path = write("a.jsonl", '{"id": 1, "comment": "x"}\n')
    with pytest.raises(UsageError, match="“comment”"):
        open_source(path)
    assert rows(path, column="comment")[0].text == "x"


def test_jsonl_bad_lines_are_faults(write) -> None:  # type: ignore[no-untyped-def]
    lines = [
        '{"id": 5, "text": "fine"}',
        "{not json",
        "[1]",
        '{"id": "b"}',
        '{"text": 3}',
        "[" * 9999,
    ]
    found = rows(write("a.jsonl", "\n".join(lines)))
    assert [row.fault is None for row in found] == [True] + [False] * 5
    assert [row.id for row in found] == ["5", "2", "3", "b", "5", "6"]


def test_txt_paragraphs(write) -> None:  # type: ignore[no-untyped-def]
    found = rows(write("a.txt", "\n\none\nstill one\n \n\ntwo\r\n\r\nthree"))
    assert [(row.id, row.text, row.where) for row in found] == [
        ("1", "one\nstill one", "line 3"),
        ("2", "two", "line 7"),
        ("3", "three", "line 9"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"PK\x03\x04rest", "Office"),
        ("a.csv", bytes(range(32)) * 40, "not text"),
        ("a.csv", b"", "empty"),
        ("a.pdf", b"x", "Save it as"),
        ("a.xlsx", b"not a workbook", "not a workbook"),
    ],
)
def test_what_is_not_read_is_said_so(write, name: str, content: bytes, says: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError, match=says):
        open_source(write(name, content))


def test_faults_of_content(write) -> None:  # type: ignore[no-untyped-def]
    cells = ["", "a\x00b", "x" * 200_001, "\x1b\x07", "#REF!", "fine"]
    path = write("a.jsonl", "\n".join(json.dumps({"text": cell}) for cell in cells))
    assert [row.fault is None for row in rows(path)] == [False] * 5 + [True]


def test_workbook(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.create_sheet("Cover").append(["Nothing here"])
    sheet = book.create_sheet("Risks")
    sheet.append(["Risk register 2026"])
    sheet.append([])
    sheet.append(["ID", "Owner", "Problem", "Raised"])
    sheet.append([12.0, "A", "too few nurses", datetime.date(2026, 1, 2)])
    sheet.append([None, None, None, None])
    sheet.append([13, "B", "#N/A", None])
    book.save(tmp_path / "a.xlsx")
    source = open_source(tmp_path / "a.xlsx")
    found = list(source.rows())
    assert source.sheet == "Risks"
    assert [(row.id, row.where, row.fault is None) for row in found] == [
        ("12", "Risks!C4", True),
        ("13", "Risks!C6", False),
    ]
    assert found[0].original[-1] == "2026-01-02"
    with pytest.raises(UsageError, match="“Cover”, “Risks”"):
        open_source(tmp_path / "a.xlsx", Choices(sheet="Other"))


def test_formulas_are_read_as_their_values(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    with Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "problem")
        sheet.write_formula(1, 0, '="too few "&"nurses"', None, "too few nurses")
    assert rows(tmp_path / "a.xlsx")[0].text == "too few nurses"


def test_a_long_csv_is_the_csv_modules(write) -> None:  # type: ignore[no-untyped-def]
    path = write("a.csv", "")
    cells = [[str(n), f'say "{n}",\n\nthen' if n % 3 else "plain\r\nend"] for n in range(500)]
    with path.open("w", newline="") as out:
        csv.writer(out).writerows([["id", "problem"], *cells])
    assert [[row.id, row.text] for row in rows(path)] == cells
