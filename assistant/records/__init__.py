"""What a user keeps on this machine: history, shortlists, saved problems, feedback. Never leaves it by itself.

Owns one SQLite file under the data directory. Knows no front end, and nothing of how answers are made.
"""

from assistant.records.records import Records

__all__ = ["Records"]
