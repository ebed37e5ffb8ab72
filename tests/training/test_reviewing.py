import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from assistant.cli.main import cli
from assistant.engine import Assistant
from assistant.errors import UsageError
from assistant.index import BuiltIndex, IndexHome
from assistant.library import judgements
from assistant.records import Records
from assistant.training import reviewing
from assistant.training.reviewing import Said
from assistant.training.training import train

PROBLEM = "the kettle on the fourth floor is the only thing holding our rota clerks here"


def _run(corpus: Path, data: Path, *words: str) -> Any:
    where = ["--corpus", str(corpus), "--data-dir", str(data)]
    return CliRunner().invoke(cli, [*where, *words], standalone_mode=False)


def _said(corpus: Path, **other: Any) -> Said:
    case = sorted(path.stem for path in (corpus / "cases").glob("*.md"))[0]
    return Said.model_validate(
        {"case_id": case, "verdict": "useful", "problem": PROBLEM, "at": "2026-11-24", **other}
    )


def _ids(corpus: Path) -> list[str]:
    return [path.stem for path in (corpus / "cases").glob("*.md")]


def _order(corpus: Path, home: IndexHome) -> list[str]:
    train(corpus, home, progress=lambda _: None, force=True)
    current = home.current()
    assert current is not None
    assistant = Assistant(BuiltIndex.open(home.path(current.index)))
    return [case.id for case in assistant.recommend(PROBLEM, 60, show_all=True).cases]


def test_accepted_feedback_changes_the_next_training(corpus: Path, tmp_path: Path) -> None:
    home = IndexHome(tmp_path / "index")
    before = _order(corpus, home)
    last = before[-1] if len(before) == len(_ids(corpus)) else None
    case = last or next(key for key in sorted(_ids(corpus)) if key not in before)
    queue = tmp_path / "queue.jsonl"
    reviewing.write_queue(queue, [_said(corpus, case_id=case)])
    assert _order(corpus, home) == before  # what waits changes nothing
    key = reviewing.read_queue(queue)[0].key
    done = _run(corpus, tmp_path / "data", "review", "accept", str(queue), key)
    assert done.exception is None
    assert _order(corpus, home)[0] == case


def test_accepting_writes_a_topic_and_its_grade(corpus: Path) -> None:
    one = _said(corpus)
    done = reviewing.accept(corpus, one, _ids(corpus))
    other = sorted(_ids(corpus))[1]
    bad = _said(corpus, case_id=other, verdict="not-useful", problem=PROBLEM.upper() + ".")
    again = reviewing.accept(corpus, bad, _ids(corpus))
    assert (done.topic, again.topic, done.review) == ("r001", "r001", "accepted")
    judged = judgements.load_shipped(corpus)
    assert judged is not None
    topic = next(topic for topic in judged.topics if topic.id == "r001")
    assert (topic.kind, topic.held_out, topic.form) == ("case", False, "sentence")
    assert judged.cases["r001"] == {one.case_id: 3, other: 0}


def test_a_grade_is_changed_only_knowingly(corpus: Path) -> None:
    one, ids = _said(corpus), _ids(corpus)
    reviewing.accept(corpus, one, ids)
    with pytest.raises(UsageError, match="Say which with --grade"):
        reviewing.accept(corpus, _said(corpus, verdict="not-useful"), ids)
    reviewing.accept(corpus, _said(corpus, verdict="tried"), ids, grade=2)
    judged = judgements.load_shipped(corpus)
    assert judged is not None
    assert judged.cases["r001"] == {one.case_id: 2}


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"problem": ""}, "says no problem"),
        ({"verdict": "tried"}, "--grade 0 to 3"),
        ({"case_id": "no-such-case"}, "has no case no-such-case"),
        ({"problem": "ask jo@example.org about the rota"}, "an e-mail address"),
    ],
)
def test_what_cannot_be_judged_is_said(other: dict[str, str], words: str, corpus: Path) -> None:
    with pytest.raises(UsageError, match=words):
        reviewing.accept(corpus, _said(corpus, **other), _ids(corpus))


def test_held_out_and_refused_problems_are_not_taught(corpus: Path) -> None:
    judged = judgements.load_shipped(corpus)
    assert judged is not None
    held = next(topic for topic in judged.topics if topic.held_out and topic.kind != "refuse")
    refused = next(topic for topic in judged.refused if not topic.held_out)
    for topic, words in ((held, "held out"), (refused, "must be refused")):
        with pytest.raises(UsageError, match=words):
            reviewing.accept(corpus, _said(corpus, problem=topic.text), _ids(corpus))


def test_feedback_goes_from_this_machine_to_a_queue_without_people(tmp_path: Path) -> None:
    records = Records(tmp_path / "data")
    give = records.feedback.give
    give(
        "barts-nursery", "Nursery", "useful", said="thanks to Dr Ada Lovelace", problem="no nursery"
    )
    aside = give("barts-nursery", "Nursery", "not-useful", problem="parking")
    records.feedback.judge(aside, "set-aside")
    records.close()
    queue = tmp_path / "queue.jsonl"
    for new in (1, 0):
        done = _run(tmp_path, tmp_path / "data", "feedback", "export", str(queue))
        assert f"{new} of 1 were new" in done.stderr
    (one,) = reviewing.read_queue(queue)
    assert (one.verdict, one.problem, one.review) == ("useful", "no nursery", "waiting")
    assert "Lovelace" not in queue.read_text(encoding="utf-8")


def test_what_the_screen_exports_is_a_queue_too(tmp_path: Path) -> None:
    records = Records(tmp_path / "data")
    given = records.feedback.give("barts-nursery", "Nursery", "useful", problem="no nursery")
    records.feedback.judge(given, "accepted")
    records.feedback.export(tmp_path / "queue.jsonl")
    records.close()
    (one,) = reviewing.read_queue(tmp_path / "queue.jsonl")
    assert one.review == "waiting"


def test_a_rejected_one_stays_with_its_reason(tmp_path: Path, corpus: Path) -> None:
    queue = tmp_path / "queue.jsonl"
    reviewing.write_queue(queue, [_said(corpus)])
    key = reviewing.read_queue(queue)[0].key
    _run(corpus, tmp_path, "review", "reject", str(queue), key[:4], "--why", "off topic")
    assert _run(corpus, tmp_path, "review", "list", str(queue)).stdout == "Nothing waits.\n"
    listed = _run(corpus, tmp_path, "review", "list", str(queue), "--all", "--format", "json")
    assert json.loads(listed.stdout)[0]["why"] == "off topic"


def test_a_line_that_is_no_feedback_is_named(tmp_path: Path) -> None:
    (tmp_path / "queue.jsonl").write_text('{"verdict": "fine"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"queue\.jsonl:1 is not feedback"):
        reviewing.read_queue(tmp_path / "queue.jsonl")
