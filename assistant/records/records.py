"""Everything kept, behind one door: opened when first used, counted, told where it is, erased."""

import shutil
from pathlib import Path

from assistant import paths
from assistant.records.clock import Clock, now
from assistant.records.feedback import FeedbackBook
from assistant.records.history import History
from assistant.records.problems import Problems
from assistant.records.shortlists import Shortlists
from assistant.records.store import Store

COPIED = "copied"  # the folder of texts that the terminal UI wrote for the clipboard


class Records:
    """What a user keeps in one data directory. Nothing is opened or made before it is used."""

    def __init__(self, folder: Path | None = None, clock: Clock = now) -> None:
        self.store = Store(folder or paths.data_home())
        self.history = History(self.store, clock)
        self.shortlists = Shortlists(self.store, clock)
        self.problems = Problems(self.store, clock)
        self.feedback = FeedbackBook(self.store, clock)

    @property
    def exist(self) -> bool:
        """Whether anything was ever kept here."""
        return self.store.path.exists()

    def counts(self) -> dict[str, int]:
        """How many of each thing are kept."""
        if not self.exist:
            return dict.fromkeys(("conversations", "shortlists", "saved problems", "feedback"), 0)
        return {
            "conversations": len(self.history.talks()),
            "shortlists": len(self.shortlists.all()),
            "saved problems": len(self.problems.all()),
            "feedback": len(self.feedback.all()),
        }

    def in_words(self) -> str:
        """How many of each thing are kept, as people say it."""
        counts = self.counts()
        one = {
            "conversations": "conversation",
            "shortlists": "shortlist",
            "saved problems": "saved problem",
        }
        return ", ".join(
            f"{number} {one.get(name, name) if number == 1 else name}"
            for name, number in counts.items()
        )

    def places(self) -> list[tuple[Path, int]]:
        """Every file kept, with its size in bytes."""
        copied = self.store.folder / COPIED
        found = [path for path in self.store.files if path.exists()]
        found += (
            sorted(path for path in copied.glob("*") if path.is_file()) if copied.is_dir() else []
        )
        return [(path, path.stat().st_size) for path in found]

    def erase(self) -> None:
        """Erase everything kept: rows overwritten, copied texts removed. Settings stay."""
        if self.exist:
            self.store.erase()
        shutil.rmtree(self.store.folder / COPIED, ignore_errors=True)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()
