"""A shortlist on paper: the reader's order and notes, the law, the sources, and where it may be written."""

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.rendering.shortlist import ENDINGS, KINDS, ShortlistPaper, write_shortlist
from tests.tui.fakes import FakeAssistant


def _paper() -> ShortlistPaper:
    answer = FakeAssistant().answer_with("nurses leave", ["case-3", "case-1"])
    return ShortlistPaper(
        "Board", "To decide in May", answer, {"case-1": "Ring <them>."}, ("An old case",)
    )


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_form(tmp_path: Path, ending: str, kind: str) -> None:
    path = tmp_path / f"out{ending}"
    write_shortlist(_paper(), path, kind)
    assert path.stat().st_size > 500
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_order_notes_and_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    write_shortlist(_paper(), path)
    text = path.read_text(encoding="utf-8")
    assert text.index("1. A bank of staff") < text.index("2. Moving wards")
    for part in (
        "To decide in May",
        "Our note",
        "Ring &lt;them&gt;.",
        "An old case",
        "not legal advice",
    ):
        assert part in text


def test_what_cannot_be_written(tmp_path: Path) -> None:
    for name in ("out.pdf", "nowhere/out.md"):
        with pytest.raises(UsageError):
            write_shortlist(_paper(), tmp_path / name)


def test_the_readers_own_words_are_all_there_to_be_checked() -> None:
    for word in ("Board", "To decide", "nurses leave", "Ring"):
        assert word in _paper().words
