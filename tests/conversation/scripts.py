"""Scripted dialogues: read from YAML, played, and compared turn by turn with what each must show.

A turn is a mapping. ``say`` is what is said; the other keys are what must be seen:

    kind      the kind of the turn, or a list of those that would do
    words     words the text must have; ``silent`` words it must not have (case does not matter)
    filters   filter values in force, by kind; {} for none at all
    every     what every case of the turn must be ({sector: ambulance}, {not_theme: x}, {since: 2018})
    cases     "some", "none", or how many
    about     the cases in order, as references; ``has`` those among them, ``gone`` those not
    legal     considerations that must be among those of the turn
    same      number of an earlier turn that had the same cases in the same order
    keys      keys that must be on offer
    problem   whether a problem is in force

References are found when the script is played: "2.3" is the third case of turn 2, "2.last" its last; an id is an id.
In ``say``, "{2.3.organisation}" stands for a field of that case's record.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from assistant.conversation import Conversation
from assistant.models import Turn

FOLDER = Path(__file__).parent / "dialogues"
SLOT = re.compile(r"\{(\d+\.\d+)\.(\w+)\}")
KNOWN = frozenset(
    "say kind words silent filters every cases about has gone legal same keys problem".split()
)


class Dialogue(NamedTuple):
    """A named script."""

    name: str
    turns: list[dict[str, Any]]


def dialogues() -> list[Dialogue]:
    """Every script of the folder."""
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for name, turns in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            found.append(Dialogue(f"{path.stem}: {name}", turns))
    return found


def play(dialogue: Dialogue, talk: Conversation) -> list[Turn]:
    """Say every line; AssertionError at the first turn that does not show what it must."""
    for number, script in enumerate(dialogue.turns, 1):
        unknown = set(script) - KNOWN
        assert not unknown, f"{dialogue.name}: turn {number} has unknown keys {unknown}"
        turn = talk.say(_filled(str(script["say"]), talk))
        faults = list(_faults(script, turn, talk))
        assert not faults, f"{dialogue.name}, turn {number} ({turn.said!r}): " + "; ".join(faults)
    return talk.turns


def case_id(reference: str, talk: Conversation) -> str:
    """The id that a reference stands for."""
    if found := re.fullmatch(r"(\d+)\.(\d+|last)", str(reference)):
        cases = talk.turns[int(found[1]) - 1].cases
        return cases[-1] if found[2] == "last" else cases[int(found[2]) - 1]
    return str(reference)


def _filled(said: str, talk: Conversation) -> str:
    def value(slot: re.Match[str]) -> str:
        return str(getattr(talk.assistant.index.case(case_id(slot[1], talk)), slot[2]))

    return SLOT.sub(value, said)


def _faults(script: dict[str, Any], turn: Turn, talk: Conversation) -> Iterator[str]:
    text = " ".join(turn.text.split()).casefold()
    kinds = script.get("kind", turn.kind)
    if turn.kind not in (kinds if isinstance(kinds, list) else [kinds]):
        yield f"kind is {turn.kind}, not {kinds}: {text[:300]}"
    yield from (
        f"lacks “{w}”: {text[:400]}"
        for w in _list(script, "words")
        if str(w).casefold() not in text
    )
    yield from (f"has “{w}”" for w in _list(script, "silent") if str(w).casefold() in text)
    yield from _filter_faults(script, turn)
    yield from _case_faults(script, turn, talk)
    yield from (f"raises no {law}" for law in _list(script, "legal") if law not in turn.legal)
    offered = {choice.key for choice in talk.choices}
    yield from (f"offers no key {key}" for key in _list(script, "keys") if str(key) not in offered)
    if "problem" in script and bool(talk.problem) is not script["problem"]:
        yield f"the problem in force is {talk.problem!r}"


def _filter_faults(script: dict[str, Any], turn: Turn) -> Iterator[str]:
    wanted = script.get("filters")
    if wanted is None:
        return
    held = {k: v for k, v in turn.filters.model_dump(by_alias=True, mode="json").items() if v}
    if held != wanted:
        yield f"filters are {held}, not {wanted}"


def _case_faults(script: dict[str, Any], turn: Turn, talk: Conversation) -> Iterator[str]:
    many = script.get("cases")
    if many == "some" and not turn.cases:
        yield "has no cases"
    if many == "none" and turn.cases:
        yield f"has cases {turn.cases}"
    if isinstance(many, int) and len(turn.cases) != many:
        yield f"has {len(turn.cases)} cases, not {many}"
    ids = {
        key: [case_id(one, talk) for one in _list(script, key)] for key in ("about", "has", "gone")
    }
    if "about" in script and list(turn.cases) != ids["about"]:
        yield f"is about {turn.cases}, not {ids['about']}"
    yield from (f"{one} is not there" for one in ids["has"] if one not in turn.cases)
    yield from (f"{one} is still there" for one in ids["gone"] if one in turn.cases)
    if "same" in script and turn.cases != talk.turns[script["same"] - 1].cases:
        yield f"has other cases than turn {script['same']}"
    for key in turn.cases:
        yield from _misfits(script.get("every", {}), talk.assistant.index.case(key))


def _misfits(wanted: dict[str, Any], case: Any) -> Iterator[str]:
    values = {
        "sector": {case.sector},
        "country": {case.country},
        "theme": set(case.themes),
        "staff_group": set(case.staff_groups),
    }
    for kind, value in wanted.items():
        if kind == "since":
            if case.year < value:
                yield f"{case.id} is of {case.year}"
        elif kind.startswith("not_"):
            if value in values[kind.removeprefix("not_")]:
                yield f"{case.id} is {value}"
        elif not values[kind] & set(value if isinstance(value, list) else [value]):
            yield f"{case.id} is not {value}"


def _list(script: dict[str, Any], key: str) -> list[Any]:
    held = script.get(key, [])
    return held if isinstance(held, list) else [held]
