"""The manifest of an index folder: what it was made from, and a checksum for every file."""

import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.errors import IndexDamaged
from assistant.files import settle
from assistant.private import write_atomically

FORMAT = 5
NAME = "manifest.json"
STAMP = "verified.json"  # sizes and times of the files when they were last compared with their checksums
SETTLED = 0.1  # seconds; a file younger than this may change again without its times changing


class Manifest(BaseModel):
    """What an index holds. Carries no time, so that equal contents give equal bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    format: int
    version: str
    corpus: str
    legal: str
    counts: dict[str, int]
    files: dict[str, str]

    @property
    def id(self) -> str:
        """The index's id: twelve hexadecimal digits of its contents."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


def seal(folder: Path, **facts: Any) -> Manifest:
    """Write the manifest of a finished folder."""
    files = {name: _digest(folder / name) for name in sorted(_files(folder))}
    manifest = Manifest(format=FORMAT, files=files, **facts)
    text = manifest.model_dump_json(indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")
    for name in (*files, NAME):
        settle(folder / name)
    return manifest


def read(folder: Path) -> Manifest:
    """The manifest of a folder; IndexDamaged where there is none of this format."""
    try:
        values = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if values.get("format") != FORMAT:
            raise ValueError(f"its format is {values.get('format')}, this program reads {FORMAT}")
        return Manifest.model_validate(values)
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        raise IndexDamaged(_sentence(folder, str(error).split("\n")[0])) from None


def verify(folder: Path) -> Manifest:
    """The manifest, after every file has been compared with its checksum."""
    manifest = read(folder)
    present = set(_files(folder))
    if missing := sorted(set(manifest.files) - present):
        raise IndexDamaged(_sentence(folder, f"{missing[0]} is missing"))
    if extra := sorted(present - set(manifest.files)):
        raise IndexDamaged(_sentence(folder, f"{extra[0]} does not belong to it"))
    for name, digest in manifest.files.items():
        if _digest(folder / name) != digest:
            raise IndexDamaged(_sentence(folder, f"{name} has been altered"))
    return manifest


def trusted(folder: Path) -> Manifest:
    """The manifest, after every file has been compared with its checksum, now or when it last changed."""
    try:
        stamp = (folder / STAMP).read_text(encoding="utf-8")
        if stamp == _stamp(folder):
            return read(folder)
    except (OSError, ValueError):
        pass
    before = _stamp(folder, settled=True)
    manifest = verify(folder)
    if before:
        _keep_stamp(folder / STAMP, before)
    return manifest


def _stamp(folder: Path, *, settled: bool = False) -> str:
    """Name, size and times of every file, and the manifest's digest; empty where a file is too young to trust."""
    try:
        files = _files(folder)
        rows = [(name, s.st_size, s.st_mtime_ns, s.st_ctime_ns) for name, s in files.items()]
        newest = max((max(mtime, ctime) for _, _, mtime, ctime in rows), default=0)
        if settled and newest > time.time_ns() - SETTLED * 1e9:
            return ""
        return json.dumps({"manifest": _digest(folder / NAME), "files": sorted(rows)}) + "\n"
    except OSError:
        return ""


def _keep_stamp(path: Path, stamp: str) -> None:
    """Write the stamp where the folder lets us; without it every opening compares every file."""
    try:
        write_atomically(path, stamp)
    except OSError:
        pass


def _files(folder: Path) -> dict[str, os.stat_result]:
    """Every file but the manifest and the stamp, by path within the folder."""
    return {name: stat for name, stat in _walk(folder, "") if name not in (NAME, STAMP)}


def _walk(folder: Path | str, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file() and not entry.name.startswith(f".{STAMP}-"):
                yield f"{prefix}{entry.name}", entry.stat()


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _sentence(folder: Path, reason: str) -> str:
    return (
        f"The index in {folder} is damaged: {reason}. Build it again with `train`, "
        "or go back with `index rollback`."
    )
