"""The page's server with one person and no bot behind it: what it lets in and what it tells."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from bot.demo import botapi, page
from bot.demo.botapi import entities
from bot.demo.clock import VirtualClock

MONDAY = datetime(2020, 9, 7, 11, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(kw_only=True)
class Place:
    """`ticks` are the moments at which the clock's processes looked."""

    api: botapi.BotApi
    clock: VirtualClock
    li: botapi.User
    url: str = ""
    ticks: list[datetime] = field(default_factory=list)

    @asynccontextmanager
    async def client(self, **headers: str) -> AsyncIterator[httpx.AsyncClient]:
        """As the page itself asks: with its own Origin, unless told otherwise."""
        base = self.url.rstrip("/")
        given = {"Origin": base, **headers}
        async with httpx.AsyncClient(base_url=base, headers=given, verify=False) as web:  # noqa: S501 (plain HTTP)
            yield web

    async def does(self, deed: str, **body: Any) -> httpx.Response:
        async with self.client() as web:
            return await web.post(f"/api/people/{self.li.id}/{deed}", json=body)

    async def uploads(self, kind: str, *files: tuple[str, bytes], **more: str) -> httpx.Response:
        parts = [("file", each) for each in files]
        async with self.client() as web:
            path = f"/api/people/{self.li.id}/files"
            return await web.post(path, data={"kind": kind, **more}, files=parts)

    async def state(self) -> Any:
        async with self.client() as web:
            return (await web.get("/api/state")).json()

    def says_the_bot(self, text: str, **fields: Any) -> botapi.Message:
        content = fields.pop("content", None) or entities.Formatted(text)
        return self.api.post(
            self.li.chat, sender=self.api.bot.id, from_bot=True, content=content, **fields
        )


@asynccontextmanager
async def placed() -> AsyncIterator[Place]:
    clock = VirtualClock(MONDAY)
    api = botapi.BotApi(clock=clock)
    place = Place(api=api, clock=clock, li=api.user(7, "李闻"))
    place.li.sends("/start")
    api.bot.updates.drop()

    async def tick() -> None:
        place.ticks.append(clock.now())

    person = page.PagePerson(user=place.li, name="李闻", role_zh="组员", role_en="Member")
    async with page.serving_page(api, page.ready(api, [person], clock, tick)) as url:
        place.url = url
        yield place


@asynccontextmanager
async def listening(place: Place) -> AsyncIterator[AsyncIterator[Any]]:
    """The page's stream of events, one JSON value each."""
    async with place.client() as web, web.stream("GET", "/api/events") as response:
        lines = response.aiter_lines()
        assert await anext(lines) == "retry: 1000"
        yield (json.loads(line[6:]) async for line in lines if line.startswith("data: "))
