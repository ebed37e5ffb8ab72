"""A difference between two versions, for reading."""

from collections.abc import Iterator

from assistant.rendering.words import FIELDS
from assistant.training.differing import Difference, Moved, Reason, Shift

LONGEST = 90  # characters of a problem


def difference_text(found: Difference, most: int) -> str:
    """The whole of it; ``most`` problems are told of one by one."""
    return "\n".join(_lines(found, most))


def _lines(found: Difference, most: int) -> Iterator[str]:
    yield (
        f"Index {found.before} to {found.now}: the first answers of {len(found.moved)} "
        f"of {found.asked} problems changed."
    )
    if one := found.comparison:
        low, high = one.interval
        yield (
            f"nDCG@10 {one.other:.3f} to {one.this:.3f}, difference {one.difference:+.3f} "
            f"(95 % interval {low:+.3f} to {high:+.3f}); {one.better} better, {one.worse} worse."
        )
    for moved in found.moved[:most]:
        yield ""
        yield from _moved(moved)
    if len(found.moved) > most:
        yield f"\nAnd {len(found.moved) - most} more; --most shows them."


def _moved(one: Moved) -> Iterator[str]:
    text = one.text if len(one.text) <= LONGEST else one.text[:LONGEST].rsplit(" ", 1)[0] + " …"
    figures = f", nDCG@10 {one.ndcg[0]:.2f} to {one.ndcg[1]:.2f}" if one.ndcg else ""
    yield f"{one.topic}{figures}: {' '.join(text.split())}"
    for shift in one.shifts:
        yield f"  {shift.case}: {_places(shift)}"
        if shift.reasons:
            yield f"    by {', '.join(_reason(reason) for reason in shift.reasons)}"


def _places(shift: Shift) -> str:
    was, now = (f"{place}" if place else "beyond 10" for place in (shift.before, shift.now))
    only = {"before": ", no longer in the library", "now": ", new in the library", "": ""}
    return f"{was} to {now}{only[shift.only]}"


def _reason(one: Reason) -> str:
    return f"“{one.word}” in {FIELDS.get(one.field, one.field)} {one.now - one.before:+.3f}"
