"""Calls that go wrong: late, refused by a gateway, or with the connection cut under the client."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.demo.botapi.errors import Refusal
from bot.demo.botapi.faults import Fault, Way

_GATEWAY_PAGE = b"<html><head><title>502 Bad Gateway</title></head></html>"
_HAS_EFFECT = frozenset({Way.AFTER, Way.HALF, Way.SLOW})


async def failing(
    fault: Fault, request: Request, execute: Callable[[], Awaitable[Response]]
) -> Response:
    """What the client gets instead of the answer; `execute` runs if the call has its effect."""
    if fault.refusal is not None:
        raise fault.refusal
    if fault.way is Way.BAD_GATEWAY:
        return Response(_GATEWAY_PAGE, status_code=502, media_type="text/html")
    if fault.way is Way.SLOW:
        await _disconnected(request.receive, fault.seconds)
    response = await execute() if fault.way in _HAS_EFFECT else Response()
    if fault.way in {Way.BEFORE, Way.AFTER}:
        await _disconnected(request.receive, fault.seconds)
    return response if fault.way is Way.SLOW else _Broken(fault, response)


def outcome(fault: Fault) -> str:
    return fault.way if fault.refusal is None else described(fault.refusal)


def described(refusal: Refusal) -> str:
    return f"{refusal.code} {refusal.description}"


class _Broken(Response):
    """Sends half of an answer, or none, and ends the connection."""

    def __init__(self, fault: Fault, answer: Response) -> None:
        super().__init__(answer.body, answer.status_code, media_type="application/json")
        self.fault = fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        for transport in _transports(scope):
            if self.fault.way is Way.HALF:
                await self._send_half(send)
                transport.close()
            else:
                _reset(transport)
        # uvicorn takes a return without an answer for a mistake, unless the client is gone.
        await _disconnected(receive, None)

    async def _send_half(self, send: Send) -> None:
        half = bytes(self.body)[: len(self.body) // 2]
        start = {"type": "http.response.start", "status": self.status_code}
        await send(start | {"headers": self.raw_headers})
        await send({"type": "http.response.body", "body": half, "more_body": True})


def _transports(scope: Scope) -> list[asyncio.Transport]:
    """A request's connection, unless the client has left; the server put its protocols there."""
    protocols: set[H11Protocol] = scope["state"]["connections"]
    return [p.transport for p in protocols if p.client == scope["client"]]


def _reset(transport: asyncio.Transport) -> None:
    """Closing with a linger time of zero sends RST instead of FIN."""
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


async def _disconnected(receive: Receive, seconds: float | None) -> None:
    """Waits until the client has gone, or `seconds` have passed."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (await receive())["type"] != "http.disconnect":
                pass
