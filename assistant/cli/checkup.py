"""The checks of `doctor`: each looks at one thing and says in a sentence what there is, or what is wrong."""

import locale
import os
import platform
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal, NamedTuple

from assistant import __version__, paths, settings
from assistant.cli.context import Session
from assistant.errors import AssistantError, IndexDamaged
from assistant.machine import clipboard_commands

State = Literal["fine", "note", "wrong"]
SIGNS: dict[State, str] = {"fine": "ok", "note": "note", "wrong": "WRONG"}
OLDEST = (3, 11)
SMALLEST = (80, 24)  # columns and rows
LEAST_FREE, LITTLE_FREE = 50e6, 500e6  # bytes: no index can be built below the first


class Finding(NamedTuple):
    """What one check found."""

    name: str
    state: State
    said: str


def checkup(session: Session) -> Iterator[Finding]:
    """Every finding, in order. A check that fails unforeseen is itself a finding."""
    for name, check in CHECKS:
        try:
            for state, said in check(session):
                yield Finding(name, state, said)
        except AssistantError as error:
            yield Finding(name, "wrong", str(error))
        except Exception as error:
            yield Finding(
                name, "wrong", f"This could not be checked ({type(error).__name__}: {error})."
            )


Said = Iterator[tuple[State, str]]


def _python(_: Session) -> Said:
    here = f"Python {platform.python_version()} on {platform.system()} {platform.release()}, {sys.executable}"
    if sys.version_info[:2] < OLDEST:
        yield "wrong", f"{here}: too old. Install Python 3.11 or newer."
    else:
        yield "fine", here
    yield "fine", f"workforce-assistant {__version__} in {Path(__file__).parents[1]}"


def _terminal(_: Session) -> Said:
    name = os.environ.get("TERM", "") or (
        "Windows Terminal" if os.environ.get("WT_SESSION") else ""
    )
    if not sys.stdout.isatty():
        yield "note", "Not a terminal: run `doctor` in the window you work in to have it looked at."
    elif name in ("", "dumb") and os.name == "posix":
        yield (
            "wrong",
            f"The terminal is “{name or 'unnamed'}”, which cannot show full screens. Use `chat` instead.",
        )
    else:
        yield "fine", f"{name or 'console'}, {_colours()}"
    size = shutil.get_terminal_size()
    if size < SMALLEST:
        yield "note", f"The window is {size.columns} by {size.lines}; make it at least 80 by 24."


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "no colour (NO_COLOR is set)"
    rich = os.environ.get("COLORTERM", "") in ("truecolor", "24bit")
    return "16 million colours" if rich else "256 colours or fewer"


def _disk(session: Session) -> Said:
    for name, folder in (
        ("the index", session.home.folder),
        ("your data", session.data_dir or paths.data_home()),
    ):
        there = next(one for one in (folder, *folder.parents) if one.exists())
        free = shutil.disk_usage(there).free
        state: State = "wrong" if free < LEAST_FREE else "note" if free < LITTLE_FREE else "fine"
        mend = (
            ""
            if state == "fine"
            else " Make room, or keep it elsewhere with --index or --data-dir."
        )
        yield state, f"{free / 1e6:,.0f} MB free for {name}, at {there}.{mend}"


def _encoding(_: Session) -> Said:
    found = {(sys.stdout.encoding or "").lower(), locale.getpreferredencoding(False).lower()}
    plain = {name.replace("-", "").replace("_", "") for name in found}
    if plain <= {"utf8", "cp65001"}:
        yield "fine", "UTF-8"
    else:
        yield (
            "wrong",
            f"Text is {' and '.join(sorted(found))}, not UTF-8. Set PYTHONUTF8=1 before you start.",
        )


def _clipboard(_: Session) -> Said:
    commands = [command[0] for command in clipboard_commands()]
    if commands:
        yield (
            "fine",
            f"by {', then '.join(commands)}, else by the terminal (OSC 52), else to a file",
        )
    else:
        yield "note", "No clipboard command: copying goes by the terminal (OSC 52), else to a file."


def _extras(_: Session) -> Said:
    for package, what in (("textual", "the full-screen assistant"), ("textual-serve", "`serve`")):
        try:
            yield "fine", f"{package} {version(package)} for {what}"
        except PackageNotFoundError:
            state: State = "wrong" if package == "textual" else "note"
            extra = "" if package == "textual" else "[serve]"
            yield (
                state,
                f"{package} is not installed: {what} needs it. Install workforce-assistant{extra}.",
            )


def _versions(_: Session) -> Said:
    """Whether what is installed is what the program was made for."""
    try:
        odd = list(mismatched())
    except PackageNotFoundError:
        yield (
            "note",
            "The program runs from its folder and is not installed: versions are not looked at.",
        )
        return
    for found in odd:
        yield "wrong", f"{found}. Install workforce-assistant again."
    if not odd:
        yield "fine", "Every package is of a version that the program was made for."


def mismatched() -> Iterator[str]:
    """What the program requires and has not, or not in that version, as a sentence's beginning."""
    from packaging.requirements import Requirement

    for written in requires("workforce-assistant") or ():
        wanted = Requirement(written)
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        try:
            here = version(wanted.name)
        except PackageNotFoundError:
            yield f"{wanted.name} is not installed, and {wanted} is needed"
            continue
        if not wanted.specifier.contains(here, prereleases=True):
            yield f"{wanted.name} is {here}, and {wanted} is needed"


def _corpus(session: Session) -> Said:
    from assistant.library.checking import check
    from assistant.library.library import Library

    library = Library.read(session.corpus)
    problems = check(library, date.today())
    errors = [one for one in problems if not one.warning]
    counted = f"{len(library.cases)} cases, {len(library.considerations)} legal considerations in {session.corpus}"
    if errors:
        yield (
            "wrong",
            f"{counted}: {len(errors)} errors, the first {errors[0]}. `corpus check` lists them.",
        )
    else:
        yield "fine", f"{counted}; {len(problems)} warnings"
    due = [one.title for one in library.considerations.values() if one.is_due(date.today())]
    if due:
        yield (
            "note",
            f"{len(due)} considerations are past their review day, the first “{due[0]}”. Check before use.",
        )
    else:
        yield "fine", "No legal consideration is past its review day."


def _index(session: Session) -> Said:
    from assistant.index import manifest

    home = session.home
    try:
        current = home.current()
    except IndexDamaged as error:
        yield "wrong", str(error)
        return
    if current is None:
        yield "note", f"None built yet in {home.folder}: the first question builds it."
        return
    try:
        held = manifest.verify(home.path(current.index))
    except IndexDamaged as error:
        yield "wrong", f"{error} Left alone, the next question builds it again."
        return
    pinned = ", pinned by a person" if current.pinned else ""
    yield (
        "fine",
        f"{held.id} serves{pinned}, every file as it was built; {len(home.versions())} kept in {home.folder}",
    )
    if held.version != __version__:
        yield "note", f"It was built by version {held.version}: the next question builds it again."


def _data(session: Session) -> Said:
    from assistant.records import Records

    records = Records(session.data_dir)
    folder = records.store.folder
    if (trouble := _cannot_write(folder)) is not None:
        yield "wrong", trouble
        return
    if (theirs := _open_to_others(folder)) is not None:
        yield "wrong", theirs
    if not records.exist:
        yield "fine", f"Nothing kept yet; it would be in {folder}"
        return
    counts = records.in_words()
    with records.store.reading() as database:
        verdict = str(database.execute("PRAGMA quick_check").fetchone()[0])
    if verdict != "ok":
        yield (
            "wrong",
            f"{records.store.path} is damaged ({verdict}). Move it away, or run `data erase`.",
        )
    else:
        yield "fine", f"{counts} in {folder}"


def _cannot_write(folder: Path) -> str | None:
    """Why nothing can be kept in a folder, or None where it can."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not there.is_dir():
        return f"{there} is a file where a folder should be. Move it away, or name another with --data-dir."
    if not os.access(there, os.W_OK | os.X_OK):
        return f"{there} may not be written by you. Make it yours, or name another with --data-dir."
    return None


def _open_to_others(folder: Path) -> str | None:
    """What kept things others could read or replace, with its mend, or None."""
    if os.name != "posix" or not folder.exists():
        return None
    kept = [folder, *(path for path in folder.rglob("*") if not path.is_symlink())]
    links = [path for path in folder.rglob("*") if path.is_symlink()]
    if links:
        return f"{links[0]} is a link to another place, which is not followed. Remove it."
    strangers = [path for path in kept if path.stat().st_uid != os.getuid()]
    if strangers:
        return f"{strangers[0]} belongs to someone else. Make it yours, or name another with --data-dir."
    wide = [path for path in kept if path.stat().st_mode & 0o077]
    if wide:
        more = f" and {len(wide) - 1} more" if len(wide) > 1 else ""
        return f"Others may read {wide[0]}{more}. Run `chmod -R go= {shlex.quote(str(folder))}`."
    return None


def _settings(_: Session) -> Said:
    path = paths.settings_file()
    complaints = settings.read(path).complaints
    if not complaints:
        yield "fine", f"{path}" if path.exists() else f"The usual ones; yours would be in {path}"
    for complaint in complaints:
        yield "wrong", complaint


CHECKS: tuple[tuple[str, Callable[[Session], Said]], ...] = (
    ("program", _python),
    ("terminal", _terminal),
    ("encoding", _encoding),
    ("disk", _disk),
    ("clipboard", _clipboard),
    ("packages", _extras),
    ("versions", _versions),
    ("corpus", _corpus),
    ("index", _index),
    ("your data", _data),
    ("settings", _settings),
)
