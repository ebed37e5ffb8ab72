"""Opening the serving index of a corpus, building it first where there is none or the corpus has changed.

A version pinned by a person (rollback) serves whatever the corpus says. Building is imported only when needed.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from assistant import __version__, paths
from assistant.errors import IndexDamaged
from assistant.index import fingerprint, manifest
from assistant.index.contents import BuiltIndex
from assistant.index.versions import IndexHome

Progress = Callable[[str], None]


def home_of(corpus: Path, index: Path | None) -> IndexHome:
    """Where a corpus's indexes are kept: the folder named, else one of its own in the cache."""
    if index is not None:
        return IndexHome(index)
    key = hashlib.sha256(str(corpus.resolve()).encode()).hexdigest()[:12]
    return IndexHome(paths.index_home() / key)


def open_index(corpus: Path, index: Path | None, progress: Progress) -> BuiltIndex:
    """The index that serves a corpus, opened and checked."""
    home = home_of(corpus, index)
    try:
        serving = _serving(home, corpus)
        if serving is not None:
            return BuiltIndex.open(home.path(serving))
    except IndexDamaged as error:
        progress(f"{error} Building it again now.")
    return BuiltIndex.open(home.path(build_and_promote(corpus, home, progress, why="first use")))


def build_and_promote(corpus: Path, home: IndexHome, progress: Progress, *, why: str) -> str:
    """Build an index from a corpus and let it serve. Returns its id."""
    from assistant.building.building import build
    from assistant.library import Library

    signature = fingerprint.quick_signature(corpus)
    progress("Reading the corpus and building its index (once; a few seconds).")
    library = Library.load(corpus)
    with home.building() as folder:
        build(library, folder, progress=lambda step: progress(f"  {step} …"))
        index = home.keep(folder)
    home.promote(index, signature=signature, why=why)
    return index


def _serving(home: IndexHome, corpus: Path) -> str | None:
    """The id of the version to open, or None where one must be built."""
    current = home.current()
    if current is None:
        return None
    held = manifest.read(home.path(current.index))
    if held.version != __version__:
        return None
    if current.pinned or current.signature == fingerprint.quick_signature(corpus):
        return current.index
    same = held.corpus == fingerprint.corpus_fingerprint(
        corpus
    ) and held.legal == fingerprint.legal_fingerprint(corpus)
    if same:
        home.promote(
            current.index, signature=fingerprint.quick_signature(corpus), why="corpus files touched"
        )
    return current.index if same else None
