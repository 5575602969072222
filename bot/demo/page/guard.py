"""Only this page talks to this server: neither a foreign site nor a name bent to 127.0.0.1."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 64 * 1024 * 1024

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Refuses foreign Host and Origin headers and too large bodies; adds the headers of safety.

    A name under someone else's control may be made to point here (DNS rebinding): its Host header
    gives it away. A foreign page may post here blindly: its Origin gives it away.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        refusal = _refusal(scope)
        answer = self.app if refusal is None else JSONResponse({"error": refusal}, 403)
        await answer(scope, receive, _adding(send))


def _refusal(scope: Scope) -> str | None:
    headers = Headers(scope=scope)
    names = _names(scope["server"][1])
    if headers.get("host") not in names:
        return "host"
    if scope["method"] not in {"GET", "HEAD"}:
        if headers.get("origin") not in {f"http://{name}" for name in names}:
            return "origin"
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return "size"
    return None


def _names(port: int) -> set[str | None]:
    return {f"127.0.0.1:{port}", f"localhost:{port}"}


def _adding(send: Send) -> Send:
    async def sends(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sends
