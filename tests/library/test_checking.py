import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from assistant import paths
from assistant.errors import CorpusError
from assistant.library import Library
from assistant.library.checking import check
from assistant.library.library import Problem
from tests.running import Ask, asking

TODAY = date(2026, 11, 24)
MOVES = "cases/ward-moves.md"
ROTA = "cases/part-time-rota.md"
TUPE = "legal/tupe.md"


@dataclass(frozen=True)
class Fault:
    """``old`` becomes ``new`` in ``file``; the complaint stands at the line of ``at`` (default: of ``new``)."""

    name: str
    file: str
    old: str
    new: str
    complaint: str
    at: str | None = None

    def plant(self, corpus: Path) -> int:
        """Plant it, and give the line of the complaint."""
        path = corpus / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times"
        text = text.replace(self.old, self.new)
        path.write_text(text, encoding="utf-8")
        if self.at == "":
            return 1
        return text[: text.index(self.at or self.new)].count("\n") + 1


FAULTS = (
    Fault("unknown theme", MOVES, "themes: [retention]", "themes: [joy]", "`joy` is not one of"),
    Fault("unknown staff group", MOVES, "groups: [nurses]", "groups: [elves]", "`elves` is not"),
    Fault("unknown feature", MOVES, "[internal-moves]", "[flying]", "`flying` is not one of"),
    Fault("unknown sector", MOVES, "sector: acute", "sector: space", "`space` is not a known"),
    Fault("unknown country", MOVES, "country: england", "country: narnia", "not a known country"),
    Fault("missing heading", MOVES, "## What to copy\n", "", "no heading `## What to copy`", ""),
    Fault("heading twice", MOVES, "## What to copy\n", "## Problem\nAgain.\n\n## What to copy\n",
          "`Problem` stands twice", "## Problem\nAgain."),
    Fault("unknown heading", MOVES, "## What to copy\n", "## Luck\n\n## What to copy\n", "`Luck`"),
    Fault("empty heading", MOVES, "- Some managers held on to people.", "", "is empty",
          "## What got in the way"),
    Fault("text before the headings", MOVES, "---\n\n## Problem", "---\nHello.\n\n## Problem",
          "text before the first heading", "Hello."),
    Fault("figure with no fact", MOVES, "fell from 16% to 11% a", "fell from 16% to 12% a",
          "figure 12 of the outcomes stands in no fact", "facts:"),
    Fault("figure in the summary", MOVES, "by one short form and", "by 7 short forms and",
          "figure 7 of the summary stands in no fact", "summary:"),
    Fault("e-mail address", MOVES, "- Ask leavers first.", "- Ask ann.other@example.nhs.uk first.",
          "holds an e-mail address"),
    Fault("telephone number", MOVES, "- Ask leavers first.", "- Ring 020 7946 0123 first.",
          "looks like a telephone number"),
    Fault("e-mail address among the sources", "sources.yaml", "{title: The invented bulletin",
          "{note: from a.b@example.org, title: The invented bulletin", "an e-mail address"),
    Fault("duplicate situation", MOVES, '"nurses leave to get a change of specialty"',
          '"Self rostering on a  ward"', "also stands in part-time-rota"),
    Fault("situation that repeats the title", ROTA, '"self rostering on a ward"',
          '"Rotas drawn up by the ward team itself?"', "only repeats the title"),
    Fault("too few situations", ROTA, '  - "self rostering on a ward"\n', "",
          "at least 8 items", "situations:"),
    Fault("month 13", MOVES, "date: 2018", "date: 2018-13", "not a date of the calendar"),
    Fault("30 February", MOVES, "date: 2018", "date: 2018-02-30", "not a date of the calendar"),
    Fault("date in words", MOVES, "date: 2018", "date: last spring", "`date` is wrong"),
    Fault("review on 31 June", TUPE, "review_by: 2027-01-01", "review_by: 2027-06-31",
          "not a date of the calendar"),
    Fault("source of month 13", TUPE, "date: undated", "date: 2019-13",
          "not a date of the calendar"),
    Fault("id not the file's name", MOVES, "id: ward-moves", "id: moves", "should be the file's"),
    Fault("unknown source", MOVES, "source: {id: handbook, locator", "source: {id: gossip, locator",
          "source `gossip` is not in sources.yaml"),
    Fault("fact of an unknown source", MOVES, 'taken 90 days.", source: handbook',
          'taken 90 days.", source: rumour', "`rumour` is neither"),
    Fault("follows nothing", MOVES, "follows: null", "follows: no-such-case", "no case `no-such"),
    Fault("grade 0 with a result", MOVES, "grade: 2", "grade: 0", "grade 0 says no outcome"),
    Fault("grade without a result", MOVES, "result: improved", "result: not-reported",
          "but the grade is above 0"),
    Fault("grade 5", MOVES, "grade: 2", "grade: 5", "`evidence.grade`"),
    Fault("unknown field", MOVES, "follows: null", "mood: good", "`mood` is not a field"),
    Fault("missing field", MOVES, "scale: organisation\n", "", "`scale` is missing", ""),
    Fault("key twice", MOVES, "follows: null", "follows: null\nfollows: null", "`follows` twice",
          "follows: null\nfeatures"),
    Fault("YAML alias", MOVES, "setting: An invented place", "setting: &here An invented place",
          "anchor or alias"),
    Fault("YAML alias with a hyphen", MOVES, "setting: An", "setting: &a-b An", "anchor or alias"),
    Fault("not YAML", MOVES, "themes: [retention]", "themes: [retention", "not valid YAML",
          "staff_groups"),
    Fault("no front matter", MOVES, "---\nid: ward", "id: ward", "begin with front matter", ""),
    Fault("not a web address", "sources.yaml", '"https://example.org/handbook"',
          '"javascript:alert(1)"', "not a web address", "handbook:"),
    Fault("unconfirmed rule without doubt", TUPE, '    doubt: "Nobody has confirmed it."\n', "",
          "say in `doubt`", "id: r3"),
    Fault("rule without source", TUPE, "    sources: [s2]", "    sources: []", "`rules.2.sources`"),
    Fault("rule of an unknown source", TUPE, "    sources: [s2]", "    sources: [s9]",
          "source `s9` is not under", "id: r3"),
    Fault("rule twice", TUPE, "id: r2", "id: r1", "rule `r1` stands twice", "rules:"),
    Fault("status that is none", TUPE, "status: coming", "status: rumoured", "`rules.1.status`"),
    Fault("question that asks nothing", TUPE, "Who will be the employer?", "The employer.",
          "`questions.0.ask`"),
    Fault("trigger by an unknown feature", TUPE, "{feature: shared-employment",
          "{feature: teleporting", "`teleporting` is not"),
    Fault("unknown country elsewhere", TUPE, "{country: wales", "{country: oz", "`oz` is not"),
    Fault("legal heading twice", TUPE, "## What to watch for\n",
          "## What it is about\nMore.\n\n## What to watch for\n", "stands twice",
          "## What it is about\nMore."),
    Fault("preferred term twice", "thesaurus.yaml", "{preferred: nursery,",
          "{preferred: staff bank,", "preferred term of two groups",
          "{preferred: staff bank, alternative: [crèche]}"),
    Fault("term that leads nowhere", "thesaurus.yaml", "nursery, alternative: [crèche]",
          "nursery", "`nursery` leads nowhere"),
    Fault("successor that is none", "organisations.yaml", "now: greater-north", "now: nobody",
          "`nobody` is no organisation"),
)  # fmt: skip


def complaints(corpus: Path) -> list[Problem]:
    return check(Library.read(corpus), TODAY)


def test_the_small_corpus_is_sound(corpus: Path) -> None:
    assert complaints(corpus) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_named_with_file_and_line(corpus: Path, fault: Fault) -> None:
    line = fault.plant(corpus)
    found = [one for one in complaints(corpus) if not one.warning]
    assert [(one.file, one.line) for one in found if fault.complaint in one.message] == [
        (fault.file, line)
    ], found


@pytest.mark.parametrize(
    ("name", "spoil", "complaint"),
    [
        ("not UTF-8", lambda raw: raw.replace(b"Page 1", b"Page \xff"), "is not UTF-8"),
        ("a NUL byte", lambda raw: raw.replace(b"Page 1", b"Page \x00"), "holds a NUL byte"),
        ("too large", lambda raw: raw + b" " * 2_000_001, "is larger than"),
    ],
)
def test_a_file_that_is_no_text(
    corpus: Path, name: str, spoil: Callable[[bytes], bytes], complaint: str
) -> None:
    path = corpus / MOVES
    raw = path.read_bytes()
    path.write_bytes(spoil(raw))
    line = 1 if name == "too large" else raw[: raw.index(b"Page 1")].count(b"\n") + 1
    [found] = [one for one in complaints(corpus) if complaint in one.message]
    assert (found.file, found.line) == (MOVES, line)


@pytest.mark.parametrize(
    "name", ["taxonomy.yaml", "thesaurus.yaml", "sources.yaml", "organisations.yaml"]
)
def test_a_missing_vocabulary_is_named(corpus: Path, name: str) -> None:
    (corpus / name).unlink()
    assert any(one.file == name and "is missing" in one.message for one in complaints(corpus))


WARNINGS = (
    Fault("American spelling", MOVES, "Many left instead.", "It was prioritized.", "British"),
    Fault("unknown organisation", MOVES, "Northtown Hospitals", "Nowhere", "organisations.yaml"),
    Fault("overdue review", TUPE, "review_by: 2027-01-01", "review_by: 2026-11-23", "was due for"),
    Fault("rule that was coming", TUPE, "effective: 2027-04", "effective: 2026-10",
          "which has passed", "id: r2"),
)  # fmt: skip


@pytest.mark.parametrize("fault", WARNINGS, ids=lambda fault: fault.name)
def test_a_warning_is_no_error(corpus: Path, fault: Fault) -> None:
    line = fault.plant(corpus)
    [found] = complaints(corpus)
    assert (found.file, found.line, found.warning) == (fault.file, line, True)
    assert fault.complaint in found.message


@pytest.fixture
def check_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, corpus: Path
) -> Ask:
    return asking(capsys, monkeypatch, ("--corpus", str(corpus), "corpus", "check"))


def test_the_command_prints_file_and_line_and_fails(corpus: Path, check_command: Ask) -> None:
    assert check_command().code == 0
    line = FAULTS[0].plant(corpus)
    done = check_command()
    assert done.code == 1
    assert f"{MOVES}:{line}: `joy` is not one of the themes" in done.out
    assert done.out.endswith("6 cases and 2 considerations: 1 errors, 0 warnings.\n")
    held = json.loads(check_command("--format", "json").out)
    assert held["errors"] == 1
    assert [(one["file"], one["line"]) for one in held["problems"]] == [(MOVES, line)]


def test_a_corpus_with_an_error_cannot_be_used(corpus: Path) -> None:
    FAULTS[0].plant(corpus)
    Library.load(corpus)  # an unknown word is for the check; the records can be read
    (corpus / MOVES).write_text("nothing")
    with pytest.raises(CorpusError, match=r"cases/ward-moves\.md:1: .*corpus check"):
        Library.load(corpus)


def test_a_folder_without_cases_is_no_corpus(corpus: Path) -> None:
    shutil.rmtree(corpus / "cases")
    with pytest.raises(CorpusError, match="has no `cases` folder"):
        Library.read(corpus)


def test_the_shipped_corpus_passes() -> None:
    library = Library.read(paths.shipped_corpus())
    assert [str(one) for one in check(library, date.today()) if not one.warning] == []
    assert len(library.cases) >= 86
    assert len(library.considerations) == 25
