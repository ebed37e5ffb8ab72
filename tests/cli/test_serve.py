"""`serve`: never open to others without a token, never driven by another site, nothing fetched from elsewhere."""

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
async def served(token: str | None, host: str = "localhost") -> AsyncIterator[Any]:
    pytest.importorskip("textual_serve")
    from aiohttp.test_utils import TestClient, TestServer

    from assistant.cli.serving import GuardedServer

    server = GuardedServer("true", host, 8000, token, None)
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
