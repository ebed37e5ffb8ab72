"""A user's own cases: written to their own folder, which only they can read, and given out when they ask.

What is given out is the record and nothing of this machine.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import UsageError
from assistant.intake.drafting import slug
from assistant.intake.questions import Answers
from assistant.language import personal_data
from assistant.library.evidence import EVIDENCE_RULES
from assistant.library.library import read_cases
from assistant.library.local import SOURCE
from assistant.paths import case_files
from assistant.private import private_folder, write_atomically

PREFIX = "own-"
LONGEST = 60
NONE_SAID = "Not stated in the source."
NEVER_OUT = frozenset(("email", "phone", "nhs-number", "ni-number"))
COVER = (
    "# A case for a library of workforce initiatives, submitted by its owner, who wrote it.\n"
    f"# Its source `{SOURCE}` is the owner's own account; the maintainer gives it a place in sources.yaml."
)


def write_case(answers: Answers, folder: Path, taken: Iterable[str]) -> Path:
    """Keep a case told by answers. Returns its file, which only its owner can read."""
    private_folder(folder.parent)
    private_folder(folder)
    key = _id(str(answers["title"]), {*taken, *(path.stem for path in case_files(folder))})
    path = folder / f"{key}.md"
    write_atomically(path, case_text(key, answers))
    return path


def case_text(key: str, answers: Answers) -> str:
    """A record as the corpus writes one."""
    front = yaml.safe_dump(
        dict(_front(key, answers)), allow_unicode=True, sort_keys=False, width=10_000
    )
    sections = (
        ("Problem", answers["problem"]),
        ("What they did", _bullets(answers["actions"])),
        ("Outcomes", _bullets(answers.get("outcomes"))),
        ("What got in the way", _bullets(answers.get("obstacles"))),
        ("What to copy", _bullets(answers.get("lessons"))),
    )
    body = "\n".join(f"\n## {heading}\n{text}" for heading, text in sections)
    return f"---\n{front}---\n{body}\n"


def _front(key: str, answers: Answers) -> Iterator[tuple[str, Any]]:
    yield "id", key
    yield "local", True
    for name in ("title", "organisation", "country", "sector"):
        yield name, answers[name]
    yield "title_ours", True
    yield "setting", answers.get("setting") or "not stated in the source"
    yield "themes", answers["themes"]
    yield "staff_groups", answers["staff_groups"]
    yield "kind", "case-study"
    for name in ("result", "scale", "date"):
        yield name, answers[name]
    yield "source", {"id": SOURCE, "locator": "told by its owner"}
    yield "facts", [{"fact": fact, "source": SOURCE} for fact in _facts(answers)]
    grade = int(answers.get("evidence") or 0)
    yield "evidence", {"grade": grade, "why": EVIDENCE_RULES[grade]}
    yield "cost", answers.get("cost") or "not stated in the source"
    yield "time", answers.get("time") or "not stated in the source"
    yield "partners", answers.get("partners") or []
    for name in ("summary", "situations", "keywords"):
        yield name, answers[name]


def _facts(answers: Answers) -> list[str]:
    """What the owner said, one thing a line: they are the source."""
    told = [answers["problem"], *answers["actions"], *(answers.get("outcomes") or ())]
    rest = [*(answers.get("obstacles") or ()), *(answers.get("lessons") or ()), answers["summary"]]
    return list(dict.fromkeys([*told, *(one for one in rest if re.search(r"\d", one))]))


def _bullets(lines: list[str] | None) -> str:
    return "\n".join(f"- {line}" for line in lines) if lines else NONE_SAID


def _id(title: str, taken: set[str]) -> str:
    stem = f"{PREFIX}{slug(title)}"[:LONGEST].rstrip("-")
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(name for name in names if name not in taken)


def own_file(key: str, folder: Path) -> Path:
    """The file of one of the user's own cases; UsageError where there is none of that id."""
    known = {path.stem: path for path in case_files(folder)}
    if key not in known:
        listed = ", ".join(known) or "none yet; `corpus add` makes one"
        raise UsageError(f"You have no case “{key}” of your own. Yours are: {listed}.")
    return known[key]


def submission(path: Path) -> tuple[str, list[str]]:
    """An own case as a submission, and what a library will ask of it before it takes it.

    UsageError where it holds what may identify a person for certain; names are among what is asked.
    """
    text = path.read_text(encoding="utf-8")
    found = personal_data.find(text)
    if certain := [one for one in found if one.kind in NEVER_OUT]:
        line = text[: certain[0].start].count("\n") + 1
        raise UsageError(
            f"{path}:{line} holds {personal_data.said(certain)}. Take it out, then export the case again."
        )
    kept = [row for row in text.split("\n") if not re.match(r"local:\s*true\s*$", row)]
    given = "\n".join([kept[0], COVER, *kept[1:]])
    asked = [f"it may hold {personal_data.said([one])} (“{one.text}”)" for one in found[:5]]
    return given, [*asked, *_of_a_published_case(path)]


def _of_a_published_case(path: Path) -> Iterator[str]:
    """What is wrong with it by the rules of published cases."""
    for problem in read_cases(path.parent, [path], fixed={"local": False}).problems:
        yield problem.message
