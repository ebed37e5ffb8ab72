"""The versions of an index in one folder, and which one serves.

``current.json`` names the serving version and is swapped in atomically; versions are built beside and
renamed into place, so that a killed build leaves the old one serving.
"""

import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.errors import IndexDamaged
from assistant.index import manifest
from assistant.index.manifest import Manifest

KEPT = 5  # versions kept when a new one is promoted
LEFT_BEHIND = 24 * 3600  # seconds after which an unfinished build counts as given up
ID = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True)
class Current:
    """The serving version. ``pinned``: chosen by a person, not to be replaced because the corpus changed."""

    index: str
    signature: str = ""
    pinned: bool = False


class IndexHome:
    """A folder of index versions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.versions_folder = folder / "versions"

    def current(self) -> Current | None:
        """The serving version, or None where nothing was promoted yet."""
        try:
            values = json.loads((self.folder / "current.json").read_text(encoding="utf-8"))
            current = Current(**values)
            if not ID.fullmatch(current.index):
                raise ValueError("names no version")
            return current
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, RecursionError):
            raise IndexDamaged(
                f"{self.folder / 'current.json'} cannot be read. Build the index again with `train`."
            ) from None

    def path(self, index: str) -> Path:
        """The folder of a version."""
        return self.versions_folder / index

    def kept(self) -> list[str]:
        """The ids of every version kept, readable or not."""
        return sorted(path.name for path in self.versions_folder.glob("[0-9a-f]*"))

    def versions(self) -> list[Manifest]:
        """Every readable version, by id."""
        found = []
        for index in self.kept():
            try:
                found.append(manifest.read(self.path(index)))
            except IndexDamaged:
                continue
        return found

    @contextmanager
    def building(self) -> Iterator[Path]:
        """A fresh folder to build in, beside the versions; removed if the build fails."""
        try:
            private_folder(self.versions_folder)
            self._sweep()
            scratch = Path(tempfile.mkdtemp(prefix=".building-", dir=self.versions_folder))
        except OSError as error:
            raise IndexDamaged(
                f"No index can be kept in {self.versions_folder} ({error.strerror}). "
                "Name another folder with --index."
            ) from None
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def keep(self, scratch: Path) -> str:
        """Move a sealed build into place under its id. An equal version already there is kept."""
        index = manifest.read(scratch).id
        target = self.path(index)
        try:
            scratch.rename(target)
        except OSError:
            try:
                manifest.verify(target)
            except IndexDamaged:
                aside = Path(tempfile.mkdtemp(prefix=".damaged-", dir=self.versions_folder))
                target.rename(aside / index)
                scratch.rename(target)
                shutil.rmtree(aside, ignore_errors=True)
        return index

    def promote(
        self, index: str, *, signature: str = "", pinned: bool = False, why: str = "", who: str = ""
    ) -> None:
        """Make a version serve, and log it."""
        before = self._current_or_none()
        write_atomically(
            self.folder / "current.json",
            json.dumps(asdict(Current(index, signature, pinned)), indent=1) + "\n",
        )
        self._log(
            {"index": index, "before": before.index if before else None, "why": why, "who": who}
        )
        self._tidy(keep={index, before.index if before else index})

    def log(self) -> list[dict[str, Any]]:
        """Promotions and rollbacks, oldest first."""
        try:
            rows = (self.folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
        except OSError:
            return []
        found = []
        for row in rows:
            try:
                found.append(json.loads(row))
            except ValueError:
                continue
        return found

    def previous(self) -> str | None:
        """The version that served before the current one and is still kept."""
        serving = self.current()
        for entry in reversed(self.log()):
            before = entry.get("before")
            if before and serving and before != serving.index and self.path(before).is_dir():
                return str(before)
        return None

    def _current_or_none(self) -> Current | None:
        try:
            return self.current()
        except IndexDamaged:
            return None

    def _log(self, entry: dict[str, Any]) -> None:
        stamped = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **entry}
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as handle:
            handle.write(json.dumps(stamped) + "\n")

    def _sweep(self) -> None:
        """Remove what builds that were killed long ago left behind."""
        for left in self.versions_folder.glob(".building-*"):
            if time.time() - left.stat().st_mtime > LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)

    def _tidy(self, keep: set[str]) -> None:
        folders = sorted(
            (path for path in self.versions_folder.glob("[0-9a-f]*") if path.name not in keep),
            key=lambda path: path.stat().st_mtime,
            reverse=True,
        )
        for folder in folders[max(0, KEPT - len(keep)) :]:
            shutil.rmtree(folder, ignore_errors=True)


def private_folder(folder: Path) -> None:
    """Make a folder only its owner can read."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def write_atomically(path: Path, text: str, *, mode: int = 0o600) -> None:
    """Replace a file in one step; a reader sees the old or the new, never half."""
    private_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
