"""Figures as plain text tables."""

from collections.abc import Iterator

from assistant.training.comparing import Comparison
from assistant.training.measuring import Report

NAMES = {
    "ndcg@10": "nDCG@10",
    "recall@10": "recall@10 (grade 1 up)",
    "useful_recall@10": "recall@10 (grade 2 up)",
    "mrr": "MRR (grade 2 up)",
    "success@1": "first answer useful (grade 2 up)",
    "success@5": "useful in the first five",
    "best_first": "first answer of grade 3",
}


def as_text(figures: Report) -> str:
    """A report for reading."""
    return "\n".join(_lines(figures))


def _lines(figures: Report) -> Iterator[str]:
    yield f"{figures.topics} topics, {figures.answerable} with an answer."
    yield ""
    for name, mean in figures.means.items():
        low, high = figures.intervals[name]
        yield f"{NAMES[name]:36} {mean:.3f}   (95 % interval {low:.3f} to {high:.3f})"
    for group, rows in figures.by.items():
        yield f"\nBy {group}:"
        for value, row in rows.items():
            yield (
                f"  {value:16} {int(row['topics']):4d} topics   nDCG@10 {row['ndcg@10']:.3f}   "
                f"first useful {row['success@1']:.3f}"
            )
    yield from _match(figures)
    if figures.legal:
        law = figures.legal
        yield f"\nLaw, {law.topics} topics:"
        yield f"  must be raised and are      {law.must_recall:.3f}"
        yield f"  raised without a grade      {law.ungrounded:.3f}"
        yield f"  first raised must be raised {law.first_right:.3f}"
        yield f"  raised a topic              {law.raised_per_topic:.2f}"


def _match(figures: Report) -> Iterator[str]:
    match = figures.match
    yield "\nMatch strength:"
    if match.strong_precision is not None:
        yield f"  of {match.strong} called strong, graded 2 or 3: {match.strong_precision:.3f}"
    if match.auroc is not None:
        yield f"  answerable told from must-refuse (AUROC): {match.auroc:.3f}"
        yield (
            f"  of {match.refused} must-refuse, called strong: {match.refused_strong}; "
            f"answered at all: {match.refused_answered}"
        )
    yield "  chance said     answers   mean chance   share useful"
    for low, high, count, mean, useful in match.reliability:
        yield f"  {low:.2f} to {high:.2f} {count:10d} {mean:13.3f} {useful:14.3f}"


def comparison_text(found: Comparison) -> str:
    """A comparison for reading."""
    low, high = found.interval
    lines = [
        f"\nAgainst the other run: {found.this:.3f} to {found.other:.3f}, difference {found.difference:+.3f} "
        f"(95 % interval {low:+.3f} to {high:+.3f}); {found.better} topics better, {found.worse} worse."
    ]
    lines += [f"  {topic}: {mine:.3f} against {theirs:.3f}" for topic, mine, theirs in found.moved]
    return "\n".join(lines)
