"""The versions of an index in one folder, and which one serves.

``current.json`` names the serving version and is swapped in atomically; versions are built beside and
renamed into place, so that a killed build leaves the old one serving.
"""

import json
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant import logs
from assistant.errors import IndexDamaged, IndexNotKept
from assistant.files import why as reason
from assistant.index import manifest
from assistant.index.manifest import Manifest
from assistant.private import add_privately, make_private, private_folder, write_atomically

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
        scratch: Path | None = None
        try:
            private_folder(self.versions_folder)
            self._sweep()
            scratch = Path(tempfile.mkdtemp(prefix=".building-", dir=self.versions_folder))
            yield scratch
        except OSError as error:
            raise self._not_kept(error) from None
        finally:
            if scratch is not None:
                shutil.rmtree(scratch, ignore_errors=True)

    def keep(self, scratch: Path) -> str:
        """Move a sealed build into place under its id. An equal version already there is kept."""
        index = manifest.read(scratch).id
        make_private(scratch)
        target = self.path(index)
        try:
            scratch.rename(target)
        except OSError:
            if not target.exists():
                raise
            try:
                manifest.verify(target)
            except IndexDamaged:
                self._put_in_place_of(target, scratch)
        return index

    def _put_in_place_of(self, target: Path, scratch: Path) -> None:
        """A sound build instead of a damaged one. Another process may be doing the same: either's will do."""
        aside = Path(tempfile.mkdtemp(prefix=".damaged-", dir=self.versions_folder))
        try:
            with suppress(FileNotFoundError):
                target.rename(aside / target.name)
            try:
                scratch.rename(target)
            except OSError:
                manifest.verify(target)
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def promote(
        self, index: str, *, signature: str = "", pinned: bool = False, why: str = "", who: str = ""
    ) -> None:
        """Make a version serve, and log it. IndexNotKept where that cannot be written: the one before serves on."""
        before = self._current_or_none()
        current = json.dumps(asdict(Current(index, signature, pinned)), indent=1) + "\n"
        try:
            write_atomically(self.folder / "current.json", current)
        except OSError as error:
            raise self._not_kept(error) from None
        with suppress(OSError):  # it serves already; a full disk costs the line in the log
            self._log(
                {"index": index, "before": before.index if before else None, "why": why, "who": who}
            )
        logs.event("index promoted", index=index, pinned=pinned)
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

    def manifest(self, index: str) -> Manifest:
        """The manifest of a version; IndexDamaged where it is none, or not that version's."""
        held = manifest.read(self.path(index))
        if held.id != index:
            raise IndexDamaged(
                f"The index in {self.path(index)} is damaged: its manifest has been altered. "
                "Build it again with `train`, or go back with `index rollback`."
            )
        return held

    def _not_kept(self, error: OSError) -> IndexNotKept:
        return IndexNotKept(
            f"No index can be kept in {self.folder}: {reason(error)}. "
            "Another folder can be named with --index."
        )

    def _current_or_none(self) -> Current | None:
        try:
            return self.current()
        except IndexDamaged:
            return None

    def _log(self, entry: dict[str, Any]) -> None:
        stamped = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **entry}
        add_privately(self.folder / "log.jsonl", json.dumps(stamped) + "\n")

    def _sweep(self) -> None:
        """Remove what builds that were killed long ago left behind."""
        for left in self.versions_folder.glob(".building-*"):
            with suppress(FileNotFoundError):  # another process may end its build, or sweep too
                if time.time() - left.stat().st_mtime > LEFT_BEHIND:
                    shutil.rmtree(left, ignore_errors=True)

    def _tidy(self, keep: set[str]) -> None:
        folders = sorted(
            (path for path in self.versions_folder.glob("[0-9a-f]*") if path.name not in keep),
            key=_age,
            reverse=True,
        )
        for folder in folders[max(0, KEPT - len(keep)) :]:
            shutil.rmtree(folder, ignore_errors=True)


def _age(path: Path) -> float:
    """When a folder last changed; 0 where another process has removed it meanwhile."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
