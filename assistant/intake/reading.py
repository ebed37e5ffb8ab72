"""Opening a document to import: which reader its ending asks for, and one sentence where it cannot be read."""

from collections.abc import Callable
from pathlib import Path

from assistant.errors import AssistantError, UsageError
from assistant.intake.blocks import Manuscript
from assistant.intake.word import read_word
from assistant.intake.written import read_markdown, read_plain

LARGEST = 50_000_000  # bytes, of formats that hold pictures
LARGEST_TEXT = 1_000_000  # bytes, of formats that are all text: some 200,000 words
Reader = Callable[[Path, bytes], Manuscript]


def read(path: Path) -> Manuscript:
    """A document as blocks; UsageError names what keeps it from being read."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(
            f"{path} is not a document this can read. Give one that ends in {', '.join(READERS)}."
        )
    try:
        most = LARGEST if path.suffix.lower() in (".docx", ".pdf") else LARGEST_TEXT
        if path.stat().st_size > most:
            raise UsageError(f"{path} is larger than {most:,} bytes. Split it.")
        manuscript = reader(path, path.read_bytes())
    except AssistantError:
        raise
    except FileNotFoundError:
        raise UsageError(f"{path} does not exist. Check the name.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from None
    except Exception as error:  # the libraries raise many kinds for a damaged file
        reason = str(error).split("\n")[0] or type(error).__name__
        raise UsageError(f"{path} cannot be read ({reason}). Open it and save it anew.") from None
    if not manuscript.blocks:
        raise UsageError(f"{path} holds no text. If it is a scan, put it through text recognition.")
    return manuscript


def _html(path: Path, raw: bytes) -> Manuscript:
    from assistant.intake.web import read_html

    return read_html(path, raw)


def _pdf(path: Path, raw: bytes) -> Manuscript:
    try:
        from assistant.intake.pages import read_pdf
    except ImportError:
        raise UsageError(
            "Reading PDF needs a package that is not installed. Install workforce-assistant[import]."
        ) from None
    return read_pdf(path, raw)


READERS: dict[str, Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_plain,
    ".html": _html,
    ".htm": _html,
    ".docx": read_word,
    ".pdf": _pdf,
}
