import os
from pathlib import Path

from assistant.index.fingerprint import corpus_fingerprint, legal_fingerprint, quick_signature


def all_three(corpus: Path) -> tuple[str, str, str]:
    return corpus_fingerprint(corpus), legal_fingerprint(corpus), quick_signature(corpus)


def test_a_touched_file_changes_the_cheap_one_alone(corpus: Path) -> None:
    cases, law, quick = all_three(corpus)
    os.utime(corpus / "cases" / "ward-moves.md", (1, 1))
    assert all_three(corpus)[:2] == (cases, law)
    assert quick_signature(corpus) != quick


def test_the_legal_pack_is_versioned_apart(corpus: Path) -> None:
    cases, law, quick = all_three(corpus)
    path = corpus / "legal" / "tupe.md"
    path.write_text(path.read_text() + "\n")
    now = all_three(corpus)
    assert now[0] == cases
    assert now[1] != law
    assert now[2] != quick


def test_words_judgements_and_new_cases_change_the_corpus(corpus: Path) -> None:
    seen = {corpus_fingerprint(corpus)}
    for name in ("taxonomy.yaml", "evaluation/qrels.txt", "evaluation/topics.jsonl", "cases/x.md"):
        with (corpus / name).open("a") as out:
            out.write("\n")
        seen.add(corpus_fingerprint(corpus))
    assert len(seen) == 5


def test_the_place_of_a_corpus_does_not_matter(corpus: Path, tmp_path: Path) -> None:
    before = corpus_fingerprint(corpus)
    moved = corpus.rename(tmp_path / "elsewhere")
    assert corpus_fingerprint(moved) == before
