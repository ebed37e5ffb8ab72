"""Papers, bundles and differences from the command line."""

from pathlib import Path

from assistant import Assistant
from assistant.models import Answer
from tests.batch.conftest import PROBLEMS, Command


def test_a_bundle_reopens_the_same_answer_whole_or_shortlisted(
    command: Command, assistant: Assistant, tmp_path: Path
) -> None:
    case = assistant.recommend(PROBLEMS[0]).cases[1].id
    for name, only in (("whole", ()), ("short", ("--only", case))):
        made = command("paper", PROBLEMS[0], *only, "-o", f"{name}.json")
        again = command("paper", "--bundle", f"{name}.json", "-o", f"{name}.md")
        assert again.returncode == 0, again.stderr
        assert "This machine's index gives the same answer." in again.stderr
        assert made.stderr.split()[-1] == again.stderr.split()[-1]
    text = (tmp_path / "short.json").read_text()
    (tmp_path / "short.json").write_text(text.replace(case, "other-case"))
    refused = command("paper", "--bundle", "short.json", "-o", "x.md")
    assert (refused.returncode, "was altered" in refused.stderr) == (2, True)


def test_a_workforce_plan_is_filled_where_it_can_be(command: Command, tmp_path: Path) -> None:
    done = command("paper", PROBLEMS[1], "--kind", "workforce-plan", "-o", "plan.md")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "plan.md").read_text()
    steps = "today|Demand ahead|gaps|Supply routes|owners|Training|Review".split("|")
    heads = [line for line in text.splitlines() if line.startswith("## ") and line[3].isdigit()]
    assert [step in head for step, head in zip(steps, heads, strict=True)] == [True] * 7
    assert text.count("**To fill in:**") >= 6
    routes = next(line for line in text.splitlines() if "Routes the initiatives took" in line)
    assert "-" not in routes


def test_a_difference_names_each_word_once(assistant: Assistant) -> None:
    from assistant.batch.difference import compared

    answer = assistant.recommend(PROBLEMS[0], 3)
    fewer = answer.model_copy(update={"cases": answer.cases[:1]})

    def held(one: Answer) -> dict[str, object]:
        import json

        values: dict[str, object] = json.loads(one.json_text())
        return values

    moved = compared("1", held(fewer), held(answer)).cases
    for one in moved:
        words = one.why.split("matched on ")[1].split(" (score")[0].split(", ")
        assert len(words) == len(set(words))
