"""Heavy work in a thread beside the screen: typing comes first."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

BRIEF = 0.0005  # seconds after which a working thread lets the screen have its turn


@contextmanager
def typing_first() -> Iterator[None]:
    """While this lasts, working threads give way to the screen sooner than Python's usual."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(BRIEF)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
