"""The lines by which documents say that a case begins."""

import re

MARKER = re.compile(
    r"""^(?:case\ (?:study|example|history|in\ point)|(?:example\ of\ )?good\ practice(?:\ example)?
    |best\ practice\ example|practice\ example|spotlight(?:\ on)?|in\ focus|local\ example)
    (?:\s*(?:no\.?\s*|number\s*)?[0-9]{1,2}|\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-f]))?
    (?:\s*[:–—|.-]\s*(?P<rest>\S.*))?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
NUMBERED = re.compile(r"^(?:\d{1,2}[.):]?|[IVX]{1,5}[.)])\s+(?P<rest>\S.*)$")


def is_marker(text: str) -> bool:
    """Whether a line says that a case begins."""
    return len(text) <= 160 and MARKER.match(text) is not None


def after_marker(text: str) -> str:
    """The title that a marking line itself gives; empty where it gives none."""
    found = MARKER.match(text)
    return (found.group("rest") or "") if found else ""


def after_number(text: str) -> str:
    """A numbered heading without its number; empty where it has none."""
    found = NUMBERED.match(text)
    return found.group("rest") if found else ""
