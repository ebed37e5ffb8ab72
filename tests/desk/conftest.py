from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.desk.bench import PROBLEM, Bench


@pytest.fixture
def bench(tmp_path: Path, small: Assistant, corpus: Path) -> Iterator[Bench]:
    """A desk at which nothing was said yet."""
    made = Bench(tmp_path, small, corpus)
    yield made
    made.desk.close()


@pytest.fixture
def asked(bench: Bench) -> Bench:
    """A desk at which a problem was asked."""
    assert len(bench.say(PROBLEM).cases) >= 4
    return bench
