import pytest

from assistant import paths
from assistant.library import Library


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped corpus."""
    return Library.load(paths.shipped_corpus())
