from datetime import date

import pytest

from assistant.engine import Assistant

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the shipped corpus, its index built once for all of the tests that ask for it."""
    opened = Assistant.load(index=tmp_path_factory.mktemp("indexes"))
    return Assistant(opened.index, today=TODAY)
