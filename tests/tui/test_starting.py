"""The first paint waits for nothing heavy."""

import subprocess
import sys

HEAVY = ("numpy", "pydantic", "sklearn", "scipy", "yaml", "rapidfuzz", "assistant.engine")


def test_the_app_imports_nothing_heavy() -> None:
    code = (
        f"import sys, assistant.tui.app; print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_line_does_not_import_textual() -> None:
    code = "import sys, assistant.cli.main, assistant.cli.tui; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
