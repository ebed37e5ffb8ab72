"""Fingerprints of a corpus folder: by contents, and cheaply by file sizes and times."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from assistant.paths import case_files

LEARNED_FROM = ("learned.json", "topics.jsonl", "qrels.txt")


def corpus_fingerprint(root: Path, local: Path | None = None) -> str:
    """Twelve hexadecimal digits of the cases, the vocabularies and what is learned from.

    Where a user's own cases take part, "+local." and six more of theirs follow.
    """
    learned = (root / "evaluation" / name for name in LEARNED_FROM)
    held = [path for path in learned if path.is_file()]
    public = _contents(root, [*root.glob("*.yaml"), *root.glob("cases/*.md"), *held])
    own = case_files(local)
    return f"{public}+local.{_contents(own[0].parent, own)[:6]}" if own else public


def legal_fingerprint(root: Path) -> str:
    """Twelve hexadecimal digits of the legal pack, which is versioned apart."""
    return _contents(root, list(root.glob("legal/*.md")))


def quick_signature(root: Path, local: Path | None = None) -> str:
    """Changes whenever a file is added, removed, resized or touched; reads no file."""
    digest = hashlib.sha256()
    files = [*_listed(root, "", ".yaml"), *_listed(root, "cases", ".md")]
    files += [*_listed(root, "legal", ".md"), *_listed(root, "evaluation", "")]
    for name, stat in sorted(files):
        digest.update(f"{name}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    for path in case_files(local):
        stat = path.stat()
        digest.update(f"local/{path.name}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:24]


def _listed(root: Path, folder: str, ending: str) -> Iterator[tuple[str, os.stat_result]]:
    """Files of a folder that count, by path within the corpus; reading the folder once is what makes this cheap."""
    try:
        entries = os.scandir(root / folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            counts = entry.name.endswith(ending) if ending else entry.name in LEARNED_FROM
            if counts and entry.is_file():
                yield f"{folder}/{entry.name}".lstrip("/"), entry.stat()


def _contents(root: Path, paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in _sorted(paths):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _sorted(paths: list[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: path.as_posix())
