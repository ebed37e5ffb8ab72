"""Law past its review is marked in words everywhere, and in amber where there is colour."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from assistant import Assistant
from assistant.models import Answer
from assistant.rendering import as_markdown, as_text
from assistant.rendering.briefing import briefing_blocks
from assistant.rendering.docx import AMBER, write_docx
from assistant.rendering.html import html
from assistant.rendering.sheets import write_csv, write_xlsx
from assistant.tui.showing.law import law_card, overdue_mark

MARK = "REVIEW OVERDUE since 1 January 2027"


@pytest.fixture(scope="module")
def late(small: Assistant) -> Answer:
    """An answer a year on."""
    later = Assistant(small.index, today=date(2027, 11, 24))
    return later.recommend("we are moving the service to another provider")


def test_in_text_and_markdown(late: Answer, small: Assistant) -> None:
    assert MARK in " ".join(as_text(late).split())
    assert MARK in as_markdown(late)
    fresh = small.recommend(late.query)
    assert "OVERDUE" not in as_text(fresh) + as_markdown(fresh)


def test_in_html_and_docx_in_amber(late: Answer, tmp_path: Path) -> None:
    assert f'class="notice overdue">{MARK}' in "".join(html(briefing_blocks(late), "t"))
    write_docx(briefing_blocks(late), tmp_path / "a.docx")
    runs = [run for p in Document(str(tmp_path / "a.docx")).paragraphs for run in p.runs]
    marked = [run for run in runs if run.text.startswith(MARK)]
    assert marked
    assert all(str(run.font.color.rgb) == AMBER for run in marked)


def test_in_sheets_in_amber(late: Answer, tmp_path: Path) -> None:
    write_csv([(1, late)], tmp_path / "a.csv")
    assert MARK in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    write_xlsx([(1, late)], [], tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Legal considerations"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == MARK]
    assert cells
    assert all(cell.fill.fgColor.rgb.endswith("FFC861") for cell in cells)


def test_on_screen_in_amber(late: Answer) -> None:
    mark = overdue_mark(True)
    assert "REVIEW OVERDUE" in mark.plain
    assert any("orange" in str(span.style) for span in mark.spans)
    for folded in (True, False):
        assert "REVIEW OVERDUE" in law_card(late.legal[0], folded=folded)[0].text.plain
    assert not overdue_mark(False).plain
