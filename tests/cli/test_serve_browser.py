"""`serve` in headless Chromium: ask a question, open a case, take a picture. Skips where a part is missing, named."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.rendering.test_opening import CHROMIUM

pytest.importorskip("textual_serve", reason="textual-serve is not installed")
driving = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed (pip install playwright)"
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

PROBLEM = "nurses keep leaving because moving wards is hard"
PATIENCE = 60  # seconds for anything that is waited for
CODES = re.compile(rb"\x1b\[[0-9;?<>$]*[A-Za-z]")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server of its own, on this machine alone."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "--data-dir", str(tmp_path), "serve"]
    server = subprocess.Popen([*command, "--port", str(port)], stderr=subprocess.DEVNULL)
    base = f"http://localhost:{port}"
    try:
        wait_for(base)
        yield base
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address: str) -> None:
    """Wait until a server answers."""
    for _ in range(300):
        try:
            urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing answered at {address}")


@pytest.fixture
def page() -> Iterator[Any]:
    """A page of a browser without a window."""
    with driving.sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        opened = browser.new_page(viewport={"width": 1100, "height": 700})
        opened.set_default_timeout(PATIENCE * 1000)
        yield opened
        browser.close()


class Drawn:
    """What the assistant sent for the page to draw: the page draws on a canvas, which holds no text."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.sent = b""
        page.on("websocket", lambda socket: socket.on("framereceived", self.take))

    def take(self, frame: str | bytes) -> None:
        """Keep what came, without the codes of colours and places."""
        self.sent += CODES.sub(b"", frame.encode() if isinstance(frame, str) else frame)

    def until(self, words: str) -> None:
        """Wait until some words were sent since the last wait."""
        for _ in range(PATIENCE * 10):
            _, found, after = self.sent.partition(words.encode())
            if found:
                self.sent = after
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"“{words}” was not drawn; last: {self.sent[-2000:].decode()}")


def click_into_the_prompt(page: Any) -> None:
    """Click until the terminal has the focus: the page covers it while it starts."""
    for _ in range(100):
        page.mouse.click(300, 640)
        if page.evaluate("document.activeElement.className") == "xterm-helper-textarea":
            return
        page.wait_for_timeout(200)
    raise AssertionError("the terminal in the page never took the focus")


def test_ask_and_open_a_case_in_a_browser(address: str, page: Any, tmp_path: Path) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    drawn = Drawn(page)
    page.goto(address)
    drawn.until("legal considerations")
    click_into_the_prompt(page)
    empty = page.screenshot()
    page.keyboard.type(PROBLEM)
    page.keyboard.press("Enter")
    drawn.until("in 100")
    page.keyboard.press("Tab")
    drawn.until("Unfold")  # the foot names the keys of the results: they have the focus
    page.keyboard.press("Enter")
    drawn.until("Why it matched")
    page.wait_for_timeout(500)
    assert page.screenshot(path=str(tmp_path / "case.png")) != empty
    assert fetched
    assert all(url.startswith((address, "data:")) for url in fetched)
