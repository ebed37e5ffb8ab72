"""Text to terms: case, Unicode, British spelling, joined words such as "band 5", stems, stop words.

The same object serves fitting and asking, so that both sides see the same terms. Terms are strings;
a word is analysed once and remembered.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from assistant.language.stopwords import STOP_WORDS

# letters joined by & (A&E, L&D), or letters and digits with an inner apostrophe
WORD = re.compile(r"[a-z]+(?:&[a-z]+)+|[a-z0-9]+(?:'[a-z]+)?")
# words whose parts mean nothing apart
JOINS = (
    (re.compile(r"\bbands?[\s-]*(\d)(?:[a-d])?(?:'?s)?\b"), r"band\1"),
    (re.compile(r"\bt[\s-]levels?\b"), "tlevel"),
    (re.compile(r"\bgrades?[\s-]+(\d)\b"), r"grade\1"),
    (re.compile(r"\bn\.?h\.?s\.?\b"), "nhs"),
    (re.compile(r"\b([a-z])\.([a-z])\.(?:([a-z])\.)?"), r"\1\2\3"),
)
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

    def tokens(self, text: str) -> list[Token]:
        """Every word of the text in order, stop words included."""
        return [self._token(word) for word in WORD.findall(fold(text))]

    def terms(self, text: str) -> list[str]:
        """The stems that count, in order, with repeats."""
        token = self._token
        found = (token(word) for word in WORD.findall(fold(text)))
        return [term for _, term, stop in found if not stop]

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
        text = "".join(char for char in text if not unicodedata.combining(char))
    text = text.lower()
    for pattern, joined in JOINS:
        text = pattern.sub(joined, text)
    return text
