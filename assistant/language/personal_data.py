"""A guard for text that is about to be saved, run or exported: what in it may say something of one person.

Finds names after titles and “called …”, NHS and National Insurance numbers, e-mails, UK telephone numbers, a single
person's health, teams so small that a figure identifies someone. Warns; decides nothing. Owns no storage.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assistant.language import personal_patterns as patterns

KINDS = {
    "nhs-number": "an NHS number",
    "ni-number": "a National Insurance number",
    "email": "an e-mail address",
    "phone": "a telephone number",
    "name": "a name",
    "health": "someone’s health",
    "small-team": "a team so small that people can be told apart",
}
MASKS = {
    "nhs-number": "[NHS number]",
    "ni-number": "[National Insurance number]",
    "email": "[e-mail]",
    "phone": "[telephone]",
    "name": "[name]",
    "health": "[health]",
    "small-team": "[small team]",
}


class Finding(NamedTuple):
    """Something personal: its kind (a key of KINDS), the words, and where they stand in the text."""

    kind: str
    text: str
    start: int
    end: int


def find(text: str) -> tuple[Finding, ...]:
    """Everything in a text that looks personal, in its order; where two overlap, the surer one."""
    found: list[Finding] = []
    taken = bytearray(len(text))
    named = list(_names(text))
    for places in (_emails(text), _numbers(text), named, _health(text, named), _small_teams(text)):
        for kind, start, end in places:
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(Finding(kind, text[start:end], start, end))
    return tuple(sorted(found, key=lambda one: one.start))


def mask(text: str, findings: Iterable[Finding]) -> str:
    """The text with each finding replaced by what kind of thing it was."""
    for one in sorted(findings, key=lambda one: -one.start):
        text = text[: one.start] + MASKS[one.kind] + text[one.end :]
    return text


def said(findings: Iterable[Finding]) -> str:
    """The kinds found, in words, each once: “an NHS number and a name”."""
    return in_words(one.kind for one in findings)


def in_words(kinds: Iterable[str]) -> str:
    """Kinds (keys of KINDS) in words, each once."""
    named = list(dict.fromkeys(KINDS[kind] for kind in kinds))
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


Place = tuple[str, int, int]


def _numbers(text: str) -> Iterator[Place]:
    if patterns.DIGITS.search(text):
        yield from _nhs_numbers(text)
        yield from _ni_numbers(text)
        yield from _phones(text)


def _nhs_numbers(text: str) -> Iterator[Place]:
    for found in patterns.TEN_DIGITS.finditer(text):
        if is_nhs_number(found.group()):
            yield "nhs-number", *found.span()


def is_nhs_number(text: str) -> bool:
    """Whether ten digits bear the check digit of an NHS number (modulus 11)."""
    digits = [int(char) for char in text if char.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = (
        11
        - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    )
    return check % 11 == digits[9] and check != 10


def _ni_numbers(text: str) -> Iterator[Place]:
    for found in patterns.NI_NUMBER.finditer(text):
        if found.group()[:2].upper() not in patterns.NI_UNUSED:
            yield "ni-number", *found.span()


def _emails(text: str) -> Iterator[Place]:
    if "@" in text:
        for found in patterns.EMAIL.finditer(text):
            yield "email", *found.span()


def _phones(text: str) -> Iterator[Place]:
    for found in patterns.PHONE.finditer(text):
        digits = "".join(char for char in found.group() if char.isdigit())
        national = digits.removeprefix("0044").removeprefix("44").removeprefix("0")
        if len(national) in (9, 10) and national[0] in "1235789":
            yield "phone", *found.span()


def _names(text: str) -> Iterator[Place]:
    for found in patterns.TITLED.finditer(text):
        if found.group("first") not in patterns.NOT_NAMES:
            yield "name", *found.span("name")
    called = "called" in text or "name" in text
    for found in patterns.CALLED.finditer(text) if called else ():
        before = found.group("before").casefold()
        if before not in patterns.THINGS and found.group("first") not in patterns.NOT_NAMES:
            yield "name", *found.span("name")
    for found in patterns.INTRODUCED.finditer(text):
        if not {*found.group("name").split()} & patterns.NOT_NAMES:
            yield "name", *found.span("name")


def _health(text: str, names: Iterable[Place]) -> Iterator[Place]:
    """A condition told of one person in one sentence."""
    named = [start for _, start, _ in names]
    if not named and not patterns.ONE_PERSON.search(text):
        return
    for sentence in patterns.SENTENCE.finditer(text):
        begin, end = sentence.span()
        about_one = patterns.ONE_PERSON.search(text, begin, end) or any(
            begin <= at < end for at in named
        )
        if about_one:
            for pattern in patterns.HEALTH:
                for found in pattern.finditer(text, begin, end):
                    yield "health", *found.span()


def _small_teams(text: str) -> Iterator[Place]:
    said = text.casefold()
    searched = [
        *(patterns.OUT_OF_A_TEAM if patterns.SOME_OF.search(text) else ()),
        *(patterns.ONLY_SOME if "only" in said or "just" in said else ()),
    ]
    for pattern in searched:
        for found in pattern.finditer(text):
            yield "small-team", *found.span()
