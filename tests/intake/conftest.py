import shutil
from pathlib import Path

import pytest

from assistant import paths
from assistant.library import Library

SOME = (
    "barts-nursery",
    "annualised-rosters-wmas",
    "internal-transfer-uclh",
    "shared-bank-south-yorkshire",
    "joint-bank-wolverhampton",
    "age-profiling-dartford",
    "apprentice-mentoring-leeds",
    "end-of-life-experts-salford",
    "mental-wellbeing-east-midlands-ambulance",
    "safe-staffing-app-nottingham",
    "social-media-harrogate",
    "clover-care-home-turnover",
)


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped corpus."""
    return Library.load(paths.shipped_corpus())


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped corpus with a few of its cases and no judged problems, so that indexes build fast."""
    root = tmp_path_factory.mktemp("small") / "corpus"
    shipped = paths.shipped_corpus()
    shutil.copytree(shipped, root, ignore=shutil.ignore_patterns("cases", "evaluation"))
    (root / "cases").mkdir()
    for name in SOME:
        shutil.copy(shipped / "cases" / f"{name}.md", root / "cases")
    return root
