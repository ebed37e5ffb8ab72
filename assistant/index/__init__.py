"""Built indexes on disk: what is in one, which are kept, which one serves.

An index is a folder of arrays, JSON and a manifest with checksums; never pickle. It holds the validated records, so
asking parses no YAML. Building one belongs to ``building``.
"""

from assistant.index.contents import BuiltIndex
from assistant.index.versions import IndexHome

__all__ = ["BuiltIndex", "IndexHome"]
