"""The web server behind `serve`: textual-serve with a guard before it.

The guard lets in only requests that name this server (no other site may drive it), and where there is a token only
browsers that showed it. Pages ask nothing of any other machine.
"""

import hmac
import logging
import re
import socket
from urllib.parse import urlsplit

import aiohttp_jinja2
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

EVERYWHERE = ("0.0.0.0", "::")
COOKIE = "workforce-assistant"
OUTSIDE = re.compile(r"<link[^>]*https?://fonts\.[^>]*>", re.DOTALL)
POLICY = (
    "default-src 'self' 'unsafe-inline' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)


class GuardedServer(Server):
    """Serves the terminal UI to browsers that may have it."""

    def __init__(
        self, command: str, host: str, port: int, token: str | None, public_url: str | None
    ) -> None:
        super().__init__(command, host, port, title="Workforce assistant", public_url=public_url)
        self.token = token
        self.named = public_url

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
