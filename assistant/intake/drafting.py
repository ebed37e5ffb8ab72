"""A draft record: what was found filled in, what was not marked TO FILL, the source's passages to work from.

A draft cannot pass `corpus check` before a person has written it.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from assistant.intake.blocks import Block
from assistant.intake.guessing import Guess
from assistant.intake.likeness import Like
from assistant.library.cases import HEADINGS
from assistant.library.drafts import PASSAGES, TO_FILL
from assistant.safety import is_device, one_line

LONGEST_ID = 60
WANTED = {
    "Problem": "what was wrong, for whom",
    "What they did": "what was done, in order where the source gives one",
    "Outcomes": "one outcome a bullet, with its figure, baseline and period where the source has them",
    "What got in the way": "obstacles, side effects, what was hard to prove",
    "What to copy": "what another employer could take from it, only what follows from the facts",
}
SITUATIONS = (
    "at least 8 statements of the problem, in the words of people who have not read the case"
)
SMALL_WORDS = frozenset("a an and at by for from in into of on or the to with".split())


def draft_id(guess: Guess, taken: Iterable[str], otherwise: str = "") -> str:
    """An id for a draft: of its title, else of its organisation; a number after it where that is taken."""
    words = slug(guess.title or guess.organisation or f"draft {otherwise}").split("-")
    kept = [word for word in words if word not in SMALL_WORDS] or words
    stem = ""
    for word in kept:
        if len(stem) + len(word) + 1 > LONGEST_ID:
            break
        stem = f"{stem}-{word}" if stem else word
    stem = stem or kept[0][:LONGEST_ID]
    if is_device(stem):
        stem = f"case-{stem}"
    held, number = set(taken), 1
    while (name := stem if number == 1 else f"{stem}-{number}") in held:
        number += 1
    return name


def draft_text(
    key: str, guess: Guess, blocks: Iterable[Block], *, origin: str, like: Iterable[Like] = ()
) -> str:
    """The whole file. ``blocks`` are the source's passages, personal data masked already."""
    return (
        "\n".join(
            (*_front_matter(key, guess, origin, list(like)), *_body(), *_passages(blocks, origin))
        )
        + "\n"
    )


def _front_matter(key: str, guess: Guess, origin: str, like: list[Like]) -> Iterator[str]:
    yield "---"
    yield f"# A draft made from {origin}. Fill what is to fill, write in our own words, see docs/case-record.md."
    for one in like:
        yield f"# May repeat {one.id} ({one.title}): likeness {one.likeness:.2f}."
    if guess.also_named:
        yield f"# Also named in the source: {'; '.join(guess.also_named)}."
    yield f"id: {key}"
    yield f"title: {_or_fill(guess.title, 'a title that says what was done; title_ours if it is ours')}"
    yield f"title_ours: {'false' if guess.title else 'true'}"
    yield f"organisation: {_or_fill(guess.organisation, 'whose initiative it was, as published')}"
    yield f"country: {_or_fill(guess.country, 'a country of taxonomy.yaml')}"
    yield f"sector: {_or_fill(guess.sector, 'a sector of taxonomy.yaml')}"
    yield f"setting: {_fill('a few words on the place, or “not stated in the source”')}"
    yield f"themes: {_list_or_fill(guess.themes, '2 to 5 themes of taxonomy.yaml')}"
    yield f"staff_groups: {_list_or_fill(guess.staff_groups, '1 to 4 staff groups of taxonomy.yaml')}"
    yield f"kind: {_or_fill(guess.kind, 'case-study, guide, tool, blog, briefing, podcast, webinar or evaluation')}"
    yield f"result: {_fill('improved, mixed, no-effect, stalled or not-reported')}"
    yield f"scale: {_fill('team, organisation or system')}"
    yield f"date: {_or_fill(guess.date, 'when the account was published: YYYY, YYYY-MM or YYYY-MM-DD')}"
    yield "source:"
    yield f"  id: {_or_fill(guess.source, 'an id of sources.yaml; add the publication there if it is new')}"
    yield f"  locator: {_or_fill(guess.locator, 'where in the publication the case stands')}"
    yield "facts:"
    fact = _fill("what the source says, one fact a line, every figure used")
    yield f"  - {{fact: {fact}, source: {_quoted(guess.source or TO_FILL)}}}"
    yield f"evidence: {{grade: 0, why: {_fill('the grade by its rule, and how the rule was met')}}}"
    yield f"summary: {_fill('one or two sentences, at most 45 words: what was done and for whom')}"
    yield "situations:"
    yield f"  - {_fill(SITUATIONS)}"
    yield f"keywords: [{_fill('8 to 18 words or short phrases, synonyms included')}]"
    yield "---"


def _body() -> Iterator[str]:
    for heading in HEADINGS:
        yield f"\n## {heading}\n{TO_FILL}: {WANTED[heading]}"


def _passages(blocks: Iterable[Block], origin: str) -> Iterator[str]:
    """The source in a comment, each line quoted, so that nothing of it is taken for the record."""
    yield f"\n{PASSAGES}: {_inert(origin)}. For you to work from; take it out when the record is written."
    for block in blocks:
        mark = {"heading": "### ", "item": "- ", "text": ""}[block.kind]
        yield f"> {mark}{_inert(block.text)}"
        yield ">"
    yield "-->"


def _inert(text: str) -> str:
    """A text that cannot end the comment it stands in."""
    return one_line(text).replace("-->", "→").replace("<!--", "←")


def _or_fill(value: str, wanted: str) -> str:
    return _quoted(value) if value else _fill(wanted)


def _list_or_fill(values: tuple[str, ...], wanted: str) -> str:
    return f"[{', '.join(values)}]" if values else f"[{_fill(wanted)}]"


def _fill(wanted: str) -> str:
    return _quoted(f"{TO_FILL}: {wanted}")


def _quoted(value: str) -> str:
    """A YAML scalar on one line."""
    plain = re.fullmatch(r"[A-Za-z][\w’ -]*", value) and value.casefold() not in (
        "null",
        "true",
        "false",
        "yes",
        "no",
    )
    return value if plain else json.dumps(value, ensure_ascii=False)


def slug(text: str) -> str:
    """A text as an id: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    return (
        re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().casefold()).strip("-")
        or "draft"
    )
