"""Files made to fill memory or time, each given to the command in a process of its own with its limits measured."""

import io
import os
import resource
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from xlsxwriter import Workbook

from benchmarks.fuzz.kinds import PAGE, PROSE, SMALL, Workshop, built

ROOT = Path(__file__).parents[2]
MOST_MEMORY = (
    700_000_000  # bytes at the peak, of which Python and its libraries take about 100 million
)
SECONDS = (
    1.0  # of processor time beyond what the command takes for a sound input, for a file under 10 MB
)
SECONDS_A_MEGABYTE = 0.1  # more, for a larger file that is read to its end
GIVEN_UP = 300  # seconds by the clock
CODES = (0, 1, 2, 3)
CHILD = """
import atexit, re, runpy, sys
place = sys.argv.pop(1)
def tell():
    try:
        told = open("/proc/self/status").read()
    except OSError:
        return
    open(place, "w").write(re.search(r"VmHWM:\\s+(\\d+)", told).group(1))
atexit.register(tell)
runpy.run_module("assistant", run_name="__main__", alter_sys=True)
"""


class Bomb(NamedTuple):
    """A file of ``make`` and the words of the command that is given it; ``FILE`` in them is its name."""

    name: str
    file: str
    make: Callable[[Workshop], bytes]
    words: tuple[str, ...]


class Outcome(NamedTuple):
    """What the command did: its code, processor time in seconds, the peak of its memory in bytes, its last words."""

    code: int
    seconds: float
    memory: int
    said: str


def _zipped(sound: bytes, part: str, raw: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sound)) as held,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in held.namelist():
            made.writestr(name, raw if name == part else held.read(name))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _sheet(rows: str) -> bytes:
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>problem</t></is></c></row>'
    return f'<worksheet xmlns="{MAIN}"><sheetData>{head}{rows}</sheetData></worksheet>'.encode()


def _cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _swollen_sheet(shop: Workshop) -> bytes:
    rows = _sheet(f'<row r="2">{_cell("A2", "a" * 900_000_000)}</row>')
    return _zipped(shop.workbook, SHEET, rows)


def _strings(shop: Workshop) -> bytes:
    raw = f'<sst xmlns="{MAIN}">'.encode() + b"<si><t>a</t></si>" * 20_000_000 + b"</sst>"
    path = shop.folder / "sound.xlsx"
    with Workbook(str(path)) as book:
        book.add_worksheet().write_column("A1", ["problem", "nurses leave"])
    return _zipped(path.read_bytes(), "xl/sharedStrings.xml", raw)


def _far_row(shop: Workshop) -> bytes:
    return _zipped(
        shop.workbook, SHEET, _sheet(f'<row r="99999999999">{_cell("A99999999999")}</row>')
    )


def _last_row(shop: Workshop) -> bytes:
    return _zipped(shop.workbook, SHEET, _sheet(f'<row r="1048576">{_cell("A1048576")}</row>'))


def _far_columns(shop: Workshop) -> bytes:
    rows = "".join(f'<row r="{n}">{_cell(f"ZZZ{n}")}</row>' for n in range(2, 20_000))
    return _zipped(shop.workbook, SHEET, _sheet(rows))


LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


def _laughing_sheet(shop: Workshop) -> bytes:
    raw = f"<!DOCTYPE x [{LAUGHS}]>".encode() + _sheet(f'<row r="2">{_cell("A2", "&l9;")}</row>')
    return _zipped(shop.workbook, SHEET, raw)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _word(body: bytes, head: bytes = b"") -> bytes:
    return (
        head + f'<w:document xmlns:w="{WORD}"><w:body>'.encode() + body + b"</w:body></w:document>"
    )


def _swollen_word(shop: Workshop) -> bytes:
    body = b"<w:p><w:r><w:t>" + b"a" * 900_000_000 + b"</w:t></w:r></w:p>"
    return _zipped(shop.word, "word/document.xml", _word(body))


def _laughing_word(shop: Workshop) -> bytes:
    body = _word(b"<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f"<!DOCTYPE x [{LAUGHS}]>".encode())
    return _zipped(shop.word, "word/document.xml", body)


def _many_paragraphs(shop: Workshop) -> bytes:
    body = b"<w:p><w:r><w:t>Case study: one</w:t></w:r></w:p>" * 1_000_000
    return _zipped(shop.word, "word/document.xml", _word(body))


def _words(_: Workshop) -> bytes:
    return b" ".join(b"%x" % number for number in range(10**6, 10**6 + 28_000))


def _case(extra: str) -> Callable[[Workshop], bytes]:
    def make(_: Workshop) -> bytes:
        sound = (SMALL / "cases" / "ward-moves.md").read_text(encoding="utf-8")
        return sound.replace("follows: null", extra, 1).encode()

    return make


ALIASES = "\n".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" if n else "a0: &a0 [x]" for n in range(12)
)
Make = Callable[[Workshop], bytes]


def _dry(name: str, file: str, make: Make) -> Bomb:
    return Bomb(name, file, make, ("batch", "FILE", "--dry-run"))


def _imported(name: str, file: str, make: Make) -> Bomb:
    return Bomb(name, file, make, ("corpus", "import", "FILE", "--output", "drafts"))


def _checked(name: str, make: Make) -> Bomb:
    return Bomb(name, "ward-moves.md", make, ("corpus", "check", "FILE"))


def _said(name: str, make: Make) -> Bomb:
    return Bomb(name, "stdin", make, ("recommend", "-"))


def _chatted(name: str, make: Make) -> Bomb:
    return Bomb(name, "stdin", make, ("chat",))


OWN = ("corpus", "add", "--from", "FILE")
PAPER = ("paper", "--bundle", "FILE", "--output", "paper.md")
ASK = ("recommend", "nurses leave")
LONG = 100_000_000

BOMBS = (
    _dry("sound CSV, for comparison", "a.csv", lambda _: b"problem\nnurses leave\n"),
    _dry("sound XLSX, for comparison", "b.xlsx", lambda shop: shop.workbook),
    _imported("sound Markdown, for comparison", "c.md", lambda _: PROSE.encode()),
    _dry("XLSX: a sheet of 900 MB", "swollen.xlsx", _swollen_sheet),
    _dry("XLSX: 20 million shared strings", "strings.xlsx", _strings),
    _dry("XLSX: row 99,999,999,999", "far.xlsx", _far_row),
    _dry("XLSX: row 1,048,576 after row 1", "last.xlsx", _last_row),
    _dry("XLSX: 20,000 rows at column ZZZ", "columns.xlsx", _far_columns),
    _dry("XLSX: entities of entities", "laughs.xlsx", _laughing_sheet),
    _imported("DOCX: a paragraph of 900 MB", "swollen.docx", _swollen_word),
    _imported("DOCX: entities of entities", "laughs.docx", _laughing_word),
    _imported("DOCX: a million paragraphs", "many.docx", _many_paragraphs),
    _dry("CSV: a line of 100 MB", "long.csv", lambda _: b"problem\n" + b"a " * (LONG // 2)),
    _dry(
        "CSV: a quotation never closed, 9 MB",
        "open.csv",
        lambda _: b'problem\n"' + b"nurses leave us all the time\n" * 330_000,
    ),
    _dry("CSV: a million columns", "wide.csv", lambda _: b"problem" + b",a" * 1_000_000 + b"\nx"),
    _dry(
        "CSV: a million commas a row",
        "spare.csv",
        lambda _: b"problem\n" + b"x" + b",a" * 1_000_000,
    ),
    _dry("TSV: 100 MB of NUL", "nul.tsv", lambda _: b"problem\n" + b"\x00" * LONG),
    _dry("TXT: a line of 100 MB", "long.txt", lambda _: b"a " * (LONG // 2)),
    _dry("TXT: 100 MB of accents", "accents.txt", lambda _: "e\u0301".encode() * (LONG // 3)),
    _dry("JSONL: a line of 100 MB", "long.jsonl", lambda _: b'{"text": "' + b"a" * LONG + b'"}'),
    _dry("JSONL: nested a million deep", "deep.jsonl", lambda _: b'{"text": ' + b"[" * 1_000_000),
    _dry(
        "JSONL: a number of a million digits",
        "digits.jsonl",
        lambda _: b'{"text": ' + b"9" * 1_000_000 + b"}",
    ),
    _imported(
        "HTML: 200,000 elements deep",
        "deep.html",
        lambda _: PAGE.encode() + b"<div>" * 200_000 + b"<p>x",
    ),
    _imported("HTML: 100,000 lists within lists", "lists.html", lambda _: b"<ul><li>a" * 100_000),
    _imported(
        "HTML: entities of entities",
        "laughs.html",
        lambda _: f"<!DOCTYPE x [{LAUGHS}]><p>&l9;</p>".encode(),
    ),
    _imported("Markdown: 500,000 opening brackets", "brackets.md", lambda _: b"[" * 500_000),
    _imported("Markdown: 100,000 quotations deep", "quotes.md", lambda _: b">" * 100_000 + b"x"),
    _imported("Markdown: 500,000 asterisks", "stars.md", lambda _: b"*a _" * 125_000),
    _imported("Markdown: 100 MB", "large.md", lambda _: PROSE.encode() * (LONG // len(PROSE))),
    _imported("Text: a line of 1 MB", "line.txt", lambda _: b"word " * 199_000),
    _imported("Text: 199,000 short lines", "lines.txt", lambda _: b"Case\n" * 199_000),
    _checked("case: YAML aliases of aliases", _case(ALIASES)),
    _checked("case: nested 100,000 deep", _case("x: " + "[" * 100_000)),
    _checked("case: a list of 400,000", _case(f"x: [{'a, ' * 400_000}]")),
    _checked("case: 100 MB", _case("x: " + "a" * LONG)),
    Bomb(
        "answers of one's own: aliases of aliases",
        "own.yaml",
        lambda _: ALIASES.encode(),
        OWN,
    ),
    Bomb(
        "bundle: nested a million deep",
        "deep.json",
        lambda _: b"[" * 1_000_000,
        PAPER,
    ),
    Bomb(
        "settings: nested 100,000 deep", "settings.toml", lambda _: b"keys = " + b"[" * 100_000, ASK
    ),
    Bomb("settings: 100 MB", "settings.toml", lambda _: b"#" * LONG, ("data", "where")),
    _said("problem: 4 MB on standard input", lambda _: b"nurses " * 570_000),
    _said("problem: 200,000 letters", lambda _: b"a" * 200_000),
    _said("problem: 199,998 letters and stops", lambda _: b"a." * 99_999),
    _said("problem: 28,000 different words", _words),
    _said(
        "problem: 17,000 misspellings",
        lambda _: b" ".join(b"nurs%des" % n for n in range(17_000)),
    ),
    _said(
        "problem: 190,000 accents on a letter",
        lambda _: b"a" + "\u0301".encode() * 190_000,
    ),
    _said(
        "problem: 190,000 spaces and line ends",
        lambda _: b"nurses" + b" \n" * 95_000 + b"leave",
    ),
    _said("problem: 199,990 digits", lambda _: b"1" * 199_990),
    _chatted("chat: a line of 100 MB", lambda _: b"a" * LONG + b"\nhello\n"),
    _chatted(
        "chat: a line nested a million deep",
        lambda _: b'{"say": ' + b"[" * 1_000_000 + b"\n",
    ),
    _chatted("chat: 199,000 letters", lambda _: b"a" * 199_000 + b"\n"),
    _chatted("chat: 30,000 words", lambda _: b"nurses leave the ward " * 9_000 + b"\n"),
    _chatted("chat: 190,000 spaces", lambda _: b"compare 1" + b" " * 190_000 + b"and 2\n"),
    _chatted("chat: 190,000 digits", lambda _: b"compare " + b"1" * 190_000 + b"\n"),
    _chatted("chat: 60,000 numbers", lambda _: b"compare " + b"1, " * 60_000 + b"\n"),
    _chatted("chat: 190,000 quotation marks", lambda _: b"nurses " + b"'\"" * 95_000 + b"\n"),
)


def main(chosen: Sequence[Bomb] = BOMBS) -> int:
    """Every bomb, a table, 1 where one did harm."""
    harm = 0
    print(
        "| bomb | bytes | exit | seconds | memory, MB | what was said |\n|---|---:|---:|---:|---:|---|"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built(folder / "index")
        shop = Workshop(folder, folder / "index")
        usual = measured(chosen[0], shop)[1].seconds
        for bomb in chosen:
            size, outcome = measured(bomb, shop)
            wrong = harms(size, outcome, usual)
            harm += bool(wrong)
            said = outcome.said.replace("|", "/").replace(str(folder), "")[:150]
            print(
                f"| {bomb.name} | {size:,} | {outcome.code} | {outcome.seconds:.2f} "
                f"| {outcome.memory / 1e6:.0f} | {f'**{wrong}** ' if wrong else ''}{said} |",
                flush=True,
            )
    print(f"\n{len(chosen)} tried, {len(chosen) - harm} harmless, {harm} did harm")
    return 1 if harm else 0


def measured(bomb: Bomb, shop: Workshop) -> tuple[int, Outcome]:
    """The size of a bomb, and what the command did with it."""
    path = shop.folder / "config" / "workforce-assistant" / bomb.file
    path = path if bomb.file == "settings.toml" else shop.folder / bomb.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bomb.make(shop))
    size = path.stat().st_size
    try:
        return size, _given(bomb, path, shop)
    finally:
        path.unlink()


def harms(size: int, outcome: Outcome, usual: float) -> str:
    """What harm was done, in words; empty where none was."""
    allowed = usual + SECONDS + SECONDS_A_MEGABYTE * size / 1e6 * (size > 10_000_000)
    if outcome.code not in CODES:
        return f"ended with {outcome.code}"
    if "Traceback" in outcome.said or "inside the program" in outcome.said:
        return "no plain sentence"
    if outcome.seconds > allowed:
        return f"longer than {allowed:.1f} s"
    return "too much memory" if outcome.memory > MOST_MEMORY else ""


def _given(bomb: Bomb, path: Path, shop: Workshop) -> Outcome:
    words = [str(path) if word == "FILE" else word for word in bomb.words]
    where = [
        "--corpus",
        str(SMALL),
        "--index",
        str(shop.index),
        "--data-dir",
        str(shop.folder / "data"),
    ]
    line = [sys.executable, "-c", CHILD, str(shop.folder / "memory"), *where, *words]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(shop.folder / "config"),
    }
    with path.open("rb") as given, tempfile.TemporaryFile() as heard:
        process = subprocess.Popen(
            line,
            stdin=given if bomb.file == "stdin" else subprocess.DEVNULL,
            stdout=heard,
            stderr=heard,
            env=environment,
            cwd=shop.folder,
            preexec_fn=_limited,
        )
        timer = threading.Timer(GIVEN_UP, process.kill)
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        size = heard.tell()
        heard.seek(max(0, size - 3000))
        said = heard.read().decode("utf-8", "replace").strip()
    lines = said.splitlines() or [""]
    last = said if "Traceback" in said or "inside the program" in said else lines[-1]
    return Outcome(
        process.returncode, used.ru_utime + used.ru_stime, _most(shop.folder, used), last
    )


def _most(folder: Path, used: resource.struct_rusage) -> int:
    """The child's own peak; what the system counts for it may be its parent's, from before it was another program."""
    path = folder / "memory"
    if not path.exists():
        return used.ru_maxrss * 1024
    own = path.read_text()
    path.unlink()
    return int(own) * 1024


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (6_000_000_000, 6_000_000_000))
