"""One SQLite file, opened when first used: private to its owner, safe against crashes and a second process.

Owns opening, schema versions, transactions and erasing. Knows no table by meaning.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from assistant import logs
from assistant.errors import RecordsError
from assistant.private import open_private, private_folder
from assistant.records.schema import TABLES, VERSIONS

FILE = "records.sqlite3"
PATIENCE = 3.0  # seconds to wait for another process to finish its transaction
SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


class Store:
    """The file and its one connection, shared by the threads of this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None

    @property
    def path(self) -> Path:
        """The file, which may not exist yet."""
        return self.folder / FILE

    @property
    def files(self) -> list[Path]:
        """The file and what SQLite keeps beside it."""
        return [self.path.with_name(FILE + ending) for ending in ("", "-wal", "-shm")]

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, to read."""
        with self._lock, self._worded():
            yield self._open()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction: all of it is kept, or none."""
        with self._lock, self._worded():
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk may have ended it already
                    connection.execute("ROLLBACK")
                raise

    def erase(self) -> None:
        """Empty every table and overwrite what was in them; a file that cannot be opened is removed."""
        try:
            with self.writing() as connection:
                for table in TABLES:
                    connection.execute(f"DELETE FROM {table}")
            with self.reading() as connection:
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except RecordsError:
            self.close()
            for path in self.files:
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the connection where there is one."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._make_private()
            connection = sqlite3.connect(
                self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            try:
                for setting in SETTINGS:
                    connection.execute(setting)
                self._bring_up_to_date(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
            logs.event("records opened", version=len(VERSIONS))
        return self._connection

    def _make_private(self) -> None:
        private_folder(self.folder)
        for path in self.files:
            if path.is_symlink():
                raise RecordsError(
                    f"{path} is a link to another place, which is not followed. Remove it, "
                    "or name another folder with --data-dir."
                )
        os.close(open_private(self.path, os.O_RDWR))

    def _bring_up_to_date(self, connection: sqlite3.Connection) -> None:
        if self._version(connection) == len(VERSIONS):
            return
        connection.execute("BEGIN IMMEDIATE")
        known = self._version(connection)  # another process may have done it meanwhile
        if known > len(VERSIONS):
            connection.execute("ROLLBACK")
            raise RecordsError(
                f"{self.path} was written by a newer version of the program. "
                "Install that version, or name another folder with --data-dir."
            )
        for statements in VERSIONS[known:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(VERSIONS)}")
        connection.execute("COMMIT")

    @staticmethod
    def _version(connection: sqlite3.Connection) -> int:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def _worded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError:
            raise  # a rule of a table, which its owner words
        except sqlite3.Error as error:
            raise RecordsError(_sentence(self.path, str(error))) from error
        except UnicodeDecodeError as error:  # the driver cannot read its own complaint of damage
            raise RecordsError(_sentence(self.path, "it is damaged")) from error
        except OSError as error:
            raise RecordsError(
                f"{self.path} cannot be opened: {error.strerror}. Name another folder with --data-dir."
            ) from error


def _sentence(path: Path, reason: str) -> str:
    if "locked" in reason or "busy" in reason:
        return f"{path} is being written by another window. Try again in a moment."
    if "full" in reason:
        return f"{path} cannot grow: the disk is full. Make room, then try again."
    if "readonly" in reason:
        return f"{path} may not be written. Make it yours, or name another folder with --data-dir."
    return f"{path} cannot be used ({reason}). Move it away to begin afresh, or run `data erase --yes`."
