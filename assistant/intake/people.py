"""Personal data in what is imported: found, masked, counted. Nothing masked is ever written to a draft.

Adds to the guard of ``language.personal_data`` the names that publications print: after a title, before a job,
before “said”.
"""

import re
from collections import Counter

from assistant.language import personal_data
from assistant.language.personal_data import Finding
from assistant.language.personal_patterns import NOT_NAMES

MASKED = frozenset(("nhs-number", "ni-number", "email", "phone", "name"))
NAME = r"[A-Z][a-zà-öø-ÿ]+(?:[-'’][A-Z]?[a-zà-öø-ÿ]+)?"
JOB = (
    r"(?:(?:the|our|its|then|former|interim|acting|deputy|assistant|associate|executive|joint|clinical|lead|senior|chief|group"
    r"|managing|programme|project|operational|medical|nursing|people|workforce|head)\s+){0,5}"
    r"(?:directors?|heads?|managers?|leads?|leaders?|chief|officers?|chair|matrons?|nurses?|midwife|consultants?|partners?"
    r"|coordinators?|co-ordinators?|advisers?|advisors?|professors?|secretary|president|apprentices?|practitioners?|therapists?"
    r"|paramedics?|specialists?|registrar|fellow|trainees?|assistants?|associates?)\b"
)
WITH_JOB = re.compile(
    rf"\b(?P<name>{NAME}(?:\s+[A-Z]\.?)?(?:\s+{NAME}){{1,2}}),\s+(?:who\s+is\s+)?(?:the\s+)?(?i:{JOB})"
)
SAYING = re.compile(
    rf"\b(?P<name>{NAME}\s+{NAME})\s+(?:said|says|explains|explained|adds|added|comments|commented|recalls|told|describes|described"
    rf"|shares|shared|reflects)\b|\b(?:said|says|explains|adds|by)\s+(?P<after>{NAME}\s+{NAME})(?=[,.:;]|$)"
)
NOT_PEOPLE = NOT_NAMES | frozenset(
    """Royal North South East West Northern Southern Eastern Western Greater Great St Saint Mid Upper City County
    Health Primary Social National Public Community Children Mental Young People Human Resources Black Country
    University College Council Foundation Board Service Services System Systems Partnership Network Office Institute
    Department Hospice London Manchester Yorkshire Wales Cambridge Leeds General Local Key Case Study Staff New Working
    Executive Operations""".split()
)


ADDRESSED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Nurse|Matron|Sir|Dame|Rev|called|named)\.?\s+\Z"
)
BEFORE_A_BODY = re.compile(
    rf"(?<![A-Za-z] )\b(?P<name>{NAME}\s+{NAME}),\s+"
    rf"(?=(?:[A-Z][\w'’-]*\s+|and\s+|of\s+){{1,8}}(?:NHS|Hospitals?|Trust|Council)\b)"
)


def named(text: str) -> frozenset[str]:
    """The names of people that a whole document gives, first names of full ones included."""
    found = {one.text for one in _found(text) if one.kind == "name"}
    firsts = {name.split()[0] for name in found if len(name.split()) > 1}
    return frozenset(found | {first for first in firsts if len(first) > 3} - NOT_PEOPLE)


def masked(text: str, known: frozenset[str] = frozenset()) -> tuple[str, dict[str, int]]:
    """The text with e-mails, numbers and names masked, and how many of each kind there were.

    ``known`` are names to mask wherever they stand.
    """
    found = [one for one in _found(text) if one.kind in MASKED]
    found += [
        Finding("name", name, match.start(), match.end())
        for name in known
        for match in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    apart: list[Finding] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return personal_data.mask(text, apart), dict(Counter(one.kind for one in apart))


def _found(text: str) -> list[Finding]:
    guarded = [one for one in personal_data.find(text) if not _of_a_thing(one, text)]
    return [*guarded, *_printed(text)]


def _of_a_thing(one: Finding, text: str) -> bool:
    """Whether a single capital word after a job is a scheme or a body (“the GP Confederation”), not a person."""
    alone = one.kind == "name" and len(one.text.split()) == 1
    return alone and ADDRESSED.search(text[max(0, one.start - 20) : one.start]) is None


def _printed(text: str) -> list[Finding]:
    found = []
    for pattern in (WITH_JOB, SAYING, BEFORE_A_BODY):
        for match in pattern.finditer(text):
            held = match.groupdict()
            name = "name" if held.get("name") else "after"
            if not {*held[name].split()} & NOT_PEOPLE:
                found.append(Finding("name", held[name], *match.span(name)))
    return found
