"""The quick ways through a text find the words that the plain ones find."""

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from assistant.language import Analyser
from assistant.language.analyser import fold

PLAIN = (
    (r"\bbands?[\s-]*(\d)(?:[a-d])?(?:'?s)?\b", r"band\1"),
    (r"\bt[\s-]levels?\b", "tlevel"),
    (r"\bgrades?[\s-]+(\d)\b", r"grade\1"),
    (r"\bn\.?h\.?s\.?\b", "nhs"),
    (r"\b([a-z])\.([a-z])\.(?:([a-z])\.)?", r"\1\2\3"),
)
PARTS = ("n.h.s", "nhs.", "nh.s.", "n.hs", "uk", "a.b.", "c.", "d", "xy.z.", ".", " ", "band", "5", "bands-6a's",
         "t-level", "grades 3", "level", "a&e", "o'neil's", "&", "'", "£", "é", "\n", "the", "e.g.")  # fmt: skip
MIXED = st.lists(st.sampled_from(PARTS), max_size=9).map("".join)


@given(MIXED)
@example("the n.h.s. and nhs.uk of a.b.c.d.e. band 5")
def test_words_are_joined_as_by_the_plain_patterns(text: str) -> None:
    expected = text.replace("é", "e")
    for pattern, joined in PLAIN:
        expected = re.sub(pattern, joined, expected)
    assert fold(text) == expected


@given(MIXED | st.text(max_size=20))
def test_terms_are_those_of_the_tokens_that_count(text: str) -> None:
    analyser = Analyser()
    assert analyser.terms(text) == [one.term for one in analyser.tokens(text) if not one.stop]


@given(st.text(st.sampled_from("aé\u0301ñ’£x") | st.characters(), max_size=20))
def test_accents_are_dropped_wherever_they_stand(text: str) -> None:
    folded = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    folded = "".join(char for char in folded if not unicodedata.combining(char)).lower()
    assert fold(text) == fold(folded)
