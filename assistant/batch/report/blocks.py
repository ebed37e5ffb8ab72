"""The report in blocks: matches, initiatives, law, clusters, rows that need a person. Every plot has its table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from assistant.batch.report.clustering import ALIKE, Cluster, clusters, likely_duplicates
from assistant.batch.report.gathering import FEW_WORDS, Gathered, Line
from assistant.models import NOT_ADVICE
from assistant.rendering.blocks import Block, Bullets, Heading, Notice, Paragraph, Table
from assistant.rendering.plots import bars
from assistant.rendering.prose import short

MATCHES = ("strong", "partial", "weak", "none")
TOP = 15  # rows of a table of frequencies
SHOWN = 8  # problems shown of a cluster
Count = tuple[str, int]
Key = TypeVar("Key")


def report_blocks(found: Gathered, name: str) -> Iterator[Block]:
    """The whole report on a run called ``name``."""
    yield Heading(1, f"Report across the problems of {name}")
    yield Notice(NOT_ADVICE)
    yield Paragraph(_summary(found))
    if personal := found.personal.sentence():
        yield Notice(personal)
    matches = [(word, found.matches[word]) for word in MATCHES]
    yield from _counted("How well the library fits", "Match", matches, found.rows)
    themes = [(slug.replace("-", " "), count) for slug, count in _ranked(found.themes)]
    yield from _counted("Themes the problems share", "Theme", themes, found.rows)
    cases = [(title, count) for (_, title), count in _ranked(found.cases)]
    yield from _counted("Initiatives that answer most problems", "Initiative", cases, found.rows)
    law = [(title, count) for (_, title), count in _ranked(found.legal)]
    yield from _counted(
        "Legal considerations by frequency", "Consideration", law, found.rows, NOT_ADVICE
    )
    yield from _clusters(clusters(found.sample), found)
    yield from _attention(found)
    yield from _duplicates(found)


def _summary(found: Gathered) -> str:
    if not found.rows:
        return "The run has no answers."
    none = found.matches["none"]
    return (
        f"{found.rows:,} problems. Something fits {found.rows - none:,} of them; nothing fits {none:,}. "
        f"{found.thin_rows:,} are thin. {found.repeated:,} repeat the words of another."
    )


def _ranked(counts: Counter[Key]) -> list[tuple[Key, int]]:
    """The most frequent, ties by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))[:TOP]


def _counted(
    title: str, what: str, counts: Sequence[Count], rows: int, notice: str | None = None
) -> Iterator[Block]:
    """A heading, a plot and a table of how many rows have what."""
    counts = [one for one in counts if one[1]]
    if not counts:
        return
    yield Heading(2, title)
    if notice:
        yield Notice(notice)
    picture = bars([short(name, 60) for name, _ in counts], [count for _, count in counts], title)
    if picture is not None:
        yield picture
    table = [(name, f"{count:,}", f"{100 * count / rows:.0f} %") for name, count in counts]
    yield Table(title, (what, "Problems", "Share"), table)


def _clusters(found: Sequence[Cluster], gathered: Gathered) -> Iterator[Block]:
    if not found:
        return
    yield Heading(2, "Problems that are alike")
    if gathered.rows > len(gathered.sample):
        yield Paragraph(
            f"Found in a sample of {len(gathered.sample):,} of {gathered.rows:,} problems."
        )
    names = [", ".join(one.words) for one in found]
    picture = bars(names, [len(one.lines) for one in found], "Problems in each cluster")
    if picture is not None:
        yield picture
    for one, name in zip(found, names, strict=True):
        yield Heading(3, f"{name}: {len(one.lines):,} problems")
        yield Paragraph("", "Common initiatives")
        yield Bullets(
            [f"{title} ({count:,} of {len(one.lines):,})" for title, count in one.cases] or ["none"]
        )
        yield _problems(f"Problems about {name}", one.lines[:SHOWN])
        if len(one.lines) > SHOWN:
            yield Paragraph(f"{len(one.lines) - SHOWN:,} more.")


def _attention(found: Gathered) -> Iterator[Block]:
    """Rows that need a person: nothing fits, or too little was said."""
    if found.unmatched:
        yield Heading(2, "Problems for which nothing fits")
        yield Paragraph("The library has no initiative for these: look elsewhere, or say more.")
        yield _problems("Problems for which nothing fits", found.unmatched)
        if found.matches["none"] > len(found.unmatched):
            yield Paragraph(f"{found.matches['none'] - len(found.unmatched):,} more.")
    if found.thin:
        yield Heading(2, "Thin rows")
        yield Paragraph(
            f"Fewer than {FEW_WORDS} words, or a weak match: trust these answers least."
        )
        yield _problems("Thin rows", found.thin)
        if found.thin_rows > len(found.thin):
            yield Paragraph(f"{found.thin_rows - len(found.thin):,} more.")


def _duplicates(found: Gathered) -> Iterator[Block]:
    pairs = likely_duplicates(found.sample)
    if not pairs:
        return
    yield Heading(2, "Likely duplicates")
    yield Paragraph(
        f"Pairs at least {ALIKE:.0%} alike in their words. Read both before dropping one."
    )
    rows = [
        (f"{p.first.id} and {p.second.id}", f"{p.alike:.0%}", short(p.first.query)) for p in pairs
    ]
    yield Table("Likely duplicates", ("Rows", "Alike", "The first says"), rows)


def _problems(caption: str, lines: Sequence[Line]) -> Table:
    rows = [(one.id, short(one.query), one.match) for one in lines]
    return Table(caption, ("Id", "Problem", "Match"), rows)
