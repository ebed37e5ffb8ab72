from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.records import Records


class Day:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.stamp = "2026-11-24T09:00:00+00:00"

    def __call__(self) -> str:
        return self.stamp


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def records(tmp_path: Path, day: Day) -> Iterator[Records]:
    held = Records(tmp_path / "data", clock=day)
    yield held
    held.close()
