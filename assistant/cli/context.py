"""What every command needs: where the corpus, the indexes and the user's data are."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import paths
from assistant.cli.saying import echo

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.index import IndexHome


@dataclass(frozen=True)
class Session:
    """The global options of one run."""

    corpus_dir: Path | None = None
    index_dir: Path | None = None
    data_dir: Path | None = None
    quiet: bool = False
    debug: bool = False

    @property
    def corpus(self) -> Path:
        """The corpus folder: the flag or the environment's, else the one that came with the program."""
        return self.corpus_dir or paths.shipped_corpus()

    @property
    def own_cases(self) -> Path:
        """The folder of the user's own cases, which may not exist."""
        return paths.own_cases(self.data_dir)

    @property
    def home(self) -> "IndexHome":
        """Where this run's indexes are kept."""
        from assistant.building.opening import home_of

        return home_of(self.corpus, self.index_dir, self.own_cases)

    def assistant(self) -> "Assistant":
        """The assistant over this run's corpus and index."""
        from assistant.engine import Assistant

        return Assistant.load(
            self.corpus, self.index_dir, local=self.own_cases, progress=self.narrate
        )

    def narrate(self, sentence: str) -> None:
        """Say something on standard error, unless told to be quiet."""
        if not self.quiet:
            echo(sentence, err=True)
