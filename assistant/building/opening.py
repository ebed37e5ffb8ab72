"""Opening the serving index of a corpus, building it first where there is none or the corpus has changed.

A version pinned by a person (rollback) serves whatever the corpus says. What builds and what reads
records is imported only when needed.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from assistant import __version__, logs, paths
from assistant.errors import IndexDamaged, IndexNotKept
from assistant.index import fingerprint
from assistant.index.contents import BuiltIndex
from assistant.index.versions import IndexHome

PRIVATE = "indexes"  # beside the folder of the user's own cases
Progress = Callable[[str], None]


def home_of(corpus: Path, index: Path | None, local: Path | None = None) -> IndexHome:
    """Where a corpus's indexes are kept: the folder named, else one of its own in the cache.

    An index that holds a user's own cases is kept beside them and nowhere else, whatever folder is named: that
    one may be shared.
    """
    key = hashlib.sha256(str(corpus.resolve()).encode()).hexdigest()[:12]
    if paths.case_files(local):
        assert local is not None
        return IndexHome(local.parent / PRIVATE / key)
    return IndexHome(index if index is not None else paths.index_home() / key)


def open_index(
    corpus: Path, index: Path | None, progress: Progress, local: Path | None = None
) -> BuiltIndex:
    """The index that serves a corpus, opened and checked. ``local`` is the folder of the user's own cases."""
    home = home_of(corpus, index, local)
    try:
        serving = _serving(home, corpus, local)
        if serving is not None:
            with logs.lasting("index opened", index=serving):
                opened = BuiltIndex.open(home.path(serving))
            _tell_left_out(opened, local, progress)
            return opened
    except IndexDamaged as error:
        logs.event("index damaged")
        progress(f"{error} Building it again now.")
    try:
        built = build_and_promote(corpus, home, progress, why="first use", local=local)
    except IndexNotKept as error:
        before = _served_before(home)
        if before is None:
            raise
        progress(f"{error} The index from before the corpus changed answers meanwhile.")
        return before
    return BuiltIndex.open(home.path(built))


def _served_before(home: IndexHome) -> BuiltIndex | None:
    """The index that served last, sound and of this version of the program, or None."""
    try:
        current = home.current()
        if current is None or home.manifest(current.index).version != __version__:
            return None
        return BuiltIndex.open(home.path(current.index))
    except IndexDamaged:
        return None


def build_and_promote(
    corpus: Path, home: IndexHome, progress: Progress, *, why: str, local: Path | None = None
) -> str:
    """Build an index from a corpus and let it serve. Returns its id."""
    from assistant.building.building import build
    from assistant.library import Library
    from assistant.library.local import with_local

    signature = fingerprint.quick_signature(corpus, local)
    progress("Reading the corpus and building its index (once; a few seconds).")
    library, left_out = with_local(Library.load(corpus), local)
    for sentence in left_out:
        progress(sentence)
    with logs.lasting("index built") as told, home.building() as folder:
        build(library, folder, progress=lambda step: progress(f"  {step} …"))
        told["index"] = index = home.keep(folder)
    home.promote(index, signature=signature, why=why)
    return index


def _tell_left_out(index: BuiltIndex, local: Path | None, progress: Progress) -> None:
    """Name the user's own cases that the index could not take, each time it is opened."""
    names = {path.stem for path in paths.case_files(local)}
    taken_up = {key for key in names & index.number.keys() if index.case(key).local}
    if names - taken_up:
        from assistant.library.local import read_local

        public = index.number.keys() - taken_up
        for sentence in read_local(local, index.taxonomy, index.publications, public).left_out:
            progress(sentence)


def _serving(home: IndexHome, corpus: Path, local: Path | None) -> str | None:
    """The id of the version to open, or None where one must be built."""
    current = home.current()
    if current is None:
        return None
    held = home.manifest(current.index)
    if held.version != __version__:
        return None
    signature = fingerprint.quick_signature(corpus, local)
    if current.pinned or current.signature == signature:
        return current.index
    same = held.corpus == fingerprint.corpus_fingerprint(
        corpus, local
    ) and held.legal == fingerprint.legal_fingerprint(corpus)
    if same:
        with suppress(IndexNotKept):  # a folder that may only be read serves all the same
            home.promote(current.index, signature=signature, why="corpus files touched")
    return current.index if same else None
