"""Documents that would read files, call out or swell by their XML: workbooks, Word documents, web pages, YAML."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from assistant.intake.reading import read
from tests.running import Ask, Command

SECRET = "the-secret-of-this-machine"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {one} "{f"&{before};" * 50}">' for before, one in zip("abcdef", "bcdefg", strict=True)
) + "]>"  # fmt: skip


def with_part(raw: bytes, name: str, doctype: str, entity: str) -> bytes:
    """A package whose named part begins with a document type, and says the entity where it said `HERE`."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as held, zipfile.ZipFile(made, "w") as out:
        for part in held.namelist():
            text = held.read(part)
            if part == name:
                declared, _, rest = text.decode().partition("?>")
                body = rest if declared.startswith("<?xml") else text.decode()
                assert "HERE" in body
                text = ('<?xml version="1.0"?>' + doctype + body.replace("HERE", entity)).encode()
            out.writestr(part, text)
    return made.getvalue()


def attacks(secret: Path) -> dict[str, tuple[str, str]]:
    return {
        "file": (f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>', "&e;"),
        "network": ('<!DOCTYPE x [<!ENTITY e SYSTEM "http://192.0.2.1/">]>', "&e;"),
        "parameter": (f'<!DOCTYPE x SYSTEM "{secret.as_uri()}">', "x"),
        "laughs": (LAUGHS, "&g;"),
    }


def workbook(part: str, doctype: str, entity: str) -> bytes:
    book, held = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.title = "HERE"
    sheet.append(["problem"])
    sheet.append(["nurses leave HERE"])
    if part.startswith("xl/worksheets"):
        sheet["B2"] = "=HERE"
    book.save(held)
    return with_part(held.getvalue(), part, doctype, entity)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.mark.parametrize("kind", ["file", "network", "parameter", "laughs"])
@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_workbook(ask: Ask, tmp_path: Path, secret: Path, kind: str, part: str) -> None:
    path = tmp_path / "in.xlsx"
    path.write_bytes(workbook(part, *attacks(secret)[kind]))
    done = ask("batch", str(path), "--output", str(tmp_path / "out.jsonl"), "--jobs", "1")
    assert done.code in (0, 1, 2), done.err
    assert "inside the program" not in done.err
    for made in tmp_path.glob("out*"):
        text = made.read_text(encoding="utf-8")
        assert SECRET not in text
        assert "hahaha" not in text
    assert SECRET not in done.out + done.err


@pytest.mark.parametrize("kind", ["file", "laughs"])
def test_a_workbook_without_the_parser_that_refuses_all_entities(
    command: Command, tmp_path: Path, secret: Path, kind: str
) -> None:
    """defusedxml is used where it is installed and not asked for: the standard parser holds too."""
    bare = Command(command.home, command.before, {"OPENPYXL_DEFUSEDXML": "False"})
    (tmp_path / "in.xlsx").write_bytes(workbook("xl/worksheets/sheet1.xml", *attacks(secret)[kind]))
    done = bare("batch", "in.xlsx", "--output", "out.jsonl", "--jobs", "1")
    assert done.code == 2, done.err
    assert "cannot be read" in done.err
    assert SECRET not in done.err


@pytest.mark.parametrize("kind", ["file", "network", "parameter", "laughs"])
def test_a_word_document(tmp_path: Path, secret: Path, kind: str) -> None:
    held = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Nurses leave HERE")
    document.save(held)
    path = tmp_path / "in.docx"
    path.write_bytes(with_part(held.getvalue(), "word/document.xml", *attacks(secret)[kind]))
    try:
        text = " ".join(block.text for block in read(path).blocks)
    except Exception as error:
        text = str(error)
    assert SECRET not in text
    assert "hahaha" not in text
