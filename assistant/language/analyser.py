"""Text to terms: case, Unicode, British spelling, joined words such as "band 5", stems, stop words.

The same object serves fitting and asking, so that both sides see the same terms. Terms are strings;
a word is analysed once and remembered.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import Stemmer

from assistant.language.stopwords import STOP_WORDS

# letters joined by & (A&E, L&D), or letters and digits with an inner apostrophe
WORD = re.compile(r"[a-z]+(?:&[a-z]+)+|[a-z0-9]+(?:'[a-z]+)?")
# the bytes that a word may consist of; all others part words
LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789&'"
PARTING = bytes(code if code in LETTERS else ord(" ") for code in range(256))
# words whose parts mean nothing apart: what a text holds one of (far sooner looked for than a pattern), pattern, joined
JOINS = (
    (("band",), re.compile(r"\bbands?[\s-]*(\d)(?:[a-d])?(?:'?s)?\b"), r"band\1"),
    (("level",), re.compile(r"\bt[\s-]levels?\b"), "tlevel"),
    (("grade",), re.compile(r"\bgrades?[\s-]+(\d)\b"), r"grade\1"),
    (("n.h", "nh.s", "nhs."), re.compile(r"\bn\.?h\.?s\.?\b"), "nhs"),
    # initials: a.b. or a.b.c. (looking for the stop first is ten times as fast as looking for a letter)
    ((".",), re.compile(r"\.(?<=\b[a-z]\.)([a-z])\.(?:([a-z])\.)?"), r"\1\2"),
)
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
# numbers that are words of the field; other bare numbers say nothing about a problem
NUMBER_WORDS = frozenset({"111", "999", "7", "24"})
AMERICAN = {
    "behavior": "behaviour",
    "behaviors": "behaviours",
    "center": "centre",
    "centers": "centres",
    "color": "colour",
    "counseling": "counselling",
    "counselor": "counsellor",
    "enroll": "enrol",
    "enrollment": "enrolment",
    "favor": "favour",
    "fulfill": "fulfil",
    "labor": "labour",
    "license": "licence",
    "anesthetic": "anaesthetic",
    "anesthesia": "anaesthesia",
    "orthopedic": "orthopaedic",
    "orthopedics": "orthopaedics",
    "pediatric": "paediatric",
    "pediatrics": "paediatrics",
    "practise": "practice",
    "practised": "practice",
    "practising": "practice",
    "program": "programme",
    "programs": "programmes",
    "sceptical": "skeptical",
    "skillful": "skilful",
    "traveling": "travelling",
    "judgment": "judgement",
}
IZE = re.compile(r"(?<=[a-z]{3})iz(e|ed|es|er|ers|ing|ation|ations|ational)$")


class Token(NamedTuple):
    """A word as typed and as counted. ``stop`` words are kept for phrases and never scored."""

    surface: str
    term: str
    stop: bool


class Analyser:
    """Turns text into tokens. Stateless but for its memory of words, so one may be shared."""

    def __init__(self, words_remembered: int = 200_000) -> None:
        self._stem = Stemmer.Stemmer("english", 0).stemWord
        self._token = lru_cache(maxsize=words_remembered)(self._make_token)
        self.terms_of_piece = lru_cache(maxsize=words_remembered)(self._make_terms)

    def tokens(self, text: str) -> list[Token]:
        """Every word of the text in order, stop words included."""
        return [self._token(word) for word in WORD.findall(fold(text))]

    def terms(self, text: str) -> list[str]:
        """The stems that count, in order, with repeats."""
        return list(chain.from_iterable(map(self.terms_of_piece, pieces(text))))

    def _make_terms(self, piece: bytes) -> tuple[str, ...]:
        """The stems that count in one of a text's ``pieces``: one, none, or several where marks hold words together."""
        tokens = map(self._make_token, WORD.findall(piece.decode("ascii")))
        return tuple(token.term for token in tokens if not token.stop)

    def _make_token(self, word: str) -> Token:
        plain = word.removesuffix("'s").replace("'", "")
        if plain.isdigit():
            return Token(word, plain, plain not in NUMBER_WORDS)
        british = AMERICAN.get(plain) or IZE.sub(r"is\1", plain)
        stop = british in STOP_WORDS or len(british) < 2
        return Token(word, self._stem(british), stop)


def fold(text: str) -> str:
    """Lower case, plain quotes, no accents, joined words joined."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
        text = BEYOND_ASCII.sub(_without_accents, text)
    text = text.lower()
    for signs, pattern, joined in JOINS:
        if any(map(text.__contains__, signs)):
            text = pattern.sub(joined, text)
    return text


def _without_accents(found: re.Match[str]) -> str:
    return "".join(char for char in found[0] if not unicodedata.combining(char))


def pieces(text: str) -> list[bytes]:
    """A folded text parted wherever no word can go on: each piece is mostly a word, and has its words to itself."""
    return fold(text).encode("ascii", "replace").translate(PARTING).split()
