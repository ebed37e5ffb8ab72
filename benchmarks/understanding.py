"""How often the sector, staff groups and themes understood of a problem are right, on judged problems.

python benchmarks/understanding.py [--index FOLDER] [--wrong]
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant import Assistant, paths  # noqa: E402
from tests.language.understanding import KINDS, Judged, judged, measure  # noqa: E402


def main() -> None:
    """Print precision and recall by kind, and with ``--wrong`` each problem of those not held out that was misread."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    assistant = Assistant.load(index=asked.index)
    problems = list(judged(paths.shipped_corpus()))
    for held_out, name in ((False, "seen when the signs were written"), (True, "held out")):
        some = [one for one in problems if one.held_out is held_out]
        print(f"{len(some)} problems, {name}")
        for kind in KINDS:
            found = measure(assistant.read, some, kind)
            print(
                f"  {kind:12} precision {found.precision:.2f} ({found.right} of {found.said})"
                f"  recall {found.recall:.2f} ({found.found} of {found.wanted})"
            )
    if asked.wrong:
        _show_wrong(assistant, [one for one in problems if not one.held_out])


def _show_wrong(assistant: Assistant, problems: list[Judged]) -> None:
    for one in problems:
        reading = assistant.read(one.text)
        for kind in KINDS:
            said, must = set(getattr(reading, kind)), one.must[kind]
            if said - must - one.also or must - said:
                wrong = f"wrong {sorted(said - must - one.also)} missed {sorted(must - said)}"
                print(f"{one.id} {kind}: {wrong}: {one.text[:100]!r}")


if __name__ == "__main__":
    main()
