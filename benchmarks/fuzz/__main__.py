"""The command: so many inputs of every kind, a table of what came of them, 1 where anything was found."""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from pathlib import Path

from benchmarks.fuzz.kinds import KINDS, Kind, built
from benchmarks.fuzz.running import Found, Piece, done, memory

PIECE = 4_000  # inputs given to a process at once, by their share; dear kinds get fewer


def main() -> int:
    """Run what the words ask for."""
    options = _parsed()
    if options.bombs:
        from benchmarks.fuzz.bombs import main as bombs

        return bombs()
    begun = time.monotonic()
    found = {kind.name: Found(kind.name) for kind in _chosen(options.kinds)}
    with (
        tempfile.TemporaryDirectory(dir=memory()) as index,
        get_context("spawn").Pool(options.jobs, maxtasksperchild=40) as pool,
    ):
        built(Path(index))
        pieces = _pieces(options, Path(index))
        for number, part in enumerate(pool.imap_unordered(done, pieces), 1):
            found[part.kind].add(part)
            _progress(found.values(), number, len(pieces), begun)
            if options.minutes and time.monotonic() - begun > 60 * options.minutes:
                break
    print("\n".join(_table(found.values())))
    return 1 if any(one.faults for one in found.values()) else 0


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000, help="in all")
    parser.add_argument("--minutes", type=float, help="stop after so many, whatever was done")
    parser.add_argument("--kinds", default="", help="names, apart by commas; all where left out")
    parser.add_argument("--first", type=int, default=0, help="the number to begin at")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--bombs", action="store_true", help="the bombs instead")
    return parser.parse_args()


def _chosen(names: str) -> list[Kind]:
    wanted = names.split(",") if names else [kind.name for kind in KINDS]
    return [kind for kind in KINDS if kind.name in wanted]


def _pieces(options: argparse.Namespace, index: Path) -> list[Piece]:
    """The pieces of every kind, turn and turn about, so that a run that is stopped has seen them all."""
    held: list[tuple[float, Piece]] = []
    kinds, first = _chosen(options.kinds), options.first
    whole = sum(kind.share for kind in kinds)
    for kind in kinds:
        last = first + max(1, round(options.inputs * kind.share / whole))
        size = min(PIECE, max(50, 20 * kind.share))
        for begin in range(first, last, size):
            numbers = range(begin, min(begin + size, last))
            held.append(
                ((begin - first) / (last - first), Piece(kind.name, options.seed, numbers, index))
            )
    return [piece for _, piece in sorted(held, key=lambda one: one[0])]


def _progress(found: Iterable[Found], done: int, pieces: int, begun: float) -> None:
    held = list(found)
    inputs, faults = sum(one.inputs for one in held), sum(one.faults for one in held)
    spent = time.monotonic() - begun
    print(
        f"{done} of {pieces} pieces, {inputs:,} inputs, {faults} findings, {spent:.0f} s",
        file=sys.stderr,
        flush=True,
    )


def _table(found: Iterable[Found]) -> Iterator[str]:
    held = list(found)
    yield "| input | tried | answered | refused in a sentence | findings | slowest, s | peak memory, MB |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for one in held:
        yield (
            f"| {one.kind} | {one.inputs:,} | {one.answered:,} | {one.refused:,} | {one.faults} "
            f"| {one.slowest:.2f} | {one.peak / 1e6:.0f} |"
        )
    yield (
        f"| all | {sum(one.inputs for one in held):,} | {sum(one.answered for one in held):,} "
        f"| {sum(one.refused for one in held):,} | {sum(one.faults for one in held)} "
        f"| {max(one.slowest for one in held):.2f} | {max(one.peak for one in held) / 1e6:.0f} |"
    )
    for one in held:
        for sort, detail in one.findings.items():
            yield f"\n{sort}\n{detail}"


if __name__ == "__main__":
    sys.exit(main())
