"""Workforce assistant: initiatives that others tried for a workforce problem, and the law they raise.

Importing this package costs nothing: the public names load what they need when first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.engine import Assistant as Assistant
    from assistant.models import Answer as Answer

__version__ = "0.1.0"
__all__ = ["Answer", "Assistant", "__version__"]


def __getattr__(name: str) -> Any:
    if name == "Assistant":
        from assistant.engine import Assistant

        return Assistant
    if name == "Answer":
        from assistant.models import Answer

        return Answer
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")
