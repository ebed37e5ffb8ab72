"""A disk that is full, and folders that may not be written to."""

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import AssistantError
from assistant.records import Records
from benchmarks.faults.place import Done, Place
from benchmarks.faults.tally import REFUSED, WHOLE, Tally, Try, tallied


@contextmanager
def small_disk(size: int) -> Iterator[Path | None]:
    """A file system of so many bytes in memory; None where it may not be mounted."""
    with tempfile.TemporaryDirectory() as name:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", name]
        mounted = (
            shutil.which("mount")
            and subprocess.run(mount, capture_output=True, check=False).returncode == 0
        )
        try:
            yield Path(name) if mounted else None
        finally:
            if mounted:
                subprocess.run(["umount", "-l", name], capture_output=True, check=False)


def _limited(size: int) -> Callable[[], None]:
    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond it fails as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def full(place: Place, tries: int) -> Iterator[Tally]:
    """The disk full at so many places in each kind of work."""
    sizes = [int(4_000 * 1.9**step) for step in range(tries)]
    yield tallied("disk full: first index", (_first_index(place, size) for size in sizes))
    yield tallied("disk full: train", (_train(place, size) for size in sizes))
    yield tallied("disk full: batch", (_batch(place, size) for size in sizes))
    yield tallied("disk full: notes", (_notes(size) for size in sizes))
    yield tallied("disk full: import", (_import(place, size) for size in sizes))
    yield tallied("files limited in size: train", (_limited_train(place, size) for size in sizes))


def _on_disk(place: Place, disk: Path, *, index: bool) -> Place:
    """The same place with its index on a small disk."""
    if index:
        shutil.copytree(place.index, disk / "index")
    other = Place(place.folder)
    other.more = {"TMPDIR": str(place.folder)}
    other.__class__ = _Moved
    other.disk = disk  # type: ignore[attr-defined]
    return other


class _Moved(Place):
    """A place whose index is elsewhere."""

    disk: Path

    @property
    def index(self) -> Path:
        return self.disk / "index"


def _verdict(done: Done) -> str:
    if done.code in (0, 1) and not done.err.strip():
        return WHOLE
    return (
        WHOLE
        if done.code == 0
        else REFUSED
        if done.refused
        else f"said {done.code} {done.err.strip()[-300:]}"
    )


def _first_index(place: Place, size: int) -> Try:
    def one() -> str:
        with small_disk(size) as disk:
            if disk is None:
                return REFUSED
            return _verdict(_on_disk(place, disk, index=False).ask())

    return one


def _train(place: Place, size: int) -> Try:
    def one() -> str:
        held = sum(path.stat().st_size + 4096 for path in place.index.rglob("*"))
        with small_disk(held + size) as disk:
            if disk is None:
                return REFUSED
            moved = _on_disk(place, disk, index=True)
            before = moved.home.current()
            _touch(place)
            verdict = _verdict(moved.run("train"))
            after = moved.home.current()
            if verdict == REFUSED and before != after:
                return "refused, and another index serves"
            moved.sound = place.sound  # type: ignore[misc]
            return verdict if moved.serves() or moved.ask().refused else "no index serves"

    return one


def _touch(place: Place) -> None:
    case = place.corpus / "cases" / "ward-moves.md"
    case.write_text(f"{case.read_text().rstrip()}\n- Ask someone else first.\n")


def _limited_train(place: Place, size: int) -> Try:
    def one() -> str:
        before = place.home.current()
        _touch(place)
        verdict = _verdict(place.run("train", before=_limited(size)))
        if verdict == REFUSED and before != place.home.current():
            return "refused, and another index serves"
        return verdict if place.serves() else "no index serves"

    return one


def _batch(place: Place, size: int) -> Try:
    def one() -> str:
        base = ("--quiet", "batch", "in.jsonl", "--top", "3", "--as-at", "2026-11-24", "-o")
        rows = "".join(f'{{"id": "{n}", "text": "nurses leave ward {n}"}}\n' for n in range(60))
        (place.folder / "in.jsonl").write_text(rows)
        whole = place.folder / "full.csv"
        if not whole.exists():
            place.run(*base, str(whole))
        with small_disk(size) as disk:
            if disk is None:
                return REFUSED
            out = disk / "out.csv"
            verdict = _verdict(place.run(*base, str(out), "--resume"))
            if verdict == WHOLE:
                return WHOLE if out.read_bytes() == whole.read_bytes() else "rows"
            if out.exists() and out.read_bytes() != whole.read_bytes():
                return "a half-written output"
            subprocess.run(["mount", "-o", "remount,size=50m", str(disk)], check=True)
            place.run(*base, str(out), "--resume")
            return (
                verdict if out.read_bytes() == whole.read_bytes() else "rows, after room was made"
            )

    return one


def _notes(size: int) -> Try:
    def one() -> str:
        with small_disk(size) as disk:
            if disk is None:
                return REFUSED
            records, kept, verdict = Records(disk / "data"), 0, WHOLE
            try:
                for number in range(400):
                    records.feedback.give(f"case-{number}", "A title", "tried", said="x" * 900)
                    kept += 1
            except AssistantError as error:
                verdict = REFUSED if "full" in str(error) or "cannot" in str(error) else str(error)
            records.close()
            subprocess.run(["mount", "-o", "remount,size=50m", str(disk)], check=True)
            held = len(records.feedback.all())
            records.feedback.give("one-more", "A title", "tried")
            records.close()
            return verdict if held == kept else f"{kept} notes were kept, {held} are there"

    return one


def _import(place: Place, size: int) -> Try:
    def one() -> str:
        parts = [
            f"## Case study {n}\nNorthtown {n}\n\nTurnover fell by {n}%.\n" for n in range(1, 31)
        ]
        (place.folder / "document.md").write_text("# Cases\n\n" + "\n".join(parts))
        with small_disk(size) as disk:
            if disk is None:
                return REFUSED
            verdict = _verdict(
                place.run("corpus", "import", "document.md", "--output", str(disk / "drafts"))
            )
            half = [
                p
                for p in (disk / "drafts").glob("*.md")
                if not p.read_text().rstrip().endswith("-->")
            ]
            return f"{half[0].name} is half-written" if half else verdict

    return one


def read_only(place: Place) -> Iterator[Tally]:
    """The whole place not to be written to, while each command is run."""
    assert place.serves()
    (place.folder / "in.csv").write_text("problem\nnurses leave\n")
    (place.folder / "own.yaml").write_text("title: One\n")
    Records(place.data).shortlists.make("One")
    yield tallied("folders that may not be written to", _read_only(place))


@contextmanager
def forbidden(folder: Path) -> Iterator[None]:
    """A folder that may only be read: mounted so for root, whom permissions do not bind; else by permissions."""
    as_root = os.getuid() == 0
    if as_root:
        subprocess.run(["mount", "--bind", folder, folder], check=True)
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
    else:
        subprocess.run(["chmod", "-R", "a-w", folder], check=True)
    try:
        yield
    finally:
        undo = ["umount", "-l", folder] if as_root else ["chmod", "-R", "u+w", folder]
        subprocess.run(undo, check=True)


def _read_only(place: Place) -> Iterator[Try]:
    def asks(*, touched: bool) -> Try:
        def one() -> str:
            if touched:
                _touch(place)
            with forbidden(place.folder):
                done = place.ask()
            return WHOLE if place.answers(done) else _refusal(done)

        return one

    def says(*words: str) -> Try:
        def one() -> str:
            with forbidden(place.folder):
                done = place.run(*words)
            return WHOLE if done.code == 0 else _refusal(done)

        return one

    yield asks(touched=False)
    yield asks(touched=True)
    yield says("train")
    yield says("batch", "in.csv", "--output", "out.csv")
    yield says("batch", "in.csv", "--output", "out.jsonl", "--report", "report.md")
    yield says("corpus", "import", str(place.corpus / "README.md"), "--output", "drafts")
    yield says("corpus", "add", "--from", "own.yaml")
    yield says("data", "where")
    yield says("data", "history", "off")
    yield says("data", "erase", "--yes")
    yield says("index", "rollback", "--why", "x")
    yield says("index", "verify")
    yield says("paper", "nurses leave", "--output", "paper.docx")
    yield says("feedback", "export", "feedback.jsonl")
    yield says("evaluate", "--run", "run.txt")
    yield says("legal", "questions", "--output", "questions.md")
    yield says("doctor")


def _refusal(done: Done) -> str:
    return REFUSED if done.refused else f"{done.code} {done.err[-300:]}"
