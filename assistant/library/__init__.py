"""The corpus as validated, frozen records: cases, considerations and the controlled words.

Owns reading and checking ``corpus/``. Knows nothing of ranking, and imports no front end. The public names load
what they need when first used, so that an index can be asked without the readers of the corpus.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.library.cases import Case
    from assistant.library.considerations import Consideration
    from assistant.library.library import Library

__all__ = ["Case", "Consideration", "Library"]
HOMES = {"Case": "cases", "Consideration": "considerations", "Library": "library"}


def __getattr__(name: str) -> Any:
    if name in HOMES:
        return getattr(import_module(f"assistant.library.{HOMES[name]}"), name)
    raise AttributeError(f"module 'assistant.library' has no attribute {name!r}")
