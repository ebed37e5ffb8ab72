"""The retrievers that are measured side by side: build, save, load, search one, search many. Best 10 each.

All see the same terms where they let us choose them: the project's analyser (stop words out, stems). Tantivy and
SQLite stem with their own Porter or Snowball stemmer and are given no stop words in the question.
"""

import sqlite3
from itertools import pairwise
from pathlib import Path
from typing import Any

from assistant.language import Analyser
from assistant.language.stopwords import STOP_WORDS
from assistant.retrieval import RetrievalSettings, Retriever

K = 10


class Ours:
    workers = 1

    def build(self, texts: list[str], folder: Path) -> None:
        pairs = ((f"d{number:07d}", {"text": text}) for number, text in enumerate(texts))
        Retriever.fit(pairs, RetrievalSettings(feedback=0), workers=self.workers).save(folder)

    def load(self, folder: Path) -> None:
        self.retriever = Retriever.load(folder)

    def one(self, text: str) -> list[int]:
        return [int(hit.id[1:]) for hit in self.retriever.search(text, K)]

    def many(self, texts: list[str]) -> None:
        for _ in self.retriever.search_many(texts, K):
            pass


class OursCompiled(Ours):
    """Built by two processes, asked with the extra ``fast``."""

    workers = 2

    def load(self, folder: Path) -> None:
        super().load(folder)
        self.retriever.compile()


class Bm25s:
    def build(self, texts: list[str], folder: Path) -> None:
        import bm25s

        held = bm25s.BM25(backend="numba")
        analyse = Analyser().terms
        held.index([analyse(text) for text in texts], show_progress=False)
        held.save(folder)

    def load(self, folder: Path) -> None:
        import bm25s

        self.held = bm25s.BM25.load(folder, mmap=True)
        self.held.backend = "numba"
        self.analyse = Analyser().terms
        self.held.activate_numba_scorer()

    def one(self, text: str) -> list[int]:
        if not (terms := self.analyse(text)):
            return []
        found, _ = self.held.retrieve([terms], k=K, show_progress=False, n_threads=1)
        return [int(number) for number in found[0]]

    def many(self, texts: list[str]) -> None:
        terms = [found for text in texts if (found := self.analyse(text))]
        self.held.retrieve(terms, k=K, show_progress=False, n_threads=1)


class Tantivy:
    def build(self, texts: list[str], folder: Path) -> None:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("number", stored=True)
        schema.add_text_field("text", tokenizer_name="en_stem")
        folder.mkdir(parents=True)
        index = tantivy.Index(schema.build(), path=str(folder))
        writer = index.writer(heap_size=500_000_000, num_threads=2)
        for number, text in enumerate(texts):
            writer.add_document(tantivy.Document(number=number, text=text))
        writer.commit()
        writer.wait_merging_threads()

    def load(self, folder: Path) -> None:
        import tantivy

        self.index = tantivy.Index.open(str(folder))
        self.searcher = self.index.searcher()

    def one(self, text: str) -> list[int]:
        if not (words := _plain(text)):
            return []
        query = self.index.parse_query(words, ["text"])
        hits = self.searcher.search(query, K, count=False).hits
        return [self.searcher.doc(at)["number"][0] for _, at in hits]

    def many(self, texts: list[str]) -> None:
        for text in texts:
            self.one(text)


class SQLite:
    def build(self, texts: list[str], folder: Path) -> None:
        folder.mkdir(parents=True)
        with sqlite3.connect(folder / "index.db") as held:
            held.execute("create virtual table d using fts5(text, content='', tokenize='porter')")
            rows = enumerate(texts)
            held.executemany("insert into d(rowid, text) values (? + 1, ?)", rows)
            held.execute("insert into d(d) values ('optimize')")

    def load(self, folder: Path) -> None:
        self.file = folder / "index.db"
        self.held = sqlite3.connect(self.file)

    def one(self, text: str) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in _plain(text).split())
        if not words:
            return []
        rows = self.held.execute(
            f"select rowid from d where d match ? order by rank limit {K}", (words,)
        )
        return [row[0] - 1 for row in rows]

    def many(self, texts: list[str]) -> None:
        self.held = sqlite3.connect(self.file)  # one of its own after a fork
        for text in texts:
            self.one(text)


class Sklearn:
    """TfidfVectorizer and linear_kernel over every document."""

    chunk = 16

    def build(self, texts: list[str], folder: Path) -> None:
        from scipy import sparse
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectoriser = TfidfVectorizer(analyzer=Analyser().terms, sublinear_tf=True)
        rows = vectoriser.fit_transform(texts).astype("float32")
        folder.mkdir(parents=True)
        sparse.save_npz(folder / "rows.npz", rows, compressed=False)
        (folder / "terms.txt").write_text("\n".join(vectoriser.get_feature_names_out()))
        vectoriser.idf_.tofile(folder / "idf.bin")

    def load(self, folder: Path) -> None:
        import numpy as np
        from scipy import sparse
        from sklearn.feature_extraction.text import TfidfVectorizer

        terms = (folder / "terms.txt").read_text().split("\n")
        self.vectoriser = TfidfVectorizer(
            analyzer=Analyser().terms, sublinear_tf=True, vocabulary=terms
        )
        self.vectoriser.idf_ = np.fromfile(folder / "idf.bin")
        self.rows: Any = sparse.load_npz(folder / "rows.npz")

    def one(self, text: str) -> list[int]:
        return self._best([text])[0]

    def many(self, texts: list[str]) -> None:
        for at in range(0, len(texts), self.chunk):
            self._best(texts[at : at + self.chunk])

    def _best(self, texts: list[str]) -> list[list[int]]:
        import numpy as np
        from sklearn.metrics.pairwise import linear_kernel

        asked = self.vectoriser.transform(texts).astype("float32")
        scores = linear_kernel(asked, self.rows)
        near = np.argpartition(scores, -K, axis=1)[:, -K:]
        return [row[np.argsort(-s[row])].tolist() for row, s in zip(near, scores, strict=True)]


class SparseDot(Sklearn):
    """The same vectors through sparse_dot_topn."""

    def load(self, folder: Path) -> None:
        super().load(folder)
        self.columns = self.rows.T.tocsr()

    def many(self, texts: list[str]) -> None:
        self._best(texts)

    def _best(self, texts: list[str]) -> list[list[int]]:
        from sparse_dot_topn import sp_matmul_topn

        asked = self.vectoriser.transform(texts).astype("float32")
        found = sp_matmul_topn(asked, self.columns, top_n=K, sort=True)
        starts = found.indptr.tolist()
        return [found.indices[a:b].tolist() for a, b in pairwise(starts)]


def _plain(text: str) -> str:
    """The words of a text that are no stop words and no syntax."""
    words = "".join(char if char.isalnum() else " " for char in text.lower()).split()
    return " ".join(word for word in words if word not in STOP_WORDS)


PEERS = {
    "assistant.retrieval": Ours,
    "the same, compiled": OursCompiled,
    "bm25s (numba)": Bm25s,
    "tantivy": Tantivy,
    "sparse_dot_topn": SparseDot,
    "linear_kernel": Sklearn,
    "SQLite FTS5": SQLite,
}
