"""The encoding of a text file, found by reading it once, with its hash and size."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from assistant.errors import UsageError

BLOCK = 1 << 20
SAMPLE = 200_000  # bytes shown to charset-normalizer
LONGEST_LINE = 4_000_000  # characters handed on at once
CANDIDATES = ["cp1252", "mac_roman", "cp850", "iso8859_15", "utf_16_le", "utf_16_be"]
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = {
    b"PK\x03\x04": "a zip or Office file",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a compressed file",
}


@dataclass(frozen=True)
class Scan:
    """What one reading of the bytes tells: encoding (None for workbooks), SHA-256, size in bytes."""

    encoding: str | None
    sha256: str
    size: int


def digest(path: Path) -> tuple[str, int]:
    """SHA-256 and size of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest(), handle.tell()


def scan(path: Path, encoding: str | None = None) -> Scan:
    """The encoding, hash and size of a text file; UsageError where it is not text."""
    sha256, size = digest(path)
    with path.open("rb") as handle:
        start = handle.read(1 << 16)
    _refuse_binary(path, start)
    if encoding is not None:
        return Scan(_known(encoding), sha256, size)
    for mark, name in MARKS:
        if start.startswith(mark):
            return Scan(name, sha256, size)
    return Scan(_unmarked(path, start), sha256, size)


def lines(path: Path, encoding: str) -> Iterator[str]:
    """The lines of a file, ends kept; bytes that do not decode become lone surrogates."""
    with path.open("r", encoding=encoding, errors=_errors(encoding), newline="") as handle:
        yield from _limited(handle)


def _limited(handle: TextIO) -> Iterator[str]:
    while line := handle.readline(LONGEST_LINE):
        yield line


def _errors(encoding: str) -> str:
    return "replace" if encoding.startswith(("utf-16", "utf_16", "utf-32")) else "surrogateescape"


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise UsageError(
            f"There is no encoding “{encoding}”. Leave --encoding out, or name one such as utf-8 or cp1252."
        ) from None


def _refuse_binary(path: Path, start: bytes) -> None:
    for signature, kind in SIGNATURES.items():
        if start.startswith(signature):
            raise UsageError(
                f"{path} is {kind}, not text. Give CSV, TSV, JSONL, TXT or XLSX, under the right ending."
            )
    marked = any(start.startswith(mark) for mark, _ in MARKS)
    control = sum(byte < 9 or 13 < byte < 32 for byte in start.replace(b"\x1b", b""))
    if not marked and control > len(start) // 10 and not _wide(start):
        raise UsageError(
            f"{path} is not text: much of it is control bytes. Give CSV, TSV, JSONL, TXT or XLSX."
        )


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    half = max(1, len(start) // 2)
    if start[1::2].count(0) > 0.4 * half and start[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if start[0::2].count(0) > 0.4 * half and start[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _unmarked(path: Path, start: bytes) -> str:
    if wide := _wide(start):
        return wide
    good = bad = 0
    sample = bytearray()
    with path.open("rb") as handle:
        while line := handle.readline(BLOCK):
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
                if len(sample) < SAMPLE:
                    sample += line
    return "utf-8" if good >= bad else _guessed(bytes(sample[:SAMPLE]))


def _guessed(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=CANDIDATES).best()
    return best.encoding if best is not None else "cp1252"
