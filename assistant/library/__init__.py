"""The corpus as validated, frozen records: cases, considerations and the controlled words.

Owns reading and checking ``corpus/``. Knows nothing of ranking, and imports no front end.
"""

from assistant.library.cases import Case
from assistant.library.considerations import Consideration
from assistant.library.library import Library

__all__ = ["Case", "Consideration", "Library"]
