"""The Bot API over HTTP, on loopback: routes, faults, and uvicorn in the running loop."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from bot.demo.botapi import breaking
from bot.demo.botapi.api import BotApi
from bot.demo.botapi.bots import BotAccount
from bot.demo.botapi.calls import Call, read_params
from bot.demo.botapi.errors import JSON, Refusal
from bot.demo.botapi.methods import METHODS, Ask

_TOKEN = re.compile(r"\d+:[\w-]{35}")


def app(api: BotApi) -> Starlette:
    """The server as an ASGI application; more routes (a chat page) may stand beside it."""
    return Starlette(routes=routes(api))


def routes(api: BotApi) -> list[Route]:
    endpoint = _Endpoint(api)
    return [
        Route("/bot{token}/{method}", endpoint.call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", endpoint.download, methods=["GET"]),
    ]


class _Endpoint:
    def __init__(self, api: BotApi) -> None:
        self.api = api

    async def call(self, request: Request) -> Response:
        try:
            bot = self._bot(request)
            params = await read_params(request)
        except Refusal as refusal:
            return _refuse(refusal)
        call = self.api.record(request.path_params["method"], dict(params.values))
        ask = Ask(self.api, bot, params)
        polls = call.method.lower() == "getupdates"
        self.api.in_flight += not polls
        self.api.changes.tell("calling")
        try:
            return await self._outcome(call, request, lambda: _execute(ask, call))
        finally:
            self.api.in_flight -= not polls
            if polls and await request.is_disconnected():
                call.outcome = "gone"
            self.api.changes.tell("called")

    async def download(self, request: Request) -> Response:
        try:
            self._bot(request)
        except Refusal as refusal:
            return _refuse(refusal)
        path = request.path_params["path"]
        call = self.api.record("download", {"path": path})
        return await self._outcome(call, request, lambda: self._file(path))

    async def _outcome(
        self, call: Call, request: Request, execute: Callable[[], Awaitable[Response]]
    ) -> Response:
        """The answer to a call, or what a planned fault makes of it; kept in the call's record."""
        fault = self.api.faults.next(call)
        try:
            if fault is None:
                response = await execute()
                call.outcome = "ok"
                return response
            call.outcome = breaking.outcome(fault)
            return await breaking.failing(fault, request, execute)
        except Refusal as refusal:
            call.outcome = breaking.described(refusal)
            return _refuse(refusal)

    async def _file(self, path: str) -> Response:
        stored = self.api.files.by_path(path)
        if stored is None:
            raise Refusal(404, "Not Found")
        return Response(stored.content, media_type="application/octet-stream")

    def _bot(self, request: Request) -> BotAccount:
        token = request.path_params["token"]
        if not _TOKEN.fullmatch(token):
            raise Refusal(404, "Not Found")
        if token not in self.api.bots:
            raise Refusal(401, "Unauthorized")
        return self.api.bots[token]


async def _execute(ask: Ask, call: Call) -> Response:
    return _answer({"ok": True, "result": await _result(ask, call.method)}, 200)


def _refuse(refusal: Refusal) -> Response:
    return _answer(refusal.body(), refusal.code)


async def _result(ask: Ask, name: str) -> Any:
    method = METHODS.get(name.lower())
    if method is None:
        raise Refusal(404, "Not Found: method not found")
    result = method(ask)
    return await result if inspect.isawaitable(result) else result


def _answer(body: JSON, status: int) -> Response:
    text = json.dumps(body, ensure_ascii=False)
    return Response(text.encode(), status_code=status, media_type="application/json")


@asynccontextmanager
async def serving(
    api: BotApi, host: str = "127.0.0.1", port: int = 0, application: Starlette | None = None
) -> AsyncIterator[str]:
    """Serves `api` (or an application with its routes) while the block runs; gives the base URL.

    At its end connections are cut, as by a machine that goes down; the state stays, so that the
    same `api` may be served again.
    """
    loop = asyncio.get_running_loop()
    config = Config(
        application or app(api), lifespan="off", log_config=None, access_log=False, ws="none"
    )
    config.load()
    state = ServerState()
    # uvicorn.Server would poll ten times a second for its end; its protocol does all we need.
    server = await loop.create_server(
        lambda: H11Protocol(config, state, {"connections": state.connections}),
        host,
        port,
    )
    try:
        yield "http://{}:{}".format(*server.sockets[0].getsockname()[:2])
    finally:
        server.close()
        await _stop(api, state)
        await server.wait_closed()


async def _stop(api: BotApi, state: ServerState) -> None:
    """Cuts connections, ends waiting polls, and waits for what still runs."""
    for bot in api.bots.values():
        bot.updates.interrupt()
    for connection in tuple(state.connections):
        connection.transport.abort()
    await asyncio.sleep(0)  # the loop tells the protocols that they have lost their connection
    if state.tasks:
        await asyncio.wait(tuple(state.tasks))
