"""Prose-like documents made of the library's own sentences, seeded: no large text collection is at hand.

A document is about 90 words: whole sentences drawn at random, with one word in twelve replaced by a word drawn from
a long, thin-tailed list, so that the vocabulary grows with the collection as it does in real prose.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = 90
RARE = 400_000  # words that may be made up
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru sta pre".split()
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def sentences() -> list[str]:
    """Every sentence of the corpus's cases of six words or more, in a fixed order."""
    found: list[str] = []
    for path in sorted((ROOT / "corpus" / "cases").glob("*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        text = re.sub(r"(?m)^#+.*$|^[-*]\s+", "", body)
        found += [one.strip() for one in SENTENCE.split(text) if len(one.split()) >= 6]
    return found


def documents(count: int, seed: int) -> Iterator[str]:
    """``count`` documents; the same seed gives the same ones."""
    held, draw = sentences(), random.Random(seed)
    for _ in range(count):
        words: list[str] = []
        while len(words) < WORDS - 8:
            words += draw.choice(held).split()
        for _ in range(len(words) // 12):
            words[draw.randrange(len(words))] = _rare(draw)
        yield " ".join(words[: WORDS + 20])


def queries(count: int, words: int, seed: int) -> list[str]:
    """Windows of so many words of documents that are not in the collection."""
    draw = random.Random(seed)
    made = documents(2 * count, seed + 1_000_003)
    found = []
    for first, second in zip(made, made, strict=True):
        whole = f"{first} {second}".split()
        at = draw.randrange(max(1, len(whole) - words))
        found.append(" ".join(whole[at : at + words]))
    return found


def _rare(draw: random.Random) -> str:
    """A made-up word, the low numbers far oftener than the high (Zipf)."""
    number = int(RARE ** draw.random())
    parts = []
    while number or len(parts) < 2:
        number, digit = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[digit])
    return "".join(parts)


def write(path: Path, count: int, seed: int) -> None:
    """Write documents as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(text) + "\n" for text in documents(count, seed))
