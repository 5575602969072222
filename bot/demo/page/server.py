"""The page's own small server: one page, its state, its stream of events, and what people do."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.demo import botapi, pictures
from bot.demo.clock import VirtualClock
from bot.demo.page import deeds, files, views
from bot.demo.page.desk import Desk, PagePerson, Tick, Turn
from bot.demo.page.feed import Feed
from bot.demo.page.guard import Guard
from bot.demo.page.tour import Tour

_STATIC = Path(str(resources.files(__package__))) / "static"
_MOST_WORDS = 28

Endpoint = Callable[[Request], Awaitable[Response]]


def ready(
    api: botapi.BotApi,
    people: Sequence[PagePerson],
    clock: VirtualClock,
    tick: Tick,
    tour: Tour | None = None,
) -> Starlette:
    """The page over a running bot. Without a tour it has no tour."""
    desk = Desk(api=api, people=tuple(people), clock=clock, tick=tick)
    page = _Page(desk, Feed(desk), tour or Tour())
    return Starlette(
        routes=[
            Route("/", _index),
            Mount("/static", StaticFiles(directory=_STATIC)),
            Route("/api/state", page.state),
            Route("/api/events", page.events),
            Route("/api/sample-photo", page.sample_photo),
            Route("/api/clock/{turn}", _answered(page.turn), methods=["POST"]),
            Route("/api/people/{person:int}/files", _answered(page.upload), methods=["POST"]),
            Route("/api/people/{person:int}/{deed}", _answered(page.deed), methods=["POST"]),
            Route("/files/{id}", page.file),
        ],
        middleware=[Middleware(Guard)],
    )


@asynccontextmanager
async def serving_page(
    api: botapi.BotApi, application: Starlette, port: int = 0
) -> AsyncIterator[str]:
    """Serves it on loopback while the block runs; gives the address to open."""
    async with botapi.serving(api, port=port, application=application) as url:
        yield f"{url}/"


async def serve_page(
    api: botapi.BotApi, application: Starlette, *, port: int, announce: Callable[[str], None]
) -> None:
    """Until SIGINT (Ctrl+C) or SIGTERM; `announce` is told the address."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)
    for each in signals:
        loop.add_signal_handler(each, stopped.set)
    try:
        async with serving_page(api, application, port) as url:
            announce(url)
            await stopped.wait()
    finally:
        for each in signals:
            loop.remove_signal_handler(each)


async def _index(_: Request) -> Response:
    return FileResponse(_STATIC / "index.html")


def _answered(endpoint: Endpoint) -> Endpoint:
    """Says in one word why something could not be done; what happened comes with the events."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except ValidationError:
            return JSONResponse({"error": "body"}, 400)
        except (deeds.Impossible, ValueError) as error:
            return JSONResponse({"error": str(error)}, 400)
        except RuntimeError:
            return JSONResponse({"error": "blocked"}, 409)
        except TimeoutError:
            return JSONResponse({"error": "busy"}, 503)
        except ClientDisconnect:
            return Response(status_code=400)  # to nobody: the page has gone

    return answer


class _Page:
    def __init__(self, desk: Desk, feed: Feed, tour: Tour) -> None:
        self.desk = desk
        self.feed = feed
        self.tour = tour.as_json()

    async def state(self, _: Request) -> Response:
        return JSONResponse(views.state_view(self.desk, self.tour))

    async def events(self, _: Request) -> Response:
        return StreamingResponse(self.feed.events(), media_type="text/event-stream")

    async def turn(self, request: Request) -> Response:
        await self.desk.turns(Turn(request.path_params["turn"]), self.feed.tell_time)
        return _done()

    async def deed(self, request: Request) -> Response:
        model, does = deeds.DEEDS.get(request.path_params["deed"], (None, None))
        if model is None or does is None:
            raise deeds.Impossible("deed")
        body = model.model_validate_json(await request.body())
        user = self._user(request)
        self._moves_on()
        query = does(user, body)
        if isinstance(query, botapi.Query):
            self.feed.pressed(query)
        self.feed.tell_chat(user.id)
        return _done()

    async def upload(self, request: Request) -> Response:
        user = self._user(request)
        async with request.form(max_files=deeds.MOST_FILES, max_fields=2) as form:
            self._moves_on()
            await deeds.upload(user, form)
        return _done()

    async def file(self, request: Request) -> Response:
        stored = self.desk.api.files.by_id(request.path_params["id"])
        return Response(status_code=404) if stored is None else files.answer(stored)

    async def sample_photo(self, request: Request) -> Response:
        """A drawn village, for those who have no photo at hand; another with each seed."""
        seed = request.query_params.get("seed", "1")
        words = request.query_params.get("words", "")[:_MOST_WORDS]
        number = int(seed) if seed.isdecimal() and len(seed) < 10 else 1
        return Response(pictures.photo(number, words), media_type="image/png")

    def _user(self, request: Request) -> botapi.User:
        person = self.desk.person(request.path_params["person"])
        if person is None:
            raise deeds.Impossible("person")
        return person.user

    def _moves_on(self) -> None:
        self.desk.moves_on()
        self.feed.tell_time()


def _done() -> Response:
    return JSONResponse({"done": True})
