"""The arrays a fitted retriever consists of, and their keeping on disk.

Layout, for P passages of D documents and T terms (passage p belongs to slot ``p → slot_of[p]``, slots are
document-major: slot = document * F + field):
  term_starts int64 [T+1], passages int32 [N], weights float32 [N]     term → passages, ids ascending
  idf float32 [T]                                                      query-side weight of a term
  slot_starts int64 [D*F+1]                                            first passage of each slot
  whole_starts int64 [D+1], whole_terms int32, whole_weights float32   document → terms, for feedback
Words and ids are kept as one UTF-8 blob with offsets, so that loading parses nothing. Never pickle.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexDamaged

Ints = NDArray[np.int64]
ShortInts = NDArray[np.int32]
Floats = NDArray[np.float32]
KEPT = 8_192  # decoded strings
MOST_EMPTY = 64  # passages without a term, on average, that a field of a document may have


class Strings(Sequence[str]):
    """An immutable list of strings over one blob; sorted ones can be searched."""

    def __init__(self, blob: NDArray[np.uint8], starts: Ints) -> None:
        self._blob = blob
        self.starts = starts
        # memory views give plain integers and bytes, several times faster than arrays do
        self._bytes = np.ascontiguousarray(blob).data
        self._places = np.ascontiguousarray(starts).data
        self.word = lru_cache(KEPT)(self.__getitem__)  # as ``[]``, the last asked for kept

    @classmethod
    def of(cls, values: Iterable[str]) -> "Strings":
        """Pack strings."""
        encoded = [value.encode("utf-8") for value in values]
        starts = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(value) for value in encoded], out=starts[1:])
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), starts)

    @property
    def blob(self) -> NDArray[np.uint8]:
        """The packed bytes."""
        return self._blob

    def raw(self, index: int) -> bytes:
        """One string as bytes."""
        return bytes(self._bytes[self._places[index] : self._places[index + 1]])

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, index: int) -> str:  # type: ignore[override]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self.raw(index % len(self)).decode("utf-8")

    def __iter__(self) -> Iterator[str]:
        blob = bytes(self._bytes)
        return (blob[start:end].decode("utf-8") for start, end in pairwise(self.starts.tolist()))

    def place(self, value: str) -> int:
        """How many strings of a sorted list come before a string."""
        return bisect_left(range(len(self)), value.encode("utf-8"), key=self.raw)

    def find(self, value: str) -> int:
        """The place of a string in a sorted list, or -1."""
        at = self.place(value)
        return at if at < len(self) and self.raw(at) == value.encode("utf-8") else -1


def load_array(path: Path) -> NDArray[Any]:
    """An array mapped into memory; IndexDamaged where the file holds none."""
    try:
        loaded = np.load(path, mmap_mode="r", allow_pickle=False)
    except (
        Exception
    ) as error:  # a damaged header raises many kinds, those of Python's tokeniser among them
        raise IndexDamaged(
            f"The index file {path} cannot be read ({error}). Build the index again with `train`."
        ) from None
    if not isinstance(loaded, np.ndarray):
        raise IndexDamaged(f"{path} is no array. Build the index again with `train`.")
    return np.asarray(loaded)  # numpy's own class for mapped ones is slow to index


@dataclass(frozen=True)
class Postings:
    """A fitted retriever's arrays; shapes and meaning are in the module's docstring."""

    term_starts: Ints
    passages: ShortInts
    weights: Floats
    idf: Floats
    slot_starts: Ints
    whole_starts: Ints
    whole_terms: ShortInts
    whole_weights: Floats
    terms: Strings
    ids: Strings
    field_names: Strings

    @property
    def documents(self) -> int:
        """How many documents."""
        return len(self.ids)

    @property
    def passage_count(self) -> int:
        """How many passages."""
        return int(self.slot_starts[-1])

    @cached_property
    def one_a_slot(self) -> bool:
        """Whether every field of every document is one passage."""
        alone = self.passage_count == len(self.slot_starts) - 1
        return alone and bool(np.all(np.diff(self.slot_starts) == 1))

    @cached_property
    def empty_slots(self) -> Ints:
        """Slots without a passage."""
        return np.flatnonzero(np.diff(self.slot_starts) == 0)

    @cached_property
    def _term_places(self) -> memoryview:
        return np.ascontiguousarray(self.term_starts).data

    def of_term(self, term: int) -> tuple[ShortInts, Floats]:
        """The passages that hold a term, and its weight in each."""
        start, end = self._term_places[term], self._term_places[term + 1]
        return self.passages[start:end], self.weights[start:end]

    def of_terms(self, terms: Iterable[int]) -> tuple[ShortInts, Floats, list[int]]:
        """``of_term`` of at least one term, one after the other, and how many passages each has."""
        places = self._term_places
        spans = [(places[term], places[term + 1]) for term in terms]
        return (
            np.concatenate([self.passages[start:end] for start, end in spans]),
            np.concatenate([self.weights[start:end] for start, end in spans]),
            [end - start for start, end in spans],
        )

    @cached_property
    def idf_of(self) -> memoryview:
        """``idf`` for one term at a time, as plain numbers."""
        return np.ascontiguousarray(self.idf).data

    @cached_property
    def highest_idf(self) -> float:
        """The weight of a term that no document has; 0 where there is none."""
        return float(self.idf.max()) if len(self.idf) else 0.0

    def save(self, folder: Path) -> None:
        """Write each array as a .npy file."""
        folder.mkdir(parents=True, exist_ok=True)
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, Strings):
                np.save(folder / f"{part.name}.blob.npy", value.blob, allow_pickle=False)
                np.save(folder / f"{part.name}.starts.npy", value.starts, allow_pickle=False)
            else:
                np.save(folder / f"{part.name}.npy", value, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> "Postings":
        """Map the arrays into memory; nothing is read until used. IndexDamaged where one is none."""

        def array(name: str) -> NDArray[Any]:
            return load_array(folder / f"{name}.npy")

        values: dict[str, object] = {}
        for part in fields(cls):
            if part.type in (Strings, "Strings"):
                values[part.name] = Strings(
                    array(f"{part.name}.blob").view(np.uint8),
                    array(f"{part.name}.starts").view(np.int64),
                )
            else:
                values[part.name] = array(part.name)
        held = cls(**values)  # type: ignore[arg-type]
        if not held.fits_together:
            raise IndexDamaged(
                f"The arrays in {folder} do not fit together. Build the index again with `train`."
            )
        return held

    @property
    def fits_together(self) -> bool:
        """Whether lengths and last places agree, so that no array is read, or made, far beyond its size."""
        terms, slots = len(self.terms), len(self.ids) * len(self.field_names)
        lengths = (
            len(self.term_starts) == terms + 1,
            len(self.idf) == terms,
            len(self.slot_starts) == slots + 1,
            len(self.whole_starts) == len(self.ids) + 1,
            int(self.term_starts[-1]) == len(self.passages) == len(self.weights),
            int(self.whole_starts[-1]) == len(self.whole_terms) == len(self.whole_weights),
            0 <= int(self.slot_starts[-1]) <= len(self.passages) + MOST_EMPTY * slots,
        )
        return all(lengths)
