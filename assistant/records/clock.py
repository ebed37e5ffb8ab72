"""When something was kept: coordinated universal time, to the second."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], str]


def now() -> str:
    """This moment, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
