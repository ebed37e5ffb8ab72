"""What judged problems that led to the same cases raised: a table of cases by considerations.

Learned when an index is built, from the judged problems it may learn from.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assistant.retrieval.postings import Floats

if TYPE_CHECKING:
    from assistant.library.judgements import Judgements

PULL = 2.0  # judged problems' worth of the usual share, so that one problem does not decide


class Precedents(NamedTuple):
    """``usual`` is how far each consideration is raised in general, shape [L]; ``by_case`` given a case, [D, L]."""

    usual: Floats
    by_case: Floats

    def near(self, closeness: Mapping[int, float]) -> Floats:
        """How far each consideration was raised by problems with these cases (number → closeness), shape [L]."""
        total = sum(closeness.values())
        if not total:
            return self.usual
        weighed = sum(weight * self.by_case[number] for number, weight in closeness.items())
        return np.asarray(weighed / total, dtype=np.float32)


def learn_precedents(
    judged: "Judgements", case_ids: Sequence[str], legal_ids: Sequence[str]
) -> Precedents:
    """Count, over judged problems with law grades, how far each consideration is raised (0 to 1) with each case."""
    from assistant.library.judgements import USEFUL

    cases = {key: number for number, key in enumerate(case_ids)}
    law = {key: number for number, key in enumerate(legal_ids)}
    raised = np.zeros((len(cases), len(law)))
    seen = np.zeros(len(cases))
    total, topics = np.zeros(len(law)), 0
    for topic, grades in judged.legal.items():
        row = np.zeros(len(law))
        for key, grade in grades.items():
            if key in law:
                row[law[key]] = min(grade, 2) / 2
        total += row
        topics += 1
        for key, grade in judged.cases.get(topic, {}).items():
            if grade >= USEFUL and key in cases:
                raised[cases[key]] += row
                seen[cases[key]] += 1
    usual = total / max(1, topics)
    by_case = (raised + PULL * usual) / (seen[:, None] + PULL)
    return Precedents(usual.astype(np.float32), by_case.astype(np.float32))
