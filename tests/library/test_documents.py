from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.library.documents import DocumentError, bullets, read_markdown, read_yaml

TEXT = """---
name: One
parts:
  - {a: 1}
  - a: 2
    b: 3
---

## First
Some text.

## Second
- one
  goes on
- two
"""


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.write_text(TEXT)
    document = read_markdown(path)
    assert document.values == {"name": "One", "parts": [{"a": 1}, {"a": 2, "b": 3}]}
    assert document.line_of(("name",)) == 2
    assert document.line_of(("parts", 0, "a")) == 4
    assert document.line_of(("parts", 1, "b")) == 6
    assert document.line_of(("parts", 1, "missing")) == 5
    assert [(one.heading, one.line) for one in document.sections] == [("First", 9), ("Second", 12)]
    assert bullets(document.sections[1].text) == ("one goes on", "two")


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert read_markdown(path).sections[0].text == "Some text."


def test_dates_stay_as_written(tmp_path: Path) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text("a: 2019-12\nb: 2019-12-01\nc: 2019\n")
    assert read_yaml(path).values == {"a": "2019-12", "b": "2019-12-01", "c": 2019}


HOSTILE = {
    "a list as a key": "? [a, b]\n: 1\n",
    "a number as a key": "1: one\n",
    "a tag that runs code": "a: !!python/object/apply:os.system ['true']\n",
    "a number that is none": "a: !!int abc\n",
    "a bomb of aliases": "a: &x-1 [lol]\nb: [*x-1, *x-1]\n",
    "an anchor never used": "a: &x 1\n",
    "deep nesting": "a: " + "[" * 100_000 + "]" * 100_000 + "\n",
    "a list within a list": "a:\n  " + "- " * 50_000 + "b\n",
    "a merge": "a: {b: 1}\n<<: {c: 2}\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "a list": "- a\n",
    "a word": "word\n",
    "nothing": "",
    "a tab": "\ta: 1\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_yaml_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(text)
    with pytest.raises(DocumentError) as refused:
        read_yaml(path)
    assert refused.value.line >= 1
    assert "\n" not in str(refused.value)


@given(st.text())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.md"
    path.write_text(f"---\n{text}\n---\n## A\n{text}", encoding="utf-8", errors="ignore")
    try:
        document = read_markdown(path)
    except DocumentError:
        return
    assert isinstance(document.values, dict)
