"""What the papers beside the code say: commands exist, files are there."""

import re
import shlex

import click
import pytest

from assistant.cli.main import cli
from tests.running import ROOT

PAPERS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
COMMAND = re.compile(r"^(?:workforce-assistant|python3? -m assistant) (.+?)\s*(?:#.*)?$", re.M)
INLINE = re.compile(r"`(?:workforce-assistant|python3? -m assistant)\s+([^`]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
FILE = re.compile(r"`((?:docs|corpus|assistant|tests|benchmarks)/[\w./-]+|[A-Z]+\.md|tui\.py)`")
# promised by the contract and on their way: these may fail until they are there
ON_THEIR_WAY = {
    "chat",
    "serve",
    "doctor",
    "docs/legal.md",
    "docs/retrieval.md",
    "docs/architecture.md",
}


def commands() -> list[tuple[str, str]]:
    found = []
    for paper in PAPERS:
        text = paper.read_text(encoding="utf-8")
        found += [(paper.name, line) for line in (*COMMAND.findall(text), *INLINE.findall(text))]
    return list(dict.fromkeys(found))


def files() -> list[tuple[str, str]]:
    found = []
    for paper in PAPERS:
        text = paper.read_text(encoding="utf-8")
        found += [(paper.name, name) for name in FILE.findall(text) if "…" not in name]
        links = [name for name in LINK.findall(text) if "://" not in name]
        for name in links:
            found.append((paper.name, (paper.parent / name).resolve().relative_to(ROOT).as_posix()))
    return list(dict.fromkeys(found))


def expected(pairs: list[tuple[str, str]]) -> list[object]:
    """The pairs as parameters; what is on its way may fail."""
    return [
        pytest.param(
            *pair,
            id=f"{pair[0]}: {pair[1]}",
            marks=pytest.mark.xfail(reason="on its way")
            if any(f"{pair[1]} ".startswith(f"{name} ") for name in ON_THEIR_WAY)
            else (),
        )
        for pair in pairs
    ]


def test_something_is_found_to_look_at() -> None:
    assert len(commands()) > 10
    assert len(files()) > 5


@pytest.mark.parametrize(("paper", "line"), expected(commands()))
def test_a_command_named_on_paper_exists(paper: str, line: str) -> None:
    words = shlex.split(line.replace("…", "TEXT"), comments=True)
    command: click.Command = cli
    context = click.Context(cli)
    while isinstance(command, click.Group) and words:
        flags = {flag: one for one in command.params for flag in one.opts}
        while words and words[0] in flags:
            option = flags[words.pop(0)]
            if isinstance(option, click.Option) and not option.is_flag:
                words.pop(0)
        if not words or words[0].startswith("-"):
            break
        found = command.get_command(context, words[0])
        assert found is not None, f"{paper}: there is no command {words[0]}"
        command = found
        words.pop(0)
    known = {flag for one in (*cli.params, *command.params) for flag in (*one.opts, *one.secondary_opts)}  # fmt: skip
    for word in words:
        if re.fullmatch(r"--?[a-z][a-z-]*", word):
            assert word in known | {"--help", "-h"}, f"{paper}: {line} has no option {word}"


@pytest.mark.parametrize(("paper", "name"), expected(files()))
def test_a_file_named_on_paper_is_there(paper: str, name: str) -> None:
    if "<" not in name:
        assert (ROOT / name).exists(), f"{paper} names {name}"


def test_the_make_targets_named_on_paper_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    for paper in PAPERS:
        for name in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", paper.read_text(), re.M):
            assert (name[0] or name[1]) in targets, f"{paper.name}: make {name}"


def test_every_command_has_help() -> None:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        assert command.help, name
        for option in command.params:
            assert option.name


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    assert "make check" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make check" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_constraints_name_a_registry() -> None:
    for name in ("constraints.txt", "constraints-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text, name
        assert "--index-url" not in text, name
