"""The kinds of input: how one is made from chance, and where it is put to the program."""

import io
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from assistant import Assistant, settings
from assistant.batch.checking import survey
from assistant.batch.reading import open_source
from assistant.building.opening import open_index
from assistant.conversation import Conversation
from assistant.errors import AssistantError, IndexDamaged
from assistant.index import BuiltIndex, manifest
from assistant.intake.importing import import_document
from assistant.library import Library, judgements
from assistant.library.checking import check
from assistant.models import Filters
from assistant.records import Records
from assistant.rendering import as_text
from assistant.rendering.bundle import bundled, read_bundle
from benchmarks.fuzz.mangling import mangled, mangled_zip, text

SMALL = Path(__file__).parents[2] / "tests" / "small_corpus"
TODAY = date(2026, 11, 24)
TURNS = 30  # turns after which a conversation is begun afresh


def built(folder: Path) -> BuiltIndex:
    """The index of the small corpus, built where there is none."""
    return open_index(SMALL, folder, lambda _: None)


@dataclass
class Workshop:
    """A folder to write inputs in, and the program over the small corpus."""

    folder: Path
    index: Path

    @cached_property
    def assistant(self) -> Assistant:
        """An assistant over the small corpus."""
        return Assistant(built(self.index), today=TODAY)

    @cached_property
    def library(self) -> Library:
        """The small corpus."""
        return Library.load(SMALL)

    @cached_property
    def corpus(self) -> Path:
        """A copy of the corpus with one case and one consideration, whose files are mangled in turn."""
        copy = Path(shutil.copytree(SMALL, self.folder / "corpus"))
        for path in (*sorted(copy.glob("cases/*"))[1:], *sorted(copy.glob("legal/*"))[1:]):
            path.unlink()
        return copy

    @cached_property
    def copied_index(self) -> Path:
        """A copy of the index, one of whose files is mangled in turn."""
        copy = Path(shutil.copytree(self.assistant.index.folder, self.folder / "copied"))
        (copy / manifest.STAMP).unlink(missing_ok=True)
        return copy

    @cached_property
    def bundle(self) -> bytes:
        """A sound bundle."""
        answer = self.assistant.recommend("nurses leave because moving ward means applying again")
        return bundled(answer, 10, Filters()).encode()

    @cached_property
    def workbook(self) -> bytes:
        """A sound workbook of problems."""
        from openpyxl import Workbook

        book, out = Workbook(), io.BytesIO()
        sheet = book.active
        assert sheet is not None
        for row in (["id", "problem", "when"], ["1", "nurses leave", 4.0], [2, "=1+1", None]):
            sheet.append(row)
        sheet["C3"] = TODAY
        book.create_sheet("Other").append(["text", "sickness"])
        book.save(out)
        return out.getvalue()

    @cached_property
    def word(self) -> bytes:
        """A sound Word document of two cases."""
        import docx

        document, out = docx.Document(), io.BytesIO()
        for name in ("Northtown Hospitals", "Southtown Care"):
            document.add_heading(f"Case study: {name}", 1)
            document.add_paragraph("Turnover was 16%. It fell to 11% in two years.")
            document.add_paragraph("They made one form.", style="List Bullet")
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "Outcome"
        document.save(out)
        return out.getvalue()

    @cached_property
    def database(self) -> bytes:
        """A sound file of what a user keeps."""
        folder = self.folder / "sound"
        records = Records(folder)
        talk = records.history.begin("nurses")
        records.history.say(talk, "nurses leave")
        records.shortlists.add(records.shortlists.make("One"), "ward-moves", "A title")
        records.feedback.give("ward-moves", "A title", "useful")
        with records.store.reading() as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        records.close()
        return records.store.path.read_bytes()

    def written(self, name: str, raw: bytes) -> Path:
        """A file of these bytes."""
        path = self.folder / name
        path.write_bytes(raw)
        return path


Trial = Callable[[Workshop, random.Random], object]


def problem(shop: Workshop, chance: random.Random) -> object:
    """A problem asked, its answer as JSON, now and then as text."""
    answer = shop.assistant.recommend(
        text(chance, 4_000), chance.choice((1, 3, 10, 100)), show_all=chance.random() < 0.2
    )
    shown = as_text(answer) if chance.random() < 0.05 else ""
    return answer.json_text(), shown.encode("utf-8")


_talks: dict[int, Conversation] = {}


def said(shop: Workshop, chance: random.Random) -> object:
    """A turn of a conversation that goes on from the turns before."""
    held = _talks.get(id(shop))
    if held is None or len(held.turns) >= TURNS:
        held = _talks[id(shop)] = Conversation(shop.assistant)
    words = text(chance, 300)
    turn = held.say(f"/{words}" if chance.random() < 0.2 else words)
    return turn.model_dump_json(), turn.text.encode("utf-8")


def _batch(shop: Workshop, chance: random.Random, name: str, raw: bytes) -> object:
    source = open_source(shop.written(name, raw))
    survey(source, repeats=True)
    first = next((row for row in source.rows() if row.fault is None), None)
    return shop.assistant.recommend(first.text, 1) if first and chance.random() < 0.2 else None


CSV = 'id,problem,site\n1,"nurses leave, again","North\ntown"\n2,sickness is rising,\n3,=1+1,"x ""y"""\n'
LINES = '{"id": "a", "text": "nurses leave"}\n\n{"id": 2, "problem": "caf\\u00e9 staff", "n": [1, {"b": null}]}\n'
PARAGRAPHS = "Nurses leave us.\nThey retire.\n\nSickness is rising – café\n\n\n\tThird\n"


def csv_file(shop: Workshop, chance: random.Random) -> object:
    """A batch in CSV, in one of four encodings."""
    encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252"))
    return _batch(shop, chance, "in.csv", mangled(chance, CSV.encode(encoding)))


def tsv_file(shop: Workshop, chance: random.Random) -> object:
    """A batch in TSV."""
    return _batch(shop, chance, "in.tsv", mangled(chance, CSV.replace(",", "\t").encode()))


def jsonl_file(shop: Workshop, chance: random.Random) -> object:
    """A batch in JSON lines."""
    return _batch(shop, chance, "in.jsonl", mangled(chance, LINES.encode()))


def txt_file(shop: Workshop, chance: random.Random) -> object:
    """A batch in paragraphs."""
    return _batch(shop, chance, "in.txt", mangled(chance, PARAGRAPHS.encode()))


def xlsx_file(shop: Workshop, chance: random.Random) -> object:
    """A batch in a workbook."""
    return _batch(shop, chance, "in.xlsx", mangled_zip(chance, shop.workbook))


def corpus_file(shop: Workshop, chance: random.Random) -> object:
    """A file of the corpus: a case, a consideration, a vocabulary. It is read whole and checked."""
    paths = sorted(path for path in shop.corpus.rglob("*") if path.suffix in (".md", ".yaml"))
    path = chance.choice(paths)
    sound = (SMALL / path.relative_to(shop.corpus)).read_bytes()
    path.write_bytes(mangled(chance, sound))
    try:
        library = Library.read(shop.corpus)
        problems = check(library, TODAY)
    finally:
        path.write_bytes(sound)
    return [str(one).encode("utf-8") for one in problems]


def judged_file(shop: Workshop, chance: random.Random) -> object:
    """Judged problems and their grades."""
    names = ("topics.jsonl", "qrels.txt", "qrels-legal.txt")
    name = chance.choice(names)
    path = shop.corpus / "evaluation" / name
    sound = (SMALL / "evaluation" / name).read_bytes()
    path.write_bytes(mangled(chance, sound))
    try:
        return judgements.load_shipped(shop.corpus)
    finally:
        path.write_bytes(sound)


def index_file(shop: Workshop, chance: random.Random) -> object:
    """A file of an index, mangled, its manifest too, and then asked."""
    return _asked_of_mangled(shop, chance, resealed=False)


def resealed_file(shop: Workshop, chance: random.Random) -> object:
    """A file of an index, mangled by someone who made its checksum fit.

    With the same rights they could do worse. Any error that Python can catch will do here, for the command says it in a
    sentence; the process must not die, hang, or fill the memory.
    """
    try:
        return _asked_of_mangled(shop, chance, resealed=True)
    except (AssistantError, MemoryError):
        raise
    except Exception as error:
        raise IndexDamaged(f"{type(error).__name__}") from error


def _asked_of_mangled(shop: Workshop, chance: random.Random, *, resealed: bool) -> object:
    folder = shop.copied_index
    path = chance.choice([one for one in sorted(folder.rglob("*")) if one.is_file()])
    sound, names = path.read_bytes(), folder / manifest.NAME
    sealed = names.read_bytes()
    path.write_bytes(mangled(chance, sound))
    try:
        if resealed and path != names:
            held = manifest.read(folder)
            manifest.seal(
                folder,
                version=held.version,
                corpus=held.corpus,
                legal=held.legal,
                counts=held.counts,
            )
        return Assistant(BuiltIndex.open(folder), today=TODAY).recommend("nurses leave the ward")
    finally:
        path.write_bytes(sound)
        names.write_bytes(sealed)
        (folder / manifest.STAMP).unlink(missing_ok=True)


SETTINGS = """look = "calm-dark"
motion = false
retention_days = 365
since = 2019
[filters]
sector = ["acute", "social-care"]
[keys]
save = "ctrl+s"
"""


def settings_file(shop: Workshop, chance: random.Random) -> object:
    """The settings file, read, changed and read again."""
    path = shop.written("settings.toml", mangled(chance, SETTINGS.encode()))
    settings.read(path)
    changed = settings.change(path, history=False)
    if settings.read(path).history:
        raise AssertionError("a setting was lost")
    return changed


def bundle_file(shop: Workshop, chance: random.Random) -> object:
    """A bundle."""
    return read_bundle(shop.written("bundle.json", mangled(chance, shop.bundle)))


PAGE = """<html><head><title>Case study</title><meta name="date" content="2020-01-02"></head><body><nav>Home</nav>
<main><h1>Northtown Hospitals</h1><p>Turnover was <b>16%</b>.</p><ul><li>One form<li>Two</ul>
<table><tr><td>a<td>b</table><p>By Jo Bloggs, jo@example.org</p></main></body></html>"""
PROSE = """# Northtown Hospitals

Turnover of nurses was 16%. Call 01632 960 001.

## What they did
1. They made one form.
2. They asked leavers[^1].

| a | b |
|---|---|
| c | d |

## Southtown Care
Organisation: Southtown Care
Sickness fell from 6% to 4% in 2021.
"""
DOCUMENTS = {".md": PROSE, ".txt": PROSE.replace("#", ""), ".html": PAGE}


def document_file(shop: Workshop, chance: random.Random) -> object:
    """A document to import: Markdown, text, HTML, Word."""
    ending = chance.choice((*DOCUMENTS, ".docx"))
    sound = DOCUMENTS.get(ending, "").encode()
    raw = mangled(chance, sound) if sound else mangled_zip(chance, shop.word)
    output = shop.folder / "drafts"
    try:
        return import_document(shop.written(f"document{ending}", raw), shop.library, output)
    finally:
        shutil.rmtree(output, ignore_errors=True)


def pdf_file(shop: Workshop, chance: random.Random) -> object:
    """A PDF to import."""
    return import_document(
        shop.written("document.pdf", mangled(chance, _pdf())), shop.library, shop.folder / "drafts"
    )


def _pdf() -> bytes:
    stream = b"BT /F1 12 Tf 72 720 Td (Northtown Hospitals) Tj 0 -20 Td (Turnover was 16%.) Tj ET"
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(parts) + 1, table)
    return (
        out
        + head
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (
            len(parts) + 1,
            len(out),
        )
    )


def kept_file(shop: Workshop, chance: random.Random) -> object:
    """The file of what a user keeps, opened, read and written to."""
    folder = shop.folder / "kept"
    folder.mkdir(exist_ok=True)
    records = Records(folder)
    records.store.path.write_bytes(mangled(chance, shop.database))
    try:
        records.counts()
        records.history.turns(1)
        records.history.search("nurses")
        return records.shortlists.make("Two")
    finally:
        records.close()
        shutil.rmtree(folder, ignore_errors=True)


def filter_words(shop: Workshop, chance: random.Random) -> object:
    """Values of filters."""
    name = chance.choice(("sector", "theme", "staff_group", "country", "source"))
    return shop.assistant.filters({name: [text(chance, 60)]}, chance.choice((None, -5, 10**9)))


class Kind(NamedTuple):
    """A kind of input. ``share`` is its part of a run, in thousandths."""

    name: str
    trial: Trial
    share: int


KINDS = (
    Kind("problem", problem, 560),
    Kind("turn", said, 100),
    Kind("filter", filter_words, 40),
    Kind("csv", csv_file, 45),
    Kind("tsv", tsv_file, 25),
    Kind("jsonl", jsonl_file, 45),
    Kind("txt", txt_file, 40),
    Kind("settings", settings_file, 45),
    Kind("bundle", bundle_file, 40),
    Kind("corpus", corpus_file, 15),
    Kind("judged", judged_file, 20),
    Kind("index", index_file, 4),
    Kind("resealed", resealed_file, 2),
    Kind("xlsx", xlsx_file, 5),
    Kind("document", document_file, 6),
    Kind("pdf", pdf_file, 3),
    Kind("kept", kept_file, 5),
)
