from pathlib import Path

import pytest

from assistant import Assistant, paths
from assistant.errors import CorpusError
from assistant.library import Library
from assistant.training.gates import Gates, MustHit, moved, refusals
from assistant.training.measuring import Report, Run
from tests.training.judged import JUDGED, PERFECT, asked, measured

OPEN = Gates(strong_precision=0.0, auroc=0.0)
NURSES = "nurses leave because another ward means applying again"
WORSE = measured(asked("three", "one"), asked("three", "two"), asked("one", match="none"))


def refused(
    small: Assistant,
    gates: Gates,
    now: tuple[Report, Run] = PERFECT,
    before: tuple[Report, Run] | None = None,
) -> list[str]:
    return refusals(small, now[0], gates, before, JUDGED)


def test_a_perfect_index_passes_the_standing_gates(small: Assistant) -> None:
    assert refused(small, Gates()) == []
    assert refused(small, Gates(), before=PERFECT) == []


@pytest.mark.parametrize(
    ("gates", "reason"),
    [
        (Gates(floors={"ndcg@10": 0.99}), "ndcg@10 is 0.5"),
        (Gates(floors={"beauty": 0.1}, strong_precision=0, auroc=0), "beauty, which is not"),
        (Gates(strong_precision=0.9), "Of answers called strong, 0% are useful; 90%"),
        (Gates(strong_precision=0, auroc=0.99), "told apart at 0.500; 0.990"),
    ],
)
def test_a_gate_refuses_with_its_figure(small: Assistant, gates: Gates, reason: str) -> None:
    figures = measured(asked("three", "one"), asked("three", "two"), asked("one", match="none"))
    assert any(reason in one for one in refused(small, gates, figures)), refused(small, gates, figures)  # fmt: skip


def test_a_text_that_must_be_refused_may_never_be_strong(small: Assistant) -> None:
    figures = measured(asked("one"), asked("two"), asked("one", match="strong"))
    assert refused(small, OPEN, figures) == ["1 must-refuse texts get a strong match; none may."]


def test_texts_that_must_hit_must_not_hit_and_must_be_refused(small: Assistant) -> None:
    hit = MustHit(text=NURSES, case="ward-moves", within=1)
    miss = MustHit(text=NURSES, case="sickness-calls", within=1)
    refuse = "can we sack her"
    passing = OPEN.model_copy(
        update={"must_hit": (hit,), "must_not_hit": (miss,), "must_refuse": (refuse,)}
    )
    assert refused(small, passing) == []
    failing = OPEN.model_copy(
        update={"must_hit": (miss,), "must_not_hit": (hit,), "must_refuse": (NURSES,)}
    )
    first, second, third = refused(small, failing)
    assert "must find sickness-calls in the first 1; it finds ward-moves" in first
    assert "must not find ward-moves in the first 1, and does" in second
    assert "must be refused; it gets a" in third


def test_an_index_may_not_be_worse_than_the_one_that_serves(small: Assistant) -> None:
    [reason] = refused(small, OPEN.model_copy(update={"smallest_sector": 99}), WORSE, PERFECT)
    assert "against the serving index" in reason
    first, *_ = moved(WORSE[0], PERFECT, JUDGED)
    assert first.endswith(" (a)")
    assert "” fell from 1.00 to " in first
    assert moved(PERFECT[0], None, JUDGED) == []
    assert refused(small, OPEN, PERFECT, WORSE) == []


def test_one_sector_may_not_pay_for_another(small: Assistant) -> None:
    now = measured(asked("one", "two"), asked("three", "two"), asked("one", match="none"))
    gates = OPEN.model_copy(update={"mean_drop": 1.0, "smallest_sector": 1})
    [reason] = refused(small, gates, now, PERFECT)
    assert "nDCG@10 for ambulance falls by 0.369" in reason
    few = gates.model_copy(update={"smallest_sector": 2})
    assert refused(small, few, now, PERFECT) == []


def test_gates_are_kept_with_the_corpus(corpus: Path) -> None:
    assert Gates.shipped(corpus).floors == {"ndcg@10": 0.2}
    path = corpus / "evaluation" / "gates.json"
    for text in ("{", '{"mood": 1}', '{"floors": "high"}'):
        path.write_text(text)
        with pytest.raises(CorpusError, match=r"gates\.json cannot be read"):
            Gates.shipped(corpus)
    path.unlink()
    assert Gates.shipped(corpus) == Gates()


def test_the_shipped_gates_name_cases_that_are_there() -> None:
    corpus = paths.shipped_corpus()
    gates = Gates.shipped(corpus)
    known = set(Library.read(corpus).cases)
    assert {rule.case for rule in (*gates.must_hit, *gates.must_not_hit)} <= known
