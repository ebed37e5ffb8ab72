from pathlib import Path

from assistant import Assistant
from assistant.retrieval.scope import Scope


def test_words_held_in_memory_score_as_those_on_disk(small: Assistant) -> None:
    folder: Path = small.index.folder / "scope"
    looked_up, held = Scope.load(folder), Scope.load(folder)
    held.hold_all()
    for text in ("nurses leave; our nurses leave", "how do I reset my password", "zyzzyva", ""):
        tokens = small.read(text).tokens
        assert held.score(tokens) == looked_up.score(tokens)
    assert (
        len({held.score(small.read(text).tokens) for text in ("nurses leave", "my password")}) == 2
    )
