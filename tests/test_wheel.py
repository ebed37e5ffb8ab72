"""The wheel as a stranger gets it: built, looked into, installed in an empty environment, asked elsewhere."""

import json
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from assistant import __version__, paths
from assistant.index.fingerprint import corpus_fingerprint
from tests.running import ROOT, clean_environment

BAND_5 = "our band 5 nurses keep leaving because moving wards means re-applying from scratch"
OUT_OF_REACH = re.compile(
    r"Retrying \(|ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|name resolution|Network is unreachable"
)
BIN = "Scripts" if sys.platform == "win32" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    done = subprocess.run([*build, str(ROOT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [made] = out.glob("*.whl")
    return made


def test_the_wheel_holds_the_package_and_the_corpus_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names}
    assert tops == {"assistant", f"workforce_assistant-{__version__}.dist-info"}
    corpus = paths.shipped_corpus()
    for path in corpus.rglob("*"):
        if path.is_file():
            assert f"assistant/_corpus/{path.relative_to(corpus).as_posix()}" in names
    package = ROOT / "assistant"
    for path in package.rglob("*"):
        if path.suffix in (".py", ".tcss", ".json"):
            assert f"assistant/{path.relative_to(package).as_posix()}" in names


@pytest.mark.slow
def test_installed_in_an_empty_environment_it_answers_outside_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    place, outside, home = (tmp_path / name for name in ("venv", "outside", "home"))
    outside.mkdir()
    home.mkdir()
    venv.create(place, with_pip=True)
    _install(place, "--require-hashes", "--requirement", str(ROOT / "constraints.txt"))
    _install(place, "--no-deps", str(wheel))

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [str(place / BIN / words[0]), *words[1:]],
            capture_output=True,
            encoding="utf-8",
            cwd=outside,
            env=clean_environment(home),
            timeout=300,
            check=False,
        )

    version = run("workforce-assistant", "--version")
    assert version.stdout == f"workforce-assistant, version {__version__}\n"
    words = ("workforce-assistant", "recommend", BAND_5, "--format", "json")
    first = run(*words)
    assert first.returncode == 0, first.stderr
    answer = json.loads(first.stdout)
    assert answer["cases"][0]["id"].startswith("internal-transfer-")
    assert answer["receipt"]["corpus"] == corpus_fingerprint(paths.shipped_corpus())
    assert "building its index" in first.stderr
    again = run("python", "-m", "assistant", *words[1:])
    assert (again.returncode, again.stderr, again.stdout) == (0, "", first.stdout)
    assert list(outside.iterdir()) == []
    assert run("workforce-assistant", "corpus", "check").returncode == 0


def _install(place: Path, *words: str) -> None:
    """pip in an environment; the test is skipped only where the package index cannot be reached."""
    pip = [str(place / BIN / "python"), "-m", "pip", "install", "--quiet", "--retries", "2"]
    done = subprocess.run(
        [*pip, "--disable-pip-version-check", *words], capture_output=True, text=True, check=False
    )
    if done.returncode and OUT_OF_REACH.search(done.stderr):
        pytest.skip("the package index cannot be reached, so nothing can be installed")
    assert done.returncode == 0, done.stderr
