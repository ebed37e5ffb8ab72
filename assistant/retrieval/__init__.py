"""The retriever alone: fielded documents in, ranked documents out. Usable on any documents.

scikit-learn fits the weights (``fitting``, imported only when fitting); numpy alone answers from the stored arrays.
"""

from assistant.retrieval.retriever import Hit, Retriever
from assistant.retrieval.settings import RetrievalSettings

__all__ = ["Hit", "RetrievalSettings", "Retriever"]
