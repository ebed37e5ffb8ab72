"""What is asked of a run, and how it ended."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant.batch.personal import Personal
from assistant.batch.places import Places
from assistant.batch.reading import Source
from assistant.models import Filters

NO_LIMITS = Filters()
Agree = Callable[[str], bool]


@dataclass(frozen=True)
class Plan:
    """What was asked for. ``jobs`` None is every processor; ``as_at`` None is today, or the resumed run's day.

    ``cluster`` is the address of a Dask scheduler, whose workers then answer the rows.
    """

    source: Source
    places: Places
    top: int = 10
    filters: Filters = NO_LIMITS
    jobs: int | None = None
    as_at: date | None = None
    resume: bool = False
    start_again: bool = False
    quiet: bool = False
    report: Path | None = None
    cluster: str | None = None


@dataclass(frozen=True)
class Outcome:
    """How a run ended. ``counts``: rows by match, "fault" for those in the error file; ``personal``: of all rows."""

    counts: Counter[str]
    already_done: bool = False
    personal: Personal = field(default_factory=Personal)

    @property
    def faulty(self) -> int:
        """Rows in the error file."""
        return self.counts["fault"]

    @property
    def rows(self) -> int:
        """All rows."""
        return sum(self.counts.values())
