"""A desk over the small corpus with a home of its own, to say lines to."""

from pathlib import Path

from assistant.desk.desk import Desk
from assistant.engine import Assistant
from assistant.models import Turn
from assistant.records import Records

PROBLEM = "Nurses leave our wards for other trusts"


class Bench:
    """A desk, the folder it works in, the sentences it spoke while it worked."""

    def __init__(self, folder: Path, assistant: Assistant, corpus: Path) -> None:
        self.folder = folder
        self.spoken: list[str] = []
        self.desk = Desk(
            assistant,
            Records(folder / "data"),
            settings_path=folder / "settings.toml",
            corpus=corpus,
            speak=self.hear,
        )

    def hear(self, sentence: str) -> None:
        self.spoken.append(sentence)

    def say(self, *lines: str) -> Turn:
        """Say lines in turn, ``{folder}`` standing for the bench's own; the last turn."""
        turns = [self.desk.say(line.replace("{folder}", str(self.folder))) for line in lines]
        return turns[-1]

    def read(self, *lines: str) -> str:
        """Say lines in turn; what the last reply reads, however its lines are broken."""
        return " ".join(self.say(*lines).text.split())

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path
