import json
import shutil
from pathlib import Path

import pytest

from assistant import paths

CASES = 60
REFUSED = 20


@pytest.fixture(scope="session")
def judged_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of the shipped cases with the judged problems that are about them, so that training is fast."""
    root = tmp_path_factory.mktemp("judged") / "corpus"
    shipped = paths.shipped_corpus()
    shutil.copytree(shipped, root, ignore=shutil.ignore_patterns("cases", "evaluation"))
    (root / "cases").mkdir()
    (root / "evaluation").mkdir()
    rows = (shipped / "evaluation" / "qrels.txt").read_text(encoding="utf-8").split("\n")
    judged = [row.split() for row in rows if row.strip()]
    names = list(dict.fromkeys(key for _, _, key, grade in judged if grade == "3"))[:CASES]
    for name in names:
        text = (shipped / "cases" / f"{name}.md").read_text(encoding="utf-8")
        kept = "\n".join(row for row in text.split("\n") if not row.startswith("follows:"))
        (root / "cases" / f"{name}.md").write_text(kept, encoding="utf-8")
    grades = [row for row in judged if row[2] in names]
    topics = {row[0] for row in grades if row[3] == "3"}
    _write(shipped, root, topics, grades)
    return root


def _write(shipped: Path, root: Path, topics: set[str], grades: list[list[str]]) -> None:
    refused = 0
    kept = []
    for row in (shipped / "evaluation" / "topics.jsonl").read_text(encoding="utf-8").splitlines():
        topic = json.loads(row)
        refused += topic.get("kind") == "refuse"
        if topic["id"] in topics or (topic.get("kind") == "refuse" and refused <= REFUSED):
            kept.append(row)
    (root / "evaluation" / "topics.jsonl").write_text("\n".join(kept) + "\n", encoding="utf-8")
    lines = [" ".join(row) for row in grades if row[0] in topics]
    (root / "evaluation" / "qrels.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def own_corpus(judged_corpus: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    root = tmp_path / "corpus"
    shutil.copytree(judged_corpus, root)
    return root
