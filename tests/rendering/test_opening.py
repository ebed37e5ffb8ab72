"""The outputs in the programs that open them: LibreOffice, and axe under headless Chromium.

Needs `soffice`, `chromium` and axe-core (`npm install -g axe-core`, or AXE_CORE naming axe.min.js); skips where one
is missing, and says which.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.batch.places import Places
from assistant.batch.plan import Plan
from assistant.batch.reading import open_source
from assistant.batch.running import run
from assistant.rendering.papers import PAPERS, write_paper
from tests.batch.conftest import PROBLEMS

SOFFICE = shutil.which("soffice")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
EVIL = '=HYPERLINK("http://x") </td><script>alert(1)</script> \x1b[31m nurses leave'
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
AXE_RUN = """
<script>axe.run().then(found => {
  const told = document.createElement("pre"); told.id = "axe-told";
  told.textContent = JSON.stringify({passes: found.passes.length, violations: found.violations.map(
    one => [one.id, one.help, one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))])});
  document.body.append(told);
});</script>
"""


def axe() -> Path | None:
    """The script of axe-core, where it is."""
    named = os.environ.get("AXE_CORE")
    npm = shutil.which("npm")
    if named is None and npm is not None:
        root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False)
        named = f"{root.stdout.strip()}/axe-core/axe.min.js"
    return Path(named) if named and Path(named).is_file() else None


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every form of batch, report and paper."""
    folder = tmp_path_factory.mktemp("outputs")
    assistant = Assistant.load()
    lines = [json.dumps({"id": f"={n}", "text": x}) for n, x in enumerate([*PROBLEMS, EVIL, ""])]
    (folder / "in.jsonl").write_text("\n".join(lines))
    for form in ("xlsx", "csv", "html", "docx"):
        places = Places.of(folder / f"batch.{form}", None, folder / "in.jsonl")
        report = folder / f"report.{form}" if form in ("html", "docx") else None
        source = open_source(folder / "in.jsonl")
        run(Plan(source, places, top=3, jobs=1, quiet=True, report=report), assistant)
    answer = assistant.recommend(f"{PROBLEMS[1]} {EVIL}", 5)
    for kind in PAPERS:
        for ending in ("html", "docx"):
            write_paper(answer, folder / f"{kind}.{ending}", kind)
    return folder


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_every_form_without_a_warning(outputs: Path, tmp_path: Path) -> None:
    files = sorted(x for x in outputs.iterdir() if x.suffix in (".xlsx", ".docx", ".csv"))
    files = [x for x in files if "errors" not in x.name]
    assert len(files) == 7
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    done = subprocess.run(
        [
            str(SOFFICE),
            home,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *files,
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    told = [line for line in done.stderr.splitlines() if "java" not in line.casefold()]
    assert not told, done.stderr
    assert not re.search("warn|error|repair|corrupt", done.stdout, re.IGNORECASE), done.stdout
    assert all((tmp_path / f"{path.stem}.pdf").stat().st_size > 1000 for path in files)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.skipif(axe() is None, reason="axe-core is not installed (npm install -g axe-core)")
@pytest.mark.parametrize("name", ["batch", "report", *PAPERS])
def test_axe_finds_no_violation(outputs: Path, tmp_path: Path, name: str) -> None:
    script = axe()
    assert script is not None
    page = (outputs / f"{name}.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert len(POLICY.findall(page)) == 1
    page = POLICY.sub("", page)  # under its own policy no script runs in it, not even axe
    told = f"<script>{script.read_text(encoding='utf-8')}</script>{AXE_RUN}</body>"
    (tmp_path / "page.html").write_text(page.replace("</body>", told), encoding="utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM),
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
            f"--user-data-dir={tmp_path}/profile",
            "--virtual-time-budget=60000",
            "--dump-dom",
            (tmp_path / "page.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    found = re.search(r'<pre id="axe-told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    held = json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert held["passes"] > 10
    assert held["violations"] == []
