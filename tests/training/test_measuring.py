from math import log2
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.errors import UsageError
from assistant.library.judgements import load_shipped
from assistant.training import measuring
from assistant.training.comparing import compare, read_run
from assistant.training.wording import as_text, comparison_text
from tests.running import SMALL, Ask
from tests.training.judged import JUDGED, PERFECT, asked, measured


def test_a_perfect_ranking() -> None:
    figures, _ = PERFECT
    assert (figures.topics, figures.answerable) == (3, 2)
    for name in ("ndcg@10", "mrr", "success@1", "success@5", "recall@10", "useful_recall@10"):
        assert figures.means[name] == pytest.approx(1.0), name
    assert figures.means["best_first"] == pytest.approx(0.5)  # topic b has no case of grade 3
    assert figures.match.auroc == 1.0
    assert (figures.match.refused, figures.match.refused_answered) == (1, 0)


def test_what_can_be_worked_out_on_paper() -> None:
    figures, _ = measured(asked("three", "one", "two"), asked("three"), asked("one"))
    gained = 3 / log2(3) + 1 / log2(4)
    assert figures.per_topic["a"]["ndcg@10"] == pytest.approx(gained / (3 + 1 / log2(3)))
    assert figures.per_topic["a"]["mrr"] == pytest.approx(0.5)
    assert figures.per_topic["b"]["ndcg@10"] == 0.0
    assert figures.means["success@1"] == 0.0
    assert figures.means["success@5"] == 0.5
    assert figures.match.auroc == 0.5
    assert (figures.match.refused_strong, figures.match.refused_answered) == (1, 1)


def test_how_honest_strong_is() -> None:
    figures, _ = measured(asked("one", "three"), asked("three"), asked("one", match="none"))
    assert (figures.match.strong, figures.match.strong_precision) == (2, 0.5)
    timid, _ = measured(*(asked("one", chance=0.2) for _ in range(3)))
    assert (timid.match.strong, timid.match.strong_precision) == (0, None)


def test_law() -> None:
    figures, _ = measured(
        asked("one", legal=("pay", "tupe")), asked("two", legal=("gossip",)), asked()
    )
    assert figures.legal is not None
    assert figures.legal.must_recall == 0.5
    assert figures.legal.ungrounded == pytest.approx(1 / 3)
    assert figures.legal.first_right == 0.0
    assert figures.legal.raised_per_topic == 1.5


def test_figures_by_form_and_by_the_sector_of_the_best_case() -> None:
    figures, _ = measured(asked("one", "two"), asked("three"), asked())
    assert figures.by["form"]["short"] == {"topics": 1.0, "ndcg@10": 1.0, "success@1": 1.0}
    assert figures.by["form"]["long"]["ndcg@10"] == 0.0
    assert set(figures.by["sector"]) == {"acute", "ambulance"}


def test_an_interval_is_the_same_each_time_and_holds_the_mean() -> None:
    values = [0.0, 0.2, 0.4, 0.9, 1.0, 0.5]
    low, high = measuring.bootstrap(values)
    assert (low, high) == measuring.bootstrap(values)
    assert low < 0.5 < high
    assert measuring.bootstrap([]) == (0.0, 0.0)
    assert measuring.bootstrap([0.5] * 4) == (0.5, 0.5)


def test_two_rankings_are_compared_topic_by_topic() -> None:
    figures, _ = PERFECT
    _, other = measured(asked("three", "one", "two"), asked("two"), asked())
    found = compare(figures, other.ranking, JUDGED)
    assert (found.better, found.worse) == (1, 0)
    assert found.this == pytest.approx(1.0)
    assert found.difference == pytest.approx(found.this - found.other)
    assert [row[0] for row in found.moved] == ["a"]
    assert "1 topics better, 0 worse" in comparison_text(found)


def test_a_run_is_written_and_read_back(tmp_path: Path) -> None:
    _, run = PERFECT
    path = tmp_path / "a.run"
    path.write_text("\n".join(run.trec("name")))
    assert read_run(path) == {topic: held for topic, held in run.ranking.items() if held}
    path.write_text("a Q0 one 1 0.9 name\na one\n")
    with pytest.raises(UsageError, match=r"a\.run:2 is not a line of a TREC run"):
        read_run(path)
    with pytest.raises(UsageError, match="cannot be read"):
        read_run(tmp_path / "none.run")


def test_a_real_run_asks_every_topic(small: Assistant) -> None:
    judged = load_shipped(SMALL)
    assert judged is not None
    seen: list[int] = []
    run = measuring.run(small, judged, seen.append)
    assert list(run.asked) == [topic.id for topic in judged.topics]
    assert seen == list(range(1, 16))
    figures = measuring.report(run, judged)
    assert figures.means["ndcg@10"] > 0.5
    assert "nDCG@10" in as_text(figures)


def test_evaluate_prints_figures_and_writes_a_run_that_equals_itself(
    ask: Ask, tmp_path: Path
) -> None:
    where = tmp_path / "small.run"
    first = ask("evaluate", "--run", str(where), "--format", "json")
    figures = measuring.Report.model_validate_json(first.out)
    assert figures.topics == 3  # those held out
    again = ask("evaluate", "--against", str(where))
    assert "difference +0.000" in again.out
    assert "0 topics better, 0 worse" in again.out
    topics, qrels = (SMALL / "evaluation" / name for name in ("topics.jsonl", "qrels.txt"))
    named = ask("evaluate", "--topics", str(topics), "--qrels", str(qrels), "--format", "json")
    assert measuring.Report.model_validate_json(named.out).topics == 15


def test_evaluate_refuses_what_it_cannot_read(ask: Ask, tmp_path: Path) -> None:
    done = ask("evaluate", "--topics", str(tmp_path / "none.jsonl"))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    (tmp_path / "bad.jsonl").write_text("nonsense\n")
    done = ask("evaluate", "--topics", str(tmp_path / "bad.jsonl"))
    assert done.code == 2
    assert "bad.jsonl:1" in done.err
