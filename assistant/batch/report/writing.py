"""A report to a file, in the form of its ending."""

from pathlib import Path

from assistant.batch.report.blocks import report_blocks
from assistant.batch.report.gathering import Gathered
from assistant.rendering.papers import write_blocks


def write_report(found: Gathered, name: str, path: Path) -> None:
    """Write the report on a run: .md, .html or .docx."""
    part = path.with_name(path.name + ".part")
    title = f"Report across the problems of {name}"
    write_blocks(report_blocks(found, name), part, path.suffix.lower(), title)
    part.replace(path)
