"""Text that would do something if it were let, through every command and into every form: it does nothing."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.intake.drafting import draft_id, draft_text
from assistant.intake.guessing import Guess
from assistant.safety import DANGEROUS, file_name, inert, inert_json, is_device, plain
from tests import nasty
from tests.nasty import NASTY, PROBLEM, does_nothing
from tests.running import ROOT, Ask, asking

each = pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
CHECKS: dict[str, Callable[[Path], None]] = {
    ".csv": nasty.csv_does_nothing,
    ".xlsx": nasty.xlsx_does_nothing,
    ".docx": nasty.docx_does_nothing,
    ".html": lambda path: nasty.html_does_nothing(path.read_text(encoding="utf-8")),
    ".md": lambda path: nasty.markdown_does_nothing(path.read_text(encoding="utf-8")),
}
NAME = "\x1b[31m=1+1 \u202exslx [bold]<b>'\x9b2J"  # a file's


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nasty.nasty_corpus(tmp_path_factory.mktemp("nasty"))


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, corpus: Path) -> Ask:
    """The command over a corpus that is nasty throughout."""
    before = ("--corpus", str(corpus), "--index", str(corpus.parent / "indexes"), "--quiet")
    return asking(capsys, monkeypatch, before)


@each
def test_nothing_of_it_is_left_to_do_anything(text: str) -> None:
    does_nothing(plain(text))
    assert not inert(text).lstrip().startswith(DANGEROUS)


@each
def test_as_json_it_is_escaped_and_means_the_same(text: str) -> None:
    shown = inert_json(json.dumps({"text": text}, ensure_ascii=False))
    does_nothing(shown)
    assert json.loads(shown) == {"text": text}


@each
def test_a_file_named_after_it_stays_in_its_folder(text: str, tmp_path: Path) -> None:
    for name in (file_name(text, "shortlist"), draft_id(Guess(title=text), ())):
        assert name == Path(name).name
        assert name not in ("", ".", "..")
        assert not set(name) & set('\\/:*?"<>|.')
        assert not is_device(name)
        does_nothing(name)


@each
def test_a_draft_holds_it_as_a_quotation(text: str) -> None:
    from assistant.intake.blocks import Block

    made = draft_text("x", Guess(title=text), [Block("text", text)], origin=text)
    body = made.split("\n---\n", 1)[1]
    assert body.count("-->") == 1
    assert body.rstrip().endswith("-->")
    does_nothing(body)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_recommend(say: Ask, form: str) -> None:
    done = say("recommend", "--format", form, "--all", "-", stdin=_without_nul(PROBLEM))
    assert "alert" in done.out
    does_nothing(done.out + done.err)
    if form == "markdown":
        nasty.markdown_does_nothing(done.out)


def test_recommend_as_json(say: Ask) -> None:
    done = say("recommend", "--format", "json", "--all", "-", stdin=_without_nul(PROBLEM))
    does_nothing(done.out)
    answer = json.loads(done.out)
    assert "alert(1)" in answer["query"]
    assert any("\x1b" in case["title"] for case in answer["cases"])  # the record's own, escaped


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_chat(say: Ask, form: str) -> None:
    turns = [PROBLEM, "why the first one", "tell me more about 1", "save 1", "compare 1 and 2",
             "shortlist", "export", "only " + nasty.ALL, "what about the law", "left out", nasty.ALL]  # fmt: skip
    lines = "".join(json.dumps({"say": one}) + "\n" for one in turns)
    done = say("chat", "--format", form, stdin=lines.encode())
    does_nothing(done.out + done.err)
    if form == "jsonl":
        said = [json.loads(line) for line in done.out.splitlines()]
        assert len(said) == len(turns)
        for turn in said:
            does_nothing(turn["text"])
        assert any("alert" in turn["text"] for turn in said)


@pytest.mark.parametrize("ending", [*CHECKS, ".jsonl"])
def test_batch(say: Ask, tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"{NAME}.jsonl"
    rows = [{"id": text, "text": f"nurses leave {text}"} for text in NASTY.values()]
    rows += [{"id": "all", "text": PROBLEM}, {"id": "=1+1", "text": ""}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    output = tmp_path / f"{NAME}-answers{ending}"
    done = say("batch", str(source), "--output", str(output), "--jobs", "1", "--start-again")
    assert done.code == 1
    does_nothing(done.out + done.err)
    if ending in CHECKS:
        CHECKS[ending](output)


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
@pytest.mark.parametrize("kind", ["briefing", "board-paper", "workforce-plan"])
def test_papers(say: Ask, tmp_path: Path, kind: str, ending: str) -> None:
    problem = _without_nul(PROBLEM).decode()
    output = tmp_path / f"{NAME}{ending}"
    done = say("paper", problem, "--kind", kind, "--output", str(output))
    assert done.code == 0, done.err
    does_nothing(done.out + done.err)
    CHECKS[ending](output)


def test_errors_that_name_files(say: Ask, tmp_path: Path) -> None:
    for words in (
        ("batch", str(tmp_path / f"{NAME}.csv"), "--output", "x.csv"),
        ("recommend", "nurses", "--sector", NAME),
        ("recommend", f"--{NAME}"),
        ("--corpus", str(tmp_path / NAME), "recommend", "nurses"),
        ("corpus", "import", str(tmp_path / f"{NAME}.docx")),
        ("legal", "show", NAME),
        ("legal", "define", NAME),
        ("index", "show", NAME),
        (NAME,),
    ):
        done = say(*words)
        does_nothing(done.out + done.err)
        assert done.code or done.out


def test_checks_of_a_corpus_that_name_its_files(say: Ask, corpus: Path, tmp_path: Path) -> None:
    copied = nasty.nasty_corpus(tmp_path)
    (copied / "cases" / f"{NAME}.md").write_text('---\nid: x\ntitle: "\\e[31m"\n---\n', "utf-8")
    done = say("--corpus", str(copied), "corpus", "check")
    assert done.code == 1
    does_nothing(done.out + done.err)


def test_a_workbook_reads_no_escapes_of_its_own(say: Ask, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("problem\nnurses leave _x001B_[31m\n", encoding="utf-8")
    output = tmp_path / "out.xlsx"
    assert say("batch", str(source), "--output", str(output), "--jobs", "1").code == 0
    with zipfile.ZipFile(output) as held:
        raw = b"".join(held.read(name) for name in held.namelist())
    assert raw.count(b"_x001B_") == raw.count(b"_x005F_x001B_") > 0


def test_words_leave_a_command_by_one_door() -> None:
    for path in (ROOT / "assistant").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name != "saying.py":
            assert "click.echo" not in text, path
            assert "click.confirm" not in text, path
            assert "print(" not in text.replace("fingerprint(", ""), path


def _without_nul(text: str) -> bytes:
    """As standard input: NUL is refused there."""
    return text.replace("\x00", "").encode("utf-8", "surrogatepass")
