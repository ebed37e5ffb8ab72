import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from assistant.cli.main import cli
from assistant.engine import Assistant
from assistant.errors import UsageError
from assistant.intake.guiding import Guide, Stopped, from_file
from assistant.intake.owning import submission
from assistant.intake.questions import QUESTIONS
from assistant.library import Library
from assistant.rendering import as_text

TOLD: dict[str, Any] = {
    "title": "Tea trolley rounds for night porters",
    "organisation": "Our own trust",
    "country": "England",
    "sector": "Acute hospitals",
    "themes": "health and wellbeing, retention",
    "staff_groups": "all staff",
    "problem": "Night porters never got a break, and three of them left in a month.",
    "actions": ["A trolley went round at two in the morning.", "Managers took turns to push it."],
    "result": "improved",
    "outcomes": ["Leavers fell from 3 in a month to none in a year."],
    "evidence": "2",
    "summary": "A trolley of tea and food was taken round to night porters by their managers.",
    "situations": [
        "porters on nights get nothing hot",
        "our porters keep leaving after a winter of nights",
        "Nobody sees the night porters from one week to the next.",
    ],
    "keywords": "porters, night shift, breaks, hot food, leavers",
    "scale": "team",
    "date": 2025,
}
QUESTION = "our porters keep leaving after a winter of nights with no hot food"


@pytest.fixture
def answers_file(tmp_path: Path) -> Path:
    path = tmp_path / "told.yaml"
    path.write_text(yaml.safe_dump(TOLD, allow_unicode=True), encoding="utf-8")
    return path


class Desk:
    """A data directory, a corpus and an index folder, and the command run over them."""

    def __init__(self, root: Path, corpus: Path) -> None:
        self.data, self.corpus, self.index = root / "data", corpus, root / "index"
        self.cases = self.data / "cases"

    def run(self, *words: str, said: str | None = None) -> Any:
        where = ("--corpus", self.corpus, "--index", self.index, "--data-dir", self.data)
        given = [str(word) for word in (*where, *words)]
        return CliRunner().invoke(cli, given, input=said, standalone_mode=False)

    def load(self, said: list[str] | None = None) -> Assistant:
        told: list[str] = [] if said is None else said
        return Assistant.load(self.corpus, self.index, local=self.cases, progress=told.append)


@pytest.fixture
def desk(tmp_path: Path, corpus: Path) -> Desk:
    return Desk(tmp_path, corpus)


def test_an_own_case_is_searched_with_the_rest_and_marked(desk: Desk, answers_file: Path) -> None:
    before = desk.load()
    assert desk.run("corpus", "add", "--from", str(answers_file)).exception is None
    after = desk.load()
    answer = after.recommend(QUESTION, show_all=True)
    assert answer.cases[0].id == "own-tea-trolley-rounds-for-night-porters"
    assert answer.cases[0].local
    assert not any(case.local for case in answer.cases[1:])
    assert "your own case, on this machine only" in " ".join(as_text(answer).split())
    assert before.receipt.corpus in after.receipt.corpus
    assert "+local." in after.receipt.corpus


def test_it_is_private_and_its_index_stands_beside_it(desk: Desk, answers_file: Path) -> None:
    desk.run("corpus", "add", "--from", str(answers_file))
    opened = desk.load()
    (path,) = desk.cases.glob("*.md")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(desk.cases.stat().st_mode) == 0o700
    assert opened.index.folder.is_relative_to(desk.data)
    assert not desk.index.exists()


def test_the_index_follows_the_own_cases(desk: Desk, answers_file: Path) -> None:
    public = desk.load().receipt
    desk.run("corpus", "add", "--from", str(answers_file))
    first = desk.load().receipt
    assert desk.load().receipt == first
    (path,) = desk.cases.glob("*.md")
    path.write_text(path.read_text(encoding="utf-8").replace("hot food", "warm food"), "utf-8")
    second = desk.load().receipt
    assert len({public.corpus, first.corpus, second.corpus}) == 3
    path.unlink()
    assert desk.load().receipt == public


def test_one_that_cannot_be_used_is_named_each_time_and_stops_nothing(
    desk: Desk, answers_file: Path
) -> None:
    desk.run("corpus", "add", "--from", str(answers_file))
    (good,) = desk.cases.glob("*.md")
    text = good.read_text(encoding="utf-8")
    (desk.cases / "own-bad.md").write_text(text.replace("- wellbeing", "- wellness", 1), "utf-8")
    public = next((desk.corpus / "cases").glob("*.md")).stem
    (desk.cases / f"{public}.md").write_text(
        text.replace(f"id: {good.stem}", f"id: {public}"), "utf-8"
    )
    (desk.cases / "own-noise.md").write_bytes(b"\xff\xfe")
    for _ in range(2):
        said: list[str] = []
        assistant = desk.load(said)
        assert good.stem in assistant.index.number
        left_out = [line for line in said if "is left out" in line]
        assert len(left_out) == 3
        assert sum(assistant.index.case(key).local for key in assistant.index.case_ids) == 1


def _telling() -> Iterator[str]:
    """What a person types, in order: each answer, and an empty line after several."""
    for question in QUESTIONS:
        said = TOLD.get(question.name, "")
        if isinstance(said, list):
            yield from said
            yield ""
        else:
            yield str(said)
            if question.kind == "lines" and said:
                yield ""


def test_questions_are_stopped_and_gone_on_with(desk: Desk) -> None:
    lines = list(_telling())
    first = desk.run("corpus", "add", said="\n".join([*lines[:5], "stop", ""]))
    assert first.return_value == 130
    assert "goes on where you were" in first.stderr
    assert not list(desk.cases.glob("*.md"))
    assert stat.S_IMODE((desk.cases / ".unfinished.yaml").stat().st_mode) == 0o600
    second = desk.run("corpus", "add", said="\n".join([*lines[5:], ""]))
    assert "Going on at question 6 of 22" in second.stderr
    assert second.return_value == 0, second.stderr
    assert [path.stem for path in desk.cases.glob("*.md")] == [
        "own-tea-trolley-rounds-for-night-porters"
    ]
    assert not (desk.cases / ".unfinished.yaml").exists()


def test_a_wrong_answer_is_asked_again_help_is_given_and_back_goes_back(
    library: Library, tmp_path: Path
) -> None:
    said: list[str] = []
    typed = iter(["A title", "Somewhere", "?", "Atlantis", "back", "", "Wales", "stop"])
    guide = Guide(library.taxonomy, tmp_path / "kept.yaml", lambda: next(typed), said.append)
    with pytest.raises(Stopped):
        guide.run()
    everything = "\n".join(said)
    assert "One of: England, Scotland" in everything
    assert "There is no country “Atlantis”" in everything
    assert "So far: Somewhere. An empty line keeps it." in everything
    kept = yaml.safe_load((tmp_path / "kept.yaml").read_text(encoding="utf-8"))
    assert kept == {"title": "A title", "organisation": "Somewhere", "country": "wales"}


def test_everything_wrong_with_a_file_of_answers_is_said_at_once(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "told.yaml"
    path.write_text(yaml.safe_dump({**TOLD, "date": "soon", "situations": ["one"]}), "utf-8")
    with pytest.raises(UsageError, match=r"situations: At least 3 .* date: “soon”"):
        from_file(path, library.taxonomy)
    path.write_text("colour: blue\n", encoding="utf-8")
    with pytest.raises(UsageError, match="answers no question of ours: colour"):
        from_file(path, library.taxonomy)


def test_an_exported_case_is_the_record_without_this_machine(
    desk: Desk, answers_file: Path, tmp_path: Path
) -> None:
    desk.run("corpus", "add", "--from", str(answers_file))
    out = tmp_path / "submission.md"
    done = desk.run("corpus", "export", "own-tea-trolley-rounds-for-night-porters", "-o", str(out))
    text = out.read_text(encoding="utf-8")
    assert done.exception is None
    assert "submitted by its owner" in text
    assert "local: true" not in text
    assert str(tmp_path) not in text
    assert "has 3; at least 8 items are needed" in done.stderr


def test_what_identifies_a_person_is_not_exported(desk: Desk, answers_file: Path) -> None:
    desk.run("corpus", "add", "--from", str(answers_file))
    (path,) = desk.cases.glob("*.md")
    path.write_text(path.read_text("utf-8") + "- Write to jo@example.org\n", encoding="utf-8")
    with pytest.raises(UsageError, match="an e-mail address"):
        submission(path)


def test_erasing_erases_own_cases_and_their_indexes(desk: Desk, answers_file: Path) -> None:
    desk.run("corpus", "add", "--from", str(answers_file))
    desk.load()
    desk.run("data", "erase", "--yes")
    assert not list(desk.data.rglob("*.md"))
    assert not list(desk.data.rglob("manifest.json"))
