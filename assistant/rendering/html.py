"""Blocks as one HTML file that needs nothing else: landmarks, headings, table headers, language, print style.

Jinja2 escapes everything; the template streams, so a document may be as long as its run.
"""

import base64
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.rendering.blocks import Blocks
from assistant.safety import plain

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).with_name("templates")


def html(blocks: Blocks, title: str) -> Iterator[str]:
    """The text of the file, in parts."""
    yield from _template().generate(blocks=blocks, title=title)
    yield "\n"


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.filters.update(
        plain=plain, kind=lambda value: type(value).__name__, web=is_web, base64=_base64
    )
    return environment.get_template("document.html")


def is_web(url: str | None) -> bool:
    """Whether an address may become a link: http and https alone."""
    return url is not None and url.startswith(("https://", "http://"))


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
