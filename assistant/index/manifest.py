"""The manifest of an index folder: what it was made from, and a checksum for every file."""

import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.errors import IndexDamaged

FORMAT = 3
NAME = "manifest.json"


class Manifest(BaseModel):
    """What an index holds. Carries no time, so that equal contents give equal bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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
    files = {path.relative_to(folder).as_posix(): _digest(path) for path in _files(folder)}
    manifest = Manifest(format=FORMAT, files=files, **facts)
    text = manifest.model_dump_json(indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")
    return manifest


def read(folder: Path) -> Manifest:
    """The manifest of a folder; IndexDamaged where there is none of this format."""
    try:
        values = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if values.get("format") != FORMAT:
            raise ValueError(f"its format is {values.get('format')}, this program reads {FORMAT}")
        return Manifest.model_validate(values)
    except (OSError, ValueError, AttributeError) as error:
        raise IndexDamaged(_sentence(folder, str(error).split("\n")[0])) from None


def verify(folder: Path) -> Manifest:
    """The manifest, after every file has been compared with its checksum."""
    manifest = read(folder)
    present = {path.relative_to(folder).as_posix() for path in _files(folder)}
    if missing := sorted(set(manifest.files) - present):
        raise IndexDamaged(_sentence(folder, f"{missing[0]} is missing"))
    if extra := sorted(present - set(manifest.files)):
        raise IndexDamaged(_sentence(folder, f"{extra[0]} does not belong to it"))
    for name, digest in manifest.files.items():
        if _digest(folder / name) != digest:
            raise IndexDamaged(_sentence(folder, f"{name} has been altered"))
    return manifest


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.name != NAME)


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _sentence(folder: Path, reason: str) -> str:
    return (
        f"The index in {folder} is damaged: {reason}. Build it again with `train`, "
        "or go back with `index rollback`."
    )
