"""Who loads what, seen in fresh interpreters, and who imports what, seen in the source."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import ROOT, SMALL, clean_environment

HEAVY = {"numpy", "scipy", "sklearn", "pydantic", "yaml", "textual", "rich", "click", "matplotlib",
         "rapidfuzz", "Stemmer", "platformdirs", "joblib", "openpyxl", "jinja2", "docx"}  # fmt: skip
FOR_FITTING = {"sklearn", "scipy", "spellchecker", "numba"}
FOR_SCREENS = {"textual", "rich"}
FOR_PAPERS = {"docx", "jinja2", "openpyxl", "xlsxwriter", "matplotlib"}
ASK = """
from assistant import Assistant
answer = Assistant.load({corpus!r}, {index!r}).recommend("nurses leave; sicknes; a new provider")
assert answer.cases
"""
COMMAND = """
from assistant.cli import main
try:
    main(["--corpus", {corpus!r}, "--index", {index!r}, {words}])
except SystemExit as left:
    assert left.code == 0, left.code
"""
EVERYTHING = """
import importlib
for name in {names!r}:
    importlib.import_module(name)
"""

# the terminal UI in a browser: the one module that listens, and needs the extra `serve`
SERVING = ROOT / "assistant" / "cli" / "serving.py"
COMPILED = ROOT / "assistant" / "retrieval" / "compiled.py"  # needs the extra `fast`


def loaded_by(code: str, home: Path) -> set[str]:
    """The top-level modules loaded in a fresh interpreter that runs ``code``."""
    report = "import json, sys; print(); print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=clean_environment(home),
        timeout=120,
        check=True,
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(found)


def imported(path: Path, *, inside: bool) -> set[str]:
    """What a source file imports at its top, or anywhere where ``inside``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if inside else iter(tree.body)
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {one.name.split(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_the_package_costs_nothing(tmp_path: Path) -> None:
    assert not loaded_by("import assistant", tmp_path) & HEAVY


def test_asking_fits_nothing_and_draws_nothing(tmp_path: Path, small_index: Path) -> None:
    code = ASK.format(corpus=str(SMALL), index=str(small_index))
    found = loaded_by(code, tmp_path)
    assert {"numpy", "pydantic"} <= found
    assert not found & (FOR_FITTING | FOR_SCREENS | FOR_PAPERS | {"ir_measures", "pandas", "yaml"})


@pytest.mark.parametrize(
    "words",
    ['"recommend", "nurses leave", "--format", "json"', '"recommend", "nurses leave"',
     '"recommend", "nurses leave", "--format", "markdown"', '"index", "verify"', '"index", "list"'],
)  # fmt: skip
def test_the_commands_for_asking_too(tmp_path: Path, small_index: Path, words: str) -> None:
    code = COMMAND.format(corpus=str(SMALL), index=str(small_index), words=words)
    found = loaded_by(code, tmp_path)
    assert not found & (FOR_FITTING | FOR_SCREENS | {"matplotlib", "docx", "openpyxl"})


def test_help_and_version_load_no_engine(tmp_path: Path) -> None:
    for words in ('"--help"', '"--version"'):
        found = loaded_by(COMMAND.format(corpus="x", index="y", words=words), tmp_path)
        assert not found & {"numpy", "pydantic", "yaml", *FOR_FITTING, *FOR_SCREENS}


def test_every_module_but_the_screens_does_without_the_screens_library(tmp_path: Path) -> None:
    package = ROOT / "assistant"
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sorted(package.rglob("*.py"))
        if package / "tui" not in path.parents
        and path.name != "__main__.py"
        and path not in (SERVING, COMPILED)
    ]
    assert len(names) > 80
    # scikit-learn brings Rich with it
    assert "textual" not in loaded_by(EVERYTHING.format(names=names), tmp_path)


def test_only_the_screens_import_their_library() -> None:
    package = ROOT / "assistant"
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*.py")
        if package / "tui" not in path.parents and imported(path, inside=True) & FOR_SCREENS
    ]
    assert guilty == []


def test_only_fitting_and_learning_import_scikit_learn_and_scipy() -> None:
    package = ROOT / "assistant"
    allowed = ("retrieval/fitting.py", "building/", "training/", "batch/report/")
    for path in package.rglob("*.py"):
        name = path.relative_to(package).as_posix()
        if imported(path, inside=True) & {"sklearn", "scipy"}:
            assert name.startswith(allowed), name
        if name != "retrieval/fitting.py":
            assert not imported(path, inside=False) & {"sklearn", "scipy"}, name


def test_only_the_compiled_loop_imports_the_compiler() -> None:
    package = ROOT / "assistant"
    for path in package.rglob("*.py"):
        assert path == COMPILED or "numba" not in imported(path, inside=True), path


def test_nothing_pickles() -> None:
    for path in (ROOT / "assistant").rglob("*.py"):
        assert not imported(path, inside=True) & {"pickle", "marshal", "shelve", "dill"}, path


def test_nothing_reaches_for_the_network() -> None:
    network = {"requests", "httpx", "urllib3", "aiohttp", "http", "ftplib", "smtplib"}
    for path in (ROOT / "assistant").rglob("*.py"):
        assert path == SERVING or not imported(path, inside=True) & network, path
