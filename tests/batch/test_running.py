import csv
import json
import re
from pathlib import Path

from assistant import Assistant
from assistant.models import Answer
from tests.batch.conftest import PROBLEMS, Command, many_problems


def write_jsonl(path: Path, problems: list[str]) -> None:
    lines = (json.dumps({"id": f"R{n}", "text": text}) for n, text in enumerate(problems, 1))
    path.write_text("\n".join(lines) + "\n")


def test_jsonl_is_the_answer_of_recommend_with_the_rows_id(
    command: Command, tmp_path: Path, assistant: Assistant
) -> None:
    write_jsonl(tmp_path / "in.jsonl", list(PROBLEMS))
    done = command("batch", "in.jsonl", "--output", "out.jsonl", "--top", "4")
    assert (done.returncode, done.stdout) == (0, "")
    answers = [Answer.model_validate_json(x) for x in (tmp_path / "out.jsonl").open()]
    assert answers == [
        assistant.recommend(text, 4, id=f"R{n}") for n, text in enumerate(PROBLEMS, 1)
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "in.jsonl",
        "out.jsonl",
        "out.jsonl.manifest.json",
    ]


def test_the_bytes_do_not_depend_on_jobs_or_on_where(command: Command, tmp_path: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", many_problems(70))
    for jobs in ("1", "2", "3"):
        done = command("batch", "in.jsonl", "-o", f"{jobs}.jsonl", "--jobs", jobs, "--top", "2")
        assert done.returncode == 0, done.stderr
    assert len({(tmp_path / f"{jobs}.jsonl").read_bytes() for jobs in "123"}) == 1


def test_bad_rows_go_to_a_file_that_can_be_run_again(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "owner,id,problem,extra\nA,1,nurses leave,x\nB,2,,y\nC,3,too few staff, too many agencies,z\n"
        'D,4,"unclosed\nE,5,=cmd|calc,w\n'
    )
    done = command("batch", "in.csv", "-o", "out.jsonl", "--top", "1")
    assert done.returncode == 1
    assert "3 rows could not be answered" in done.stderr
    assert [json.loads(x)["id"] for x in (tmp_path / "out.jsonl").open()] == ["1", "5"]
    errors = tmp_path / "out.jsonl.errors.csv"
    held = list(csv.DictReader(errors.open(encoding="utf-8-sig")))
    assert [row["where_in_input"] for row in held] == ["C3 (line 3)", "C4 (line 4)", "C5 (line 5)"]
    assert held[1]["problem"] == "too few staff, too many agencies"
    assert (held[1]["owner"], held[1]["extra"]) == ("C", "z")
    again = command("batch", errors.name, "-o", "again.jsonl", "--top", "1")
    assert again.returncode == 1  # the empty one is still empty
    assert [json.loads(x)["id"] for x in (tmp_path / "again.jsonl").open()] == ["3", "3"]


def test_csv_out_is_inert(command: Command, tmp_path: Path) -> None:
    texts = [f"{sign}1+1 nurses leave" for sign in ("=", "+", "-", "@")]
    texts += ["  =2+5 nurses leave", "\x1b[31mred\x1b[0m nurses leave\x07"]
    rows = [json.dumps({"id": f"={n}", "text": text}) for n, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    assert command("batch", "in.jsonl", "-o", "out.csv", "--top", "2").returncode == 0
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "\x1b" not in text
    cells = [cell for row in csv.reader(text.splitlines(keepends=True)) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert [cell for cell in cells if cell.startswith("'=1+1")]


def test_law_carries_its_notice_in_every_form(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(PROBLEMS[1])
    for name in ("out.jsonl", "out.csv", "out.md"):
        assert command("batch", "in.txt", "-o", name).returncode == 0
        assert "General information, not legal advice" in (tmp_path / name).read_text("utf-8-sig")


def test_dry_run_names_cells_and_groups(command: Command, tmp_path: Path) -> None:
    body = "".join(f"{n},{'' if n % 2 else 'nurses leave'}\n" for n in range(40))
    (tmp_path / "in.csv").write_text(f"id,problem\n{body}7,x,y\n")
    done = command("batch", "in.csv", "--dry-run")
    assert done.returncode == 1
    assert "20 rows: the problem is empty. At B3 (line 3)" in done.stdout
    assert "and 12 more." in done.stdout
    assert "B42 (line 42)" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv"]


def test_wrong_use_is_one_sentence_and_exit_2(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("a,b\n1,2\n")
    for words in (
        ("batch", "in.csv", "-o", "out.jsonl"),
        ("batch", "no.csv", "-o", "out.jsonl"),
        ("batch", "in.csv", "-o", "out.xyz"),
        ("batch", "in.csv", "-o", "none/out.csv"),
        ("batch", "in.csv", "-o", "in.csv", "--column", "a"),
        ("batch", "in.csv", "--column", "a"),
        ("batch", "in.csv", "-o", "o.csv", "--column", "a", "--sector", "zzzz"),
        ("batch", "in.csv", "-o", "o.csv", "--column", "a", "--encoding", "klingon"),
    ):
        done = command(*words)
        assert (done.returncode, done.stdout) == (2, ""), words
        assert "Traceback" not in done.stderr
        assert re.fullmatch(r"[^\n]+[.]\n", done.stderr), done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_the_manifest_says_what_it_was_made_from(
    command: Command, tmp_path: Path, assistant: Assistant
) -> None:
    import hashlib

    write_jsonl(tmp_path / "in.jsonl", [*PROBLEMS[:3], ""])
    command("batch", "in.jsonl", "-o", "out.jsonl", "--top", "3", "--sector", "acute")
    held = json.loads((tmp_path / "out.jsonl.manifest.json").read_text())
    assert (
        held["input"]["sha256"] == hashlib.sha256((tmp_path / "in.jsonl").read_bytes()).hexdigest()
    )
    assert (
        held["output"]["sha256"]
        == hashlib.sha256((tmp_path / "out.jsonl").read_bytes()).hexdigest()
    )
    assert held["receipt"] == assistant.receipt.model_dump()
    assert (held["settings"]["top"], held["settings"]["filters"]["sector"]) == (3, ["acute"])
    assert (held["counts"]["rows"], held["counts"]["faulty"]) == (4, 1)


def test_quiet_says_nothing(command: Command, tmp_path: Path) -> None:
    write_jsonl(tmp_path / "in.jsonl", list(PROBLEMS[:2]))
    done = command("--quiet", "batch", "in.jsonl", "-o", "out.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
