"""Words of an index that are looked up where they lie, so that opening it reads next to none of them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from assistant.language.expansion import Target, as_targets
from assistant.retrieval.postings import Ints, Strings, load_array


class Counts(Mapping[str, int]):
    """How often each of many sorted words occurs."""

    def __init__(self, words: Strings, counts: Ints) -> None:
        self._words = words
        self._counts = counts

    def __getitem__(self, word: str) -> int:
        at = self._words.find(word)
        if at < 0:
            raise KeyError(word)
        return int(self._counts[at])

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._words.find(word) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


class Among:
    """Whether a word is one of many sorted words."""

    def __init__(self, words: Strings) -> None:
        self._words = words

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._words.find(word) >= 0


class Phrases:
    """Phrases of the thesaurus and what they lead to, read by first word when a question has it."""

    def __init__(self, phrases: Strings, targets: Strings) -> None:
        self._phrases = phrases
        self._targets = targets
        self._read: dict[str, dict[str, tuple[Target, ...]]] = {}

    def beginning_with(self, word: str) -> dict[str, tuple[Target, ...]]:
        """The phrases that begin with a word, and what they lead to."""
        held = self._read.get(word)
        if held is None:
            held = self._read[word] = self._found(word)
        return held

    def _found(self, word: str) -> dict[str, tuple[Target, ...]]:
        alone = self._phrases.find(word)
        longer = range(self._phrases.place(f"{word} "), self._phrases.place(f"{word}!"))
        return {
            self._phrases[at]: as_targets(json.loads(self._targets.raw(at)))
            for at in (*([alone] if alone >= 0 else []), *longer)
        }


def save_strings(folder: Path, name: str, values: list[str]) -> None:
    """Keep strings as a blob and offsets."""
    packed = Strings.of(values)
    np.save(folder / f"{name}.blob.npy", packed.blob, allow_pickle=False)
    np.save(folder / f"{name}.starts.npy", packed.starts, allow_pickle=False)


def load_strings(folder: Path, name: str) -> Strings:
    """Strings kept by ``save_strings``, mapped into memory."""
    blob, starts = (load_array(folder / f"{name}.{part}.npy") for part in ("blob", "starts"))
    return Strings(blob, starts)


def save_counts(folder: Path, name: str, counts: Mapping[str, int]) -> None:
    """Keep words, sorted, with their counts."""
    words = sorted(counts)
    save_strings(folder, name, words)
    values = np.asarray([counts[word] for word in words], dtype=np.int64)
    np.save(folder / f"{name}.counts.npy", values, allow_pickle=False)


def load_counts(folder: Path, name: str) -> Counts:
    """Counts kept by ``save_counts``."""
    return Counts(load_strings(folder, name), load_array(folder / f"{name}.counts.npy"))


def save_phrases(folder: Path, name: str, entries: Mapping[str, Any]) -> None:
    """Keep what ``Expander.dump`` gives."""
    phrases = sorted(entries)
    save_strings(folder, name, phrases)
    texts = [json.dumps(entries[one], ensure_ascii=False, separators=(",", ":")) for one in phrases]
    save_strings(folder, f"{name}.targets", texts)


def load_phrases(folder: Path, name: str) -> Phrases:
    """Phrases kept by ``save_phrases``."""
    return Phrases(load_strings(folder, name), load_strings(folder, f"{name}.targets"))
