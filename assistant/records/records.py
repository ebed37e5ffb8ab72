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
OWN = "cases"  # the folder of the user's own cases
FOLDERS = (
    COPIED,
    OWN,
    "indexes",
)  # of which the last holds the indexes that the user's own cases are in


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
        own = {"cases of your own": len(list((self.store.folder / OWN).glob("*.md")))}
        if not self.exist:
            names = ("conversations", "shortlists", "saved problems", "feedback")
            return {**dict.fromkeys(names, 0), **own}
        return {
            "conversations": len(self.history.talks()),
            "shortlists": len(self.shortlists.all()),
            "saved problems": len(self.problems.all()),
            "feedback": len(self.feedback.all()),
            **own,
        }

    def in_words(self, *, every: bool = True) -> str:
        """How many of each thing are kept, as people say it; without ``every``, only what there is some of."""
        counts = self.counts()
        one = {
            "conversations": "conversation",
            "shortlists": "shortlist",
            "saved problems": "saved problem",
            "cases of your own": "case of your own",
        }
        kept = [
            f"{number} {one.get(name, name) if number == 1 else name}"
            for name, number in counts.items()
            if number or every
        ]
        return ", ".join(kept) or "nothing"

    def places(self) -> list[tuple[Path, int]]:
        """Every file kept, with its size in bytes."""
        found = [path for path in self.store.files if path.exists()]
        for name in FOLDERS:
            found += sorted(
                path for path in (self.store.folder / name).rglob("*") if path.is_file()
            )
        return [(path, path.stat().st_size) for path in found]

    def erase(self) -> None:
        """Erase everything kept: rows overwritten, copied texts and own cases removed. Settings stay."""
        if self.exist:
            self.store.erase()
        for name in FOLDERS:
            shutil.rmtree(self.store.folder / name, ignore_errors=True)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()
