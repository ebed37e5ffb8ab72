"""Problems that say the same thing: clusters by their words, and pairs so alike that one is likely a copy.

Uses scikit-learn, imported when called. The same problems in the same order give the same clusters.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.batch.report.gathering import LEADING, Line

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST = 6  # problems from which clusters are looked for
MOST_CLUSTERS = 12
JUDGED = 1_500  # problems on which a number of clusters is judged
ALIKE = 0.85  # cosine from which two problems are likely duplicates
BLOCK = 500
MOST_PAIRS = 100


class Pair(NamedTuple):
    """Two problems and how alike they are, 0 to 1."""

    first: Line
    second: Line
    alike: float


@dataclass(frozen=True)
class Cluster:
    """Problems that share words. ``cases`` are the initiatives that most of them lead to, with how many do."""

    words: tuple[str, ...]
    lines: tuple[Line, ...]
    cases: tuple[tuple[str, int], ...]


def weigh(lines: Sequence[Line]) -> tuple[Any, list[str]]:
    """Problems as TF-IDF rows of length one, sparse [N, V], and the words of the columns; V may be 0."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(stop_words="english", sublinear_tf=True, max_features=20_000)
    try:
        weights = vectoriser.fit_transform(line.query for line in lines)
    except ValueError:  # nothing but stop words
        return None, []
    return weights, list(vectoriser.get_feature_names_out())


def clusters(lines: Sequence[Line]) -> list[Cluster]:
    """The clusters of problems, the largest first; none where there are too few problems."""
    if len(lines) < FEWEST:
        return []
    weights, words = weigh(lines)
    if weights is None:
        return []
    model = _best(weights)
    if model is None:
        return []
    found = []
    for number, centre in enumerate(model.cluster_centers_):
        members = [
            line for line, label in zip(lines, model.labels_, strict=True) if label == number
        ]
        if members:
            found.append(Cluster(_naming(centre, words), tuple(members), _shared(members)))
    return sorted(found, key=lambda one: (-len(one.lines), one.words))


def _best(weights: Any) -> Any:
    """The clustering whose clusters stand best apart (silhouette); None where there is nothing to divide."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    rows = weights.shape[0]
    best: tuple[float, Any] | None = None
    for count in range(2, min(MOST_CLUSTERS, rows // 3) + 1):
        model = KMeans(count, n_init=4, random_state=0).fit(weights)
        if len(set(model.labels_[:JUDGED])) < 2:
            continue
        merit = float(silhouette_score(weights[:JUDGED], model.labels_[:JUDGED]))
        if best is None or merit > best[0] + 1e-9:
            best = merit, model
    return best[1] if best else None


def _naming(centre: "NDArray[Any]", words: Sequence[str], most: int = 5) -> tuple[str, ...]:
    order = sorted(range(len(words)), key=lambda place: (-float(centre[place]), words[place]))
    return tuple(words[place] for place in order[:most] if centre[place] > 0)


def _shared(lines: Sequence[Line], most: int = 3) -> tuple[tuple[str, int], ...]:
    counts = Counter(case for line in lines for case in line.cases[:LEADING])
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((case[1], count) for case, count in ranked[:most])


def likely_duplicates(lines: Sequence[Line]) -> list[Pair]:
    """Pairs of problems at least ``ALIKE``, the most alike first; at most ``MOST_PAIRS``."""
    if len(lines) < 2:
        return []
    weights, _ = weigh(lines)
    if weights is None:
        return []
    pairs: list[Pair] = []
    for start in range(0, len(lines), BLOCK):
        near = (weights[start : start + BLOCK] @ weights.T).tocoo()
        for row, column, value in zip(near.row, near.col, near.data, strict=True):
            if row + start < column and value >= ALIKE:
                pairs.append(Pair(lines[row + start], lines[column], round(float(value), 3)))
        pairs = sorted(pairs, key=lambda one: (-one.alike, one.first.id, one.second.id))[
            :MOST_PAIRS
        ]
    return pairs
