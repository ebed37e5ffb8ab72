"""Two trainings at once while twenty ask; as many asking before there is an index."""

import json
import shutil
import subprocess
from collections.abc import Iterator

from benchmarks.faults.place import TEXT, Place
from benchmarks.faults.tally import WHOLE, Tally, Try, tallied

ASKING = 20


def crowds(place: Place, rounds: int) -> Iterator[Tally]:
    """So many rounds of each."""
    yield tallied("two train while twenty ask", (_training(place) for _ in range(rounds)))
    yield tallied("twenty ask at once, no index yet", (_beginning(place) for _ in range(1)))


def _asked(place: Place) -> list["subprocess.Popen[bytes]"]:
    line = place.line("--quiet", "recommend", TEXT, "--format", "json")
    return [
        subprocess.Popen(
            line,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=place.environment,
            cwd=place.folder,
        )
        for _ in range(ASKING)
    ]


def _wrong(place: Place, asked: list["subprocess.Popen[bytes]"]) -> str:
    first = place.sound["cases"][0]["id"]
    for one in asked:
        out, err = one.communicate()
        if one.returncode != 0 or json.loads(out)["cases"][0]["id"] != first:
            return f"an asker ended with {one.returncode}: {err.decode()[-300:]}"
    return ""


def _training(place: Place) -> Try:
    def one() -> str:
        assert place.serves()
        training = [place.start("train"), place.start("train", "--force")]
        wrong = _wrong(place, _asked(place))
        codes = [each.wait() for each in training]
        if wrong or any(codes):
            return wrong or f"the trainings ended with {codes}"
        return WHOLE if place.serves() else "no index serves"

    return one


def _beginning(place: Place) -> Try:
    def one() -> str:
        shutil.rmtree(place.index)
        wrong = _wrong(place, _asked(place))
        return wrong or (WHOLE if place.serves() else "no index serves")

    return one
