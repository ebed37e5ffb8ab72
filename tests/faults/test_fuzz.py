"""Ten thousand bad inputs of every kind (``python -m benchmarks.fuzz`` puts a million), and what was found by it."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from assistant import Assistant, settings
from assistant.archives import refuse_bomb
from assistant.batch.checking import survey
from assistant.batch.lines import paragraph_rows
from assistant.batch.reading import open_source
from assistant.conversation import Conversation
from assistant.errors import IndexDamaged, SettingsError, UsageError
from assistant.index import BuiltIndex, manifest
from assistant.intake.importing import MOST_CASES, import_document
from assistant.intake.reading import LARGEST_TEXT, read
from assistant.library import Library
from assistant.library.judgements import read_topics
from benchmarks.fuzz.bombs import SHEET, _cell, _sheet, _zipped
from benchmarks.fuzz.kinds import KINDS, Kind, Workshop
from benchmarks.fuzz.running import put
from tests.running import SMALL

INPUTS = 10_000
WHOLE = sum(kind.share for kind in KINDS)


@pytest.fixture
def shop(tmp_path: Path, small_index: Path) -> Workshop:
    return Workshop(tmp_path, small_index)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_bad_input_is_answered_or_refused_in_a_sentence(kind: Kind, small_index: Path) -> None:
    found = put(kind, 7, range(max(1, round(INPUTS * kind.share / WHOLE))), small_index)
    found.findings.pop("slow", None)  # no timing in tests
    assert found.findings == {}
    assert found.answered + found.refused == found.inputs


@pytest.mark.parametrize(
    ("kind", "number"), [("settings", 2911), ("settings", 34166), ("kept", 601)]
)
def test_found_among_a_million(kind: str, number: int, small_index: Path) -> None:
    named = next(one for one in KINDS if one.name == kind)
    assert put(named, 71, range(number, number + 1), small_index).findings == {}


def test_a_paragraph_of_many_lines_is_measured_once_a_line() -> None:
    measured: list[int] = []

    class Line(str):
        def __len__(self) -> int:
            measured.append(1)
            return super().__len__()

    assert len(list(paragraph_rows(iter([Line("The us.\n")] * 500)))) == 1
    assert len(measured) < 5 * 500


def test_half_a_character_is_said_again_as_a_whole_one(small: Assistant) -> None:
    turn = Conversation(small).say("nurses \ud800 leave")
    assert "\ud800" not in turn.model_dump_json()
    assert turn.said == "nurses ? leave"


@pytest.mark.parametrize("row", [99_999_999_999, 1_048_577])
def test_a_row_beyond_the_last_is_not_looked_for(shop: Workshop, row: int) -> None:
    raw = _zipped(shop.workbook, SHEET, _sheet(f'<row r="{row}">{_cell(f"A{row}")}</row>'))
    assert survey(open_source(shop.written("far.xlsx", raw))).rows == 0


def test_a_sheet_damaged_below_its_header_is_named(shop: Workshop) -> None:
    raw = _zipped(shop.workbook, SHEET, _sheet(f'<row r="2">{_cell("A2")}</row><row'))
    with pytest.raises(UsageError, match="cannot be read"):
        survey(open_source(shop.written("torn.xlsx", raw)))


def swollen(size: int) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a", b"a" * size)
    return out


def test_a_zip_that_swells_is_not_unpacked() -> None:
    with pytest.raises(
        UsageError, match=r"x\.docx unpacks from .* to 30,000,000 bytes\. Mend it\."
    ):
        refuse_bomb(swollen(30_000_000), Path("x.docx"), "a document", 10**9, "Mend it.")
    refuse_bomb(swollen(1_000_000), Path("x.docx"), "a document", 10**9, "Mend it.")
    with pytest.raises(UsageError, match="to 1,000,000 bytes"):
        refuse_bomb(swollen(1_000_000), Path("x.docx"), "a document", 10**5, "Mend it.")


def test_settings_too_deep_or_too_large_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    for text in ("keys = " + "[" * 100_000, "#" * 50_001):
        path.write_text(text)
        assert len(settings.read(path).complaints) == 1
        with pytest.raises(SettingsError):
            settings.change(path, history=False)
        assert path.read_text() == text


def test_a_document_of_too_many_cases_or_too_long_is_refused(tmp_path: Path) -> None:
    path, library = tmp_path / "many.md", Library.load(SMALL)
    path.write_text(
        "".join(f"## Case study\nOne {n}\n\nIt fell.\n\n" for n in range(MOST_CASES + 1))
    )
    with pytest.raises(UsageError, match="201 cases, and 200 is the most"):
        import_document(path, library, tmp_path / "drafts")
    path.write_bytes(b"a" * (LARGEST_TEXT + 1))
    with pytest.raises(UsageError, match="larger than"):
        read(path)


def test_markdown_that_is_all_marks_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "marks.md"
    path.write_text("# Title\n\n" + "[a *b " * 12_000)
    assert any("[a *b" in block.text for block in read(path).blocks)


def test_a_separator_of_lines_within_a_topic_is_not_its_end(tmp_path: Path) -> None:
    path = tmp_path / "topics.jsonl"
    path.write_text(
        json.dumps({"id": "a", "text": "one\u2028two\u0085three"}, ensure_ascii=False),
        encoding="utf-8",
    )
    assert [topic.text for topic in read_topics(path)] == ["one\u2028two\u0085three"]


def test_arrays_that_do_not_fit_together_are_refused(shop: Workshop) -> None:
    folder = shop.copied_index
    held = manifest.read(folder)
    path = folder / "cases" / "slot_starts.npy"
    raw = bytearray(path.read_bytes())
    raw[-3] ^= 0x40  # the number of passages grows by quintillions
    path.write_bytes(raw)
    manifest.seal(folder, version=held.version, corpus="", legal="", counts={})
    with pytest.raises(IndexDamaged, match="do not fit together"):
        BuiltIndex.open(folder)
