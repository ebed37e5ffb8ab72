"""The command: the faults asked for, a table of what came of them, 1 where anything was lost."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from assistant.paths import shipped_corpus
from benchmarks.faults.crowd import crowds
from benchmarks.faults.damaging import clocks, corpus_files, index_files
from benchmarks.faults.filling import full, read_only
from benchmarks.faults.killing import SHARES, kills
from benchmarks.faults.place import Place
from benchmarks.faults.tally import Tally, table


def _kills(work: str, place: Place, tries: int) -> Iterator[Tally]:
    return kills(place, work, tries, seed=8)


Kind = Callable[[Place, int], Iterator[Tally]]
KINDS: dict[str, Kind] = {
    **{f"kills-{work}": partial(_kills, work) for work in SHARES},
    "full": lambda place, tries: full(place, max(2, tries // 20)),
    "read-only": lambda place, _: read_only(place),
    "clocks": lambda place, _: clocks(place),
    "crowd": lambda place, tries: crowds(place, max(1, tries // 60)),
    "index": lambda place, _: index_files(place, seed=8),
    "corpus": lambda place, _: corpus_files(place, seed=8),
}


def main() -> int:
    """Make the faults that the words ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--kinds", default=",".join(KINDS), help="names, apart by commas")
    parser.add_argument("--tries", type=int, default=200, help="kills in all; the others follow")
    parser.add_argument("--whole", action="store_true", help="on the shipped corpus; takes long")
    options = parser.parse_args()
    tallies: list[Tally] = []
    for name in options.kinds.split(","):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            source = {"source": shipped_corpus()} if options.whole else {}
            place = Place(Path(folder), **source)
            assert place.sound["cases"]
            tallies += KINDS[name](place, options.tries)
    print(table(tallies))
    return 1 if any(one.losses for one in tallies) else 0


if __name__ == "__main__":
    sys.exit(main())
