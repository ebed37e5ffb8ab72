"""Answers for reading: plain text, Markdown. No front end, no terminal codes."""

from assistant.rendering.markdown import as_markdown
from assistant.rendering.text import as_text

__all__ = ["as_markdown", "as_text"]
