"""Server-sent events: each change of the persons' chats reaches every open page, in order."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from bot.demo.botapi import Change, Query
from bot.demo.page import views
from bot.demo.page.desk import Desk

# A page that has not read so many events has gone to sleep; it reads the whole state anew.
_MOST_WAITING = 2000
_HEARTBEAT_SECONDS = 15.0

_End = None
_Line = str | None


class Feed:
    """Watches the server for as long as pages may come."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pages: set[asyncio.Queue[_Line]] = set()
        self._pressed: dict[str, Query] = {}
        desk.api.watch(self._notice)

    def pressed(self, query: Query) -> None:
        """Its answer shall be told when it comes."""
        self._pressed[query.id] = query

    def tell(self, kind: str, **about: Any) -> None:
        line = json.dumps({"kind": kind, **about}, ensure_ascii=False)
        for page in tuple(self._pages):
            if page.qsize() < _MOST_WAITING:
                page.put_nowait(line)
            else:
                self._pages.discard(page)
                page.put_nowait(_End)

    def tell_time(self) -> None:
        self.tell("clock", now=views.moment(self._desk.clock.now()))

    def tell_chat(self, person: int) -> None:
        """That a chat stands otherwise: blocked, or open again."""
        found = self._desk.person(person)
        if found is not None:
            self.tell("chat", person=person, **views.chat_view(found.user.chat))

    async def events(self) -> AsyncIterator[bytes]:
        """One page's stream, until it goes; a heartbeat finds out that it has gone."""
        page: asyncio.Queue[_Line] = asyncio.Queue()
        self._pages.add(page)
        try:
            yield b"retry: 1000\n\n"
            while True:
                try:
                    async with asyncio.timeout(_HEARTBEAT_SECONDS):
                        line = await page.get()
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if line is _End:
                    return
                yield f"data: {line}\n\n".encode()
        finally:
            self._pages.discard(page)

    def _notice(self, change: Change) -> None:
        if change.kind == "answered":
            self._tell_answers()
        person = None if change.chat is None else self._desk.person(change.chat)
        if person is None or change.message is None:
            return
        where = {"person": person.user.id, **views.chat_view(person.user.chat)}
        if change.kind in {"sent", "edited"}:
            self.tell("message", message=views.message_view(change.message), **where)
        elif change.kind == "deleted":
            self.tell("gone", id=change.message.id, **where)

    def _tell_answers(self) -> None:
        for query in [each for each in self._pressed.values() if each.answers]:
            del self._pressed[query.id]
            self.tell("answer", person=query.chat.id, text=query.answer, alert=query.alert)
