"""The difference between two runs as a document: how many rows changed, why, and each changed row."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from assistant.batch.difference import Moved, RowDifference
from assistant.models import NOT_ADVICE
from assistant.rendering.blocks import Block, Bullets, Heading, Notice, Paragraph, Table
from assistant.rendering.prose import short

SHOWN = 1_000  # changed rows told in full; the JSONL form has them all
Rows = Callable[[], Iterator[RowDifference]]


def difference_blocks(
    rows: Rows, before: str, now: str, personal: str | None = None
) -> Iterator[Block]:
    """The whole document. ``rows`` is read twice; ``personal`` says which rows seem to hold personal data."""
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for row in rows():
        counts[row.status] += 1
        reasons.update(row.why)
    yield Heading(1, f"Difference between {before} and {now}")
    yield Notice(NOT_ADVICE)
    if personal:
        yield Notice(personal)
    table = [(name, f"{counts[name]:,}") for name in ("same", "changed", "added", "removed")]
    yield Table("Rows", ("What became of them", "Rows"), table)
    if reasons:
        why = [(name, f"{count:,}") for name, count in reasons.most_common(20)]
        yield Table("Why", ("Reason", "Rows"), why)
    changed = (row for row in rows() if row.status != "same")
    for row in islice(changed, SHOWN):
        yield from _row(row)
    more = counts.total() - counts["same"] - SHOWN
    if more > 0:
        yield Paragraph(
            f"{more:,} more rows changed: write the difference as .jsonl to see them all."
        )


def _row(row: RowDifference) -> Iterator[Block]:
    yield Heading(2, f"{row.id}: {short(row.query, 70)}")
    if row.status in ("added", "removed"):
        yield Paragraph(f"Only in the {'newer' if row.status == 'added' else 'older'} run.")
        return
    if row.match_before != row.match_now:
        yield Paragraph(f"{row.match_before} before, {row.match_now} now", "Match")
    if row.why:
        yield Paragraph("; ".join(row.why), "Why")
    if row.cases:
        header = ("Initiative", "Rank before", "Rank now", "Why")
        yield Table(
            f"Initiatives that moved in {row.id}", header, [_moved(one) for one in row.cases]
        )
    law = [f"Added: {title}" for title in row.legal_added]
    law += [f"Gone: {title}" for title in row.legal_removed]
    if law:
        yield Paragraph("", "Legal considerations")
        yield Bullets(law)


def _moved(one: Moved) -> tuple[str, str, str, str]:
    return one.title, str(one.before or "not there"), str(one.now or "not there"), one.why
