import json
from pathlib import Path

from click.testing import CliRunner

from assistant.building.opening import build_and_promote
from assistant.cli.main import cli
from assistant.engine import Assistant
from assistant.index import BuiltIndex, IndexHome
from assistant.library import judgements
from assistant.training.differing import Difference, difference

PROBLEM = "midnight zebra crossings worry the estates plumbers"


def _built(corpus: Path, home: IndexHome) -> str:
    return build_and_promote(corpus, home, lambda _: None, why="test")


def _opened(home: IndexHome, index: str) -> Assistant:
    return Assistant(BuiltIndex.open(home.path(index)))


def _topics(folder: Path) -> Path:
    path = folder / "topics.jsonl"
    row = {"id": "z1", "text": PROBLEM}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def _with_words(corpus: Path, words: str) -> str:
    """Add a situation to one case; its id."""
    path = sorted((corpus / "cases").glob("*.md"))[3]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("situations:\n", f"situations:\n  - {words}\n", 1), "utf-8")
    return path.stem


def test_topics_that_moved_are_named_with_the_words_and_fields(
    corpus: Path, tmp_path: Path
) -> None:
    home = IndexHome(tmp_path / "index")
    old = _built(corpus, home)
    case = _with_words(corpus, "zebra crossings at midnight, and the plumbers of estates")
    gone = sorted((corpus / "cases").glob("*.md"))[0]
    gone.unlink()
    new = _built(corpus, home)
    found = difference(
        _opened(home, old), _opened(home, new), judgements.load(_topics(tmp_path), None)
    )
    (moved,) = found.moved
    risen = next(shift for shift in moved.shifts if shift.case == case)
    assert (risen.now, moved.topic, found.comparison) == (1, "z1", None)
    assert "situation" in {reason.field for reason in risen.reasons}
    assert {reason.word for reason in risen.reasons} <= set(PROBLEM.split())
    assert all(reason.now > reason.before for reason in risen.reasons[:2])
    _check_the_command(corpus, tmp_path, old, new)


def _check_the_command(corpus: Path, folder: Path, old: str, new: str) -> None:
    where = ["--corpus", corpus, "--index", folder / "index", "--data-dir", folder / "data"]
    words = [*where, "index", "difference", old, new[:6], "--seen", "--format", "json"]
    done = CliRunner().invoke(cli, [str(word) for word in words], standalone_mode=False)
    assert done.exception is None
    found = Difference.model_validate_json(done.stdout)
    assert (found.before, found.now) == (old, new)
    assert found.comparison is not None
    lost = [shift for one in found.moved for shift in one.shifts if shift.only == "before"]
    assert lost
    assert all(shift.now is None for shift in lost)


def test_a_version_does_not_differ_from_itself(corpus: Path, tmp_path: Path) -> None:
    home = IndexHome(tmp_path / "index")
    index = _built(corpus, home)
    judged = judgements.load_shipped(corpus)
    assert judged is not None
    found = difference(_opened(home, index), _opened(home, index), judged)
    assert (found.moved, found.asked) == ((), len(judged.topics))
