"""The files of a run: the output, and what stands beside it."""

from dataclasses import dataclass
from pathlib import Path

from assistant.errors import UsageError

MANIFEST = ".manifest.json"  # ending
FORMS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}


@dataclass(frozen=True)
class Places:
    """Paths of one run."""

    output: Path
    form: str

    @classmethod
    def of(cls, output: Path, form: str | None, source: Path) -> "Places":
        """The paths for an output; UsageError where it cannot be written or its form is not known."""
        chosen = form or FORMS.get(output.suffix.lower())
        if chosen is None:
            raise UsageError(
                f"{output} ends in “{output.suffix or 'nothing'}”, which is not a form of answers. "
                f"End it in one of {', '.join(FORMS)}, or name a --format."
            )
        if not output.parent.is_dir():
            raise UsageError(
                f"There is no folder {output.parent}. Make it, or name another --output."
            )
        if output.is_dir():
            raise UsageError(f"{output} is a folder. Name a file in it.")
        if output.resolve() == source.resolve():
            raise UsageError(f"{output} is the input. Name another --output.")
        return cls(output, chosen)

    def beside(self, ending: str) -> Path:
        """A path that is the output's with an ending added."""
        return self.output.with_name(self.output.name + ending)

    @property
    def journal(self) -> Path:
        """What has been answered so far, while the run is unfinished."""
        return self.beside(".journal")

    @property
    def lock(self) -> Path:
        """Held while a run writes."""
        return self.beside(".lock")

    @property
    def part(self) -> Path:
        """The output while it is being written."""
        return self.beside(".part")

    @property
    def manifest(self) -> Path:
        """What the output was made from."""
        return self.beside(MANIFEST)

    def errors(self, kind: str) -> Path:
        """The rows that could not be answered, in a form that can be run again."""
        return self.beside(".errors.csv" if kind in ("csv", "tsv", "xlsx") else ".errors.jsonl")
