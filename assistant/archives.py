"""Office files are zips, and a small zip can hold a mountain: what one unpacks to is asked before it is unpacked."""

from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from assistant.errors import UsageError
from assistant.files import why

MOST_PARTS = 10_000
SWOLLEN = 200  # times its size to which a part may unpack; text of any sense stays under 50
SMALL = 20_000_000  # bytes unpacked that are let through however they are packed


def refuse_bomb(held: Path | BinaryIO, path: Path, kind: str, largest: int, mend: str) -> None:
    """UsageError where a zip is none, unpacks to more than ``largest`` bytes, or swells as no document does.

    ``kind`` is what it should be ("a workbook"), ``mend`` says what to do. The sizes are the archive's
    own; a part that unpacks to more than it says is refused by zipfile when it is read.
    """
    try:
        with ZipFile(held) as archive:
            parts = archive.infolist()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {why(error)}.") from None
    except (BadZipFile, ValueError, NotImplementedError):
        raise UsageError(
            f"{path} cannot be read: it is not {kind}, or is damaged. {mend}"
        ) from None
    size, packed = sum(one.file_size for one in parts), sum(one.compress_size for one in parts)
    if len(parts) > MOST_PARTS:
        raise UsageError(f"{path} has {len(parts):,} parts, more than a document has. {mend}")
    if size > largest or (size > SMALL and size > SWOLLEN * packed):
        raise UsageError(f"{path} unpacks from {packed:,} to {size:,} bytes. {mend}")
