import subprocess
import sys

from tests.batch.conftest import environment

HEAVY = (
    "sklearn",
    "scipy",
    "jinja2",
    "docx",
    "openpyxl",
    "xlsxwriter",
    "joblib",
    "dask",
    "distributed",
    "matplotlib",
    "textual",
    "charset_normalizer",
)


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    script = f"import sys, assistant.cli.batch; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
