"""One analyser for fitting and for asking: tokens, stems, spelling, thesaurus.

Owns how text becomes terms. Knows nothing of documents or scores.
"""

from assistant.language.analyser import Analyser, Token
from assistant.language.expansion import Expander, Expansion
from assistant.language.spelling import Correction, Speller

__all__ = ["Analyser", "Correction", "Expander", "Expansion", "Speller", "Token"]
