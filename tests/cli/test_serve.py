"""`serve`: never open to others without a token, never driven by another site, nothing fetched from elsewhere."""

import asyncio
import hmac
import shlex
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.cli.context import Session
from assistant.cli.serve import checked, command
from assistant.errors import UsageError

TOKEN = "a-token-of-some-length"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.org"])
def test_wider_needs_a_token(host: str) -> None:
    with pytest.raises(UsageError, match="--token"):
        checked(host, None)
    checked(host, TOKEN)


def test_a_short_token_is_refused() -> None:
    with pytest.raises(UsageError, match="too short"):
        checked("localhost", "short")
    checked("localhost", None)


def test_each_window_runs_this_program_with_this_runs_folders(tmp_path: Path) -> None:
    words = command(Session(data_dir=tmp_path / "my data"))
    assert words.endswith(" tui")
    assert "my data" in words


@asynccontextmanager
async def served(
    token: str | None, host: str = "localhost", command: str = "true", **limits: float
) -> AsyncIterator[Any]:
    pytest.importorskip("textual_serve")
    from aiohttp.test_utils import TestClient, TestServer

    from assistant.cli.serving import GuardedServer, Limits

    server = GuardedServer(command, host, 8000, token, None, Limits(**limits))  # type: ignore[arg-type]
    async with TestClient(TestServer(await server._make_app())) as client:
        yield client


MINE = {"Host": "localhost:8000"}


async def test_the_page_asks_nothing_of_other_machines() -> None:
    async with served(None) as client:
        answer = await client.get("/", headers=MINE)
        text = await answer.text()
        assert answer.status == 200
        assert "googleapis" not in text
        assert "ws://localhost:8000/ws" in text
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert (await client.get("/static/js/textual.js", headers=MINE)).status == 200


async def test_other_sites_cannot_drive_it() -> None:
    async with served(None) as client:
        for headers in (
            {"Host": "evil.example"},
            {**MINE, "Origin": "https://evil.example"},
            {**MINE, "Origin": "null"},
        ):
            assert (await client.get("/", headers=headers)).status == 403
            assert (await client.get("/ws", headers=headers)).status == 403


async def test_a_token_lets_in_once_shown() -> None:
    async with served(TOKEN, "0.0.0.0") as client:
        wide = {"Host": "hr-box:8000"}
        for path in ("/", "/ws", "/static/js/textual.js", "/?token=wrong"):
            assert (await client.get(path, headers=wide)).status == 403
        let_in = await client.get(f"/?token={TOKEN}", headers=wide, allow_redirects=False)
        assert let_in.status == 302
        cookie = let_in.cookies["workforce-assistant"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        shown = {**wide, "Cookie": f"workforce-assistant={TOKEN}"}
        assert (await client.get("/", headers=shown)).status == 200


# a window's program that says that it is ready and stays until it is told to go, as Textual's does
WINDOW_CODE = """
import sys
print('__GANGLION__', flush=True)
while (said := sys.stdin.buffer.raw.read(999)) and b'quit' not in said:
    pass
"""
WINDOW = shlex.join([sys.executable, "-c", WINDOW_CODE])


async def test_no_more_windows_than_were_allowed() -> None:
    async with served(None, command=WINDOW, sessions=2) as client:
        first = await client.ws_connect("/ws", headers=MINE)
        second = await client.ws_connect("/ws", headers=MINE)
        assert (await client.get("/ws", headers=MINE)).status == 503
        await first.close()
        await second.close()
        third = await _let_in(client)
        await third.close()


async def _let_in(client: Any) -> Any:
    """A window, once there is room for one."""
    from aiohttp import WSServerHandshakeError

    for _ in range(200):
        try:
            return await client.ws_connect("/ws", headers=MINE)
        except WSServerHandshakeError as refused:
            assert refused.status == 503
            await asyncio.sleep(0.05)
    raise AssertionError("a closed window left no room")


async def test_a_window_that_nobody_uses_is_closed() -> None:
    async with served(None, command=WINDOW, idle=0.3) as client:
        window = await client.ws_connect("/ws", headers=MINE)
        await window.send_str('["ping", "1"]')
        while not window.closed:
            await window.receive(timeout=30)
        assert window.close_code == 1000


async def test_a_window_that_is_used_stays() -> None:
    async with served(None, command=WINDOW, idle=3600) as client:
        window = await client.ws_connect("/ws", headers=MINE)
        await window.send_str('["stdin", "a"]')
        await window.send_str('["ping", "1"]')
        assert await window.receive_json(timeout=30) == ["pong", "1"]
        assert not window.closed
        await window.close()


async def test_a_token_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []
    true = hmac.compare_digest

    def watched(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return true(one, other)

    monkeypatch.setattr(hmac, "compare_digest", watched)
    async with served(TOKEN, "0.0.0.0") as client:
        assert (await client.get(f"/?token={TOKEN[:-1]}x")).status == 403
        assert (await client.get("/", headers={"Cookie": "workforce-assistant=é"})).status == 403
    assert [b for _, b in compared] == [TOKEN.encode()] * 2


def test_it_listens_to_this_machine_alone_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("textual_serve")
    from click.testing import CliRunner

    from assistant.cli import serving
    from assistant.cli.main import cli

    made: list[tuple[Any, ...]] = []

    class Recorded:
        address = "http://localhost:8000"

        def __init__(self, *given: Any) -> None:
            made.append(given)

        def serve(self) -> None:
            """Nothing is opened here."""

    monkeypatch.setattr(serving, "GuardedServer", Recorded)
    assert CliRunner().invoke(cli, ["serve"]).exit_code == 0
    ((_, host, _, token, _, limits),) = made
    assert (host, token) == ("localhost", None)
    assert limits == serving.Limits(sessions=8, idle=3600)
