"""Judged problems and answers made by hand, to measure what can be worked out on paper."""

from assistant.library.judgements import Judgements, Topic
from assistant.training.measuring import Asked, Report, Run, report

TOPICS = (
    Topic(id="a", text="first", kind="case", form="short"),
    Topic(id="b", text="second", kind="case", form="long"),
    Topic(id="r", text="bread", kind="refuse"),
)
JUDGED = Judgements(
    TOPICS,
    {"a": {"one": 3, "two": 1}, "b": {"two": 2}},
    {"a": {"tupe": 2, "pay": 1}, "b": {"tupe": 2}},
)
STRONG = 0.8
SECTORS = {"one": "acute", "two": "ambulance", "three": "acute"}


def asked(
    *cases: str, chance: float = 0.9, match: str = "strong", legal: tuple[str, ...] = ()
) -> Asked:
    """An answer that ranks cases in this order, the first with this chance, each other with a third less."""
    ranked = tuple(
        (key, 1.0 - place / 10, chance * (2 / 3) ** place) for place, key in enumerate(cases)
    )
    strong = frozenset(key for key, _, chance in ranked if chance >= STRONG)
    return Asked(ranked, strong, legal, match, ranked[0][2] if ranked else 0.0)


def measured(a: Asked, b: Asked, r: Asked) -> tuple[Report, Run]:
    """A run over the three topics, and its report."""
    run = Run({"a": a, "b": b, "r": r}, SECTORS)
    return report(run, JUDGED), run


PERFECT = measured(
    asked("one", "two", legal=("tupe",)),
    asked("two", legal=("tupe",)),
    asked("one", chance=0.1, match="none"),
)
