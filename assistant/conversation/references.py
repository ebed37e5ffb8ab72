"""Which cases a person points at: by number, ordinal, name or nickname, or by "that one".

Numbers count the answer as shown. Names are looked for in the answer first, then in the whole library.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.conversation.everyday import FILLER
from assistant.index.contents import BuiltIndex

ORDINALS = {
    "first": 1,
    "1st": 1,
    "top": 1,
    "best": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "sixth": 6,
    "6th": 6,
    "seventh": 7,
    "7th": 7,
    "eighth": 8,
    "8th": 8,
    "ninth": 9,
    "9th": 9,
    "tenth": 10,
    "10th": 10,
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
LEADING = re.compile(r"\b(?:first|top|best) (\d{1,2}|two|three|four|five)\b")
SPAN = re.compile(r"\b(\d{1,3}) ?(?:-|–|to|through) ?(\d{1,3})\b")
DIGITS = re.compile(r"(?<![\w£.])(?:no\.? ?|number |#)?(\d{1,3})(?![\w%.]*\w)")
LAST = re.compile(r"\b(?:the )?(?:very )?(?:last|bottom|final)(?: (?:one|case|initiative))?\b")
BOTH = re.compile(r"\b(?:both|those two|these two|the two|the pair)\b")
EVERY = re.compile(r"\b(?:all|all of (?:them|these)|them all|everything|every one|each)\b")
THESE = re.compile(r"\b(?:they|them|these|those|their)\b")
THIS = re.compile(r"\b(?:that|this|it|its|there|here|same)\b")
NAME_FILLER = FILLER | frozenset(
    "hospital hospitals foundation university health healthcare care risk risks legal law tell story".split()
)
NEAR = 84.0  # RapidFuzz ratio from which a misspelt name is taken


class Found(NamedTuple):
    """What a phrase points at: cases; or several it could mean; or a number that is not there."""

    cases: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    beyond: int | None = None
    named: bool = False  # whether the words pointed at anything at all


def refer(
    text: str, shown: Sequence[str], focus: Sequence[str], index: BuiltIndex, *, names: bool = True
) -> Found:
    """What the words point at."""
    text = text.casefold().replace("’", "'").strip(" .?!,;:")
    numbers = _numbers(text, len(shown))
    if numbers:
        beyond = next((number for number in numbers if not 1 <= number <= len(shown)), None)
        if beyond is not None:
            return Found(beyond=beyond, named=True)
        cases = [shown[number - 1] for number in numbers]
        if names:
            cases += _named(_without_numbers(text), shown, index).cases
        return Found(tuple(dict.fromkeys(cases)), named=True)
    if names and (found := _named(text, shown, index)).named:
        return found
    return _pointed(text, shown, focus)


def _pointed(text: str, shown: Sequence[str], focus: Sequence[str]) -> Found:
    if EVERY.search(text) or (THESE.search(text) and len(focus) < 2):
        return Found(tuple(shown), named=bool(shown))
    if BOTH.search(text):
        return Found(tuple(focus[:2] if len(focus) > 1 else shown[:2]), named=bool(shown))
    if THESE.search(text) or THIS.search(text) or re.fullmatch(r"(?:the )?one", text):
        return Found(tuple(focus), named=bool(focus))
    return Found()


def _numbers(text: str, count: int) -> list[int]:
    """Places named in the text, in the order in which they are named."""
    places: list[tuple[int, int]] = []
    if found := LEADING.search(text):
        word = found.group(1)
        many = int(word) if word.isdigit() else NUMBERS[word]
        return list(range(1, (min(many, count) or many) + 1))
    for found in SPAN.finditer(text):
        first, last = int(found.group(1)), int(found.group(2))
        places += [(found.start(), n) for n in range(first, min(last, first + 9) + 1)]
    bare = SPAN.sub(lambda m: " " * len(m.group()), text)
    places += [(found.start(), int(found.group(1))) for found in DIGITS.finditer(bare)]
    for found in re.finditer(r"[\w']+", bare):
        word = found.group()
        if word in ORDINALS:
            places.append((found.start(), ORDINALS[word]))
        elif word in NUMBERS and _counts(bare, found.start(), found.end()):
            places.append((found.start(), NUMBERS[word]))
    if not places and count and LAST.search(bare):
        return [count]
    return list(dict.fromkeys(number for _, number in sorted(places)))


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a number word is a place ("number two", "one and four") and not a pronoun ("that one")."""
    before, after = text[:start].strip(), text[end:].strip()
    if before.endswith(("those", "these", "the", "them")):
        return False
    if text[start:end] != "one":
        return not after or bool(re.match(r"(?:and|or|,|with|to|\?|please|then|versus|vs)", after))
    return before.endswith(
        ("number", "option", "case", "no", "compare", "and", "with", "like")
    ) or (not before and bool(after.startswith(("and", ",", "with"))))


def _without_numbers(text: str) -> str:
    text = DIGITS.sub(" ", text)
    return " ".join(
        word
        for word in text.split()
        if word not in ORDINALS and word not in NUMBERS and word not in ("number", "last")
    )


def _named(text: str, shown: Sequence[str], index: BuiltIndex) -> Found:
    """Cases whose organisation, place or title has the words; the answer's before the library's."""
    if text.replace(" ", "-") in index.number:
        return Found((text.replace(" ", "-"),), named=True)
    words = [
        token
        for token in index.analyser.tokens(text)
        if not token.stop and token.surface not in NAME_FILLER and not token.surface.isdigit()
    ]
    if not words:
        return Found()
    for pool in (list(shown), index.case_ids):
        best = _covering([word.term for word in words], pool, index)
        if not best:
            best = _nearly([word.surface for word in words], pool, index)
        if len(best) == 1:
            return Found(tuple(best), named=True)
        if best:
            return Found(doubt=tuple(best[:6]), named=True)
    return Found()


def _covering(terms: Sequence[str], pool: Sequence[str], index: BuiltIndex) -> list[str]:
    """Cases of the pool that have every word; those with it in the organisation before those in the title."""
    query = {
        number: 1.0 for term in dict.fromkeys(terms) if (number := index.cases.number(term)) >= 0
    }
    if len(query) < len(set(terms)):
        return []
    places, others = [], []
    for case in pool:
        parts = index.cases.explain(query, index.number[case])
        own = set(index.analyser.terms(f"{_organisation(index, case)} {case.replace('-', ' ')}"))
        place = own | {part.term for part in parts if part.field == "place"}
        title = {part.term for part in parts if part.field == "title"}
        if set(terms) <= own:
            places.append(case)
        elif set(terms) <= place | title:
            others.append(case)
    return places or others


def _nearly(words: Sequence[str], pool: Sequence[str], index: BuiltIndex) -> list[str]:
    """Cases whose organisation has a word much like a misspelt one."""
    from rapidfuzz import fuzz

    found = []
    for case in pool:
        own = [word for word in _organisation(index, case).casefold().split() if len(word) > 3]
        if all(
            len(word) > 4
            and not index.speller.knows(word)
            and any(fuzz.ratio(word, other) >= NEAR for other in own)
            for word in words
        ):
            found.append(case)
    return found


def _organisation(index: BuiltIndex, case: str) -> str:
    name = index.facets.organisation[index.number[case]]
    return f"{name} {index.present_names.get(case, '')}"
