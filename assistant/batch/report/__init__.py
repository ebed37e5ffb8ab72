"""The report across rows: what many problems share. scikit-learn and the plots are imported when a report is made."""

from assistant.batch.report.blocks import report_blocks
from assistant.batch.report.gathering import Gathered, Line, gather, lines_of

__all__ = ["Gathered", "Line", "gather", "lines_of", "report_blocks"]
