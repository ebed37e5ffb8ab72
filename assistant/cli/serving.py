"""The web server behind `serve`: textual-serve with a guard before it.

The guard lets in only requests that name this server (no other site may drive it), and where there is a token only
browsers that showed it. Pages ask nothing of any other machine.
"""

import asyncio
import hmac
import logging
import re
import socket
import time
from collections.abc import AsyncIterator
from typing import NamedTuple
from urllib.parse import urlsplit

import aiohttp_jinja2
from aiohttp import WSMessage, WSMsgType, web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.app_service import AppService
from textual_serve.server import Server

from assistant import logs

EVERYWHERE = ("0.0.0.0", "::")
COOKIE = "workforce-assistant"
OUTSIDE = re.compile(r"<link[^>]*https?://fonts\.[^>]*>", re.DOTALL)
POLICY = (
    "default-src 'self' 'unsafe-inline' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)


class Limits(NamedTuple):
    """The most windows open at once, and the seconds after which one that nobody uses is closed."""

    sessions: int = 8
    idle: float = 3600.0


class GuardedServer(Server):
    """Serves the terminal UI to browsers that may have it. Each window is a process of its own."""

    def __init__(
        self,
        command: str,
        host: str,
        port: int,
        token: str | None,
        public_url: str | None,
        limits: Limits = Limits(),  # noqa: B008
    ) -> None:
        super().__init__(command, host, port, title="Workforce assistant", public_url=public_url)
        self.token = token
        self.named = public_url
        self.limits = limits
        self.open = 0

    @property
    def address(self) -> str:
        """What to open in a browser."""
        base = self.public_url
        if self.named is None and self.host in EVERYWHERE:
            base = f"http://{socket.gethostname()}:{self.port}"
        return f"{base}/?token={self.token}" if self.token else base

    def initialize_logging(self) -> None:
        """Say nothing but warnings."""
        logging.basicConfig(level=logging.WARNING)

    async def on_startup(self, app: web.Application) -> None:
        """The command has said already where it is."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard())
        return app

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page, without what it would fetch from elsewhere."""
        base = self.named or f"{request.scheme}://{request.host}"
        context = {
            "font_size": 16,
            "app_websocket_url": f"{re.sub('^http', 'ws', base)}/ws",
            "config": {"static": {"url": f"{base}/static/"}},
            "application": {"name": self.title},
        }
        page: web.Response = aiohttp_jinja2.render_template("app_index.html", request, context)
        page.text = OUTSIDE.sub("", page.text or "")
        page.headers["Content-Security-Policy"] = POLICY
        return page

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A window, where there is room for one more."""
        if self.open >= self.limits.sessions:
            logs.event("window refused", open=self.open)
            raise web.HTTPServiceUnavailable(
                text=f"{self.open} windows are open, which is the most. Close one, or raise --sessions."
            )
        self.open += 1
        try:
            with logs.lasting("window", open=self.open):
                return await super().handle_websocket(request)
        finally:
            self.open -= 1

    async def _process_messages(
        self, websocket: web.WebSocketResponse, app_service: AppService
    ) -> None:
        """What a window sends, until it is closed or nobody has used it for too long."""
        used = _Used(websocket)
        told = asyncio.create_task(super()._process_messages(used, app_service))  # type: ignore[arg-type]
        try:
            while not told.done():
                left = used.at + self.limits.idle - time.monotonic()
                if left <= 0:
                    logs.event("window idle")
                    await websocket.close(message=b"Nobody used this window; open it again.")
                    return
                await asyncio.wait({told}, timeout=left)
            told.result()
        finally:
            told.cancel()

    def _guard(self) -> Middleware:
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self.named_rightly(request.host, request.headers.get("Origin")):
                raise web.HTTPForbidden(
                    text=f"Open {self.public_url} itself; other names are refused."
                )
            if self.token is None or self._shown(request.cookies.get(COOKIE)):
                return await handler(request)
            if self._shown(request.query.get("token")):
                raise self._let_in()
            raise web.HTTPForbidden(
                text="A token is needed: open the address that `serve` printed."
            )

        made: Middleware = web.middleware(guard)
        return made

    def named_rightly(self, host: str, origin: str | None) -> bool:
        """Whether a request names this server, and comes from its own page."""
        mine = {urlsplit(self.public_url).netloc}
        if self.host in ("localhost", "127.0.0.1", "::1"):
            mine |= {f"{name}:{self.port}" for name in ("localhost", "127.0.0.1", "[::1]")}
        elif self.token is not None:
            mine.add(host)  # the token is asked for; the name may be any that leads here
        return host in mine and (origin is None or urlsplit(origin).netloc in mine)

    def _shown(self, word: str | None) -> bool:
        return word is not None and hmac.compare_digest(word.encode(), (self.token or "").encode())

    def _let_in(self) -> web.HTTPFound:
        answer = web.HTTPFound("/")
        answer.set_cookie(COOKIE, self.token or "", httponly=True, samesite="Strict", path="/")
        return answer


class _Used:
    """A websocket that remembers when a key was last pressed in it; its own pings are no use."""

    def __init__(self, websocket: web.WebSocketResponse) -> None:
        self._websocket = websocket
        self.at = time.monotonic()

    async def __aiter__(self) -> AsyncIterator[WSMessage]:
        async for message in self._websocket:
            if message.type == WSMsgType.TEXT and message.data.startswith('["stdin"'):
                self.at = time.monotonic()
            yield message

    async def send_json(self, data: object) -> None:
        await self._websocket.send_json(data)
