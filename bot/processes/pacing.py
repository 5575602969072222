"""How fast we may speak: evenly below Telegram's limit, answers first, each chat for itself."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from bot.core.messages import Lane

PER_SECOND = 28.0
# A little more than a second, and than a twentieth of a minute: calls reach Telegram unevenly.
CHAT_SECONDS = 1.1
GROUP_SECONDS = 3.1
REMEMBERED_CHATS = 2000


class Timer(Protocol):
    """What of an event loop pacing needs; a test turns its own."""

    def time(self) -> float: ...
    def call_at(
        self, when: float, callback: Callable[..., object], /, *args: object
    ) -> object: ...


@dataclass(slots=True, kw_only=True)
class _Chat:
    """One call at a time: who holds `turn` may make it once `at` has come. `promised` is the last
    of the times that have been given to those who do not wait here."""

    at: float = 0.0
    promised: float = 0.0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True, kw_only=True)
class Pace:
    """Times are the loop's: pacing is about real seconds, whatever the ledger's clock says."""

    per_second: float = PER_SECOND
    chat_seconds: float = CHAT_SECONDS
    group_seconds: float = GROUP_SECONDS
    timer: Timer = field(default_factory=asyncio.get_running_loop)
    _next_at: float = 0.0
    _is_armed: bool = False
    _order: count[int] = field(default_factory=count)
    _waiting: list[tuple[Lane, int, int, asyncio.Future[None]]] = field(default_factory=list)
    _chats: dict[int, _Chat] = field(default_factory=dict)
    _paused_until: dict[int, float] = field(default_factory=dict)

    async def slot(self, lane: Lane = Lane.NOTICE, width: int = 1) -> None:
        """Waits for the next of the evenly spaced slots; an answer overtakes all who wait. An
        album counts as so many messages: it is as wide."""
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (lane, next(self._order), width, turn))
        self._arm()
        await turn

    def _arm(self) -> None:
        if self._waiting and not self._is_armed:
            self._is_armed = True
            self.timer.call_at(max(self._next_at, self.timer.time()), self._release)

    def _release(self) -> None:
        """One turn; those who no longer wait for theirs are passed over."""
        self._is_armed = False
        while self._waiting:
            *_, width, turn = heapq.heappop(self._waiting)
            if not turn.done():
                self._next_at = self.timer.time() + width / self.per_second
                turn.set_result(None)
                break
        self._arm()

    async def chat(self, chat_id: int, lane: Lane = Lane.NOTICE, messages: int = 1) -> None:
        """Waits for a slot at which this chat, too, may hear so many messages; groups, whose ids
        are negative, hear fewer."""
        chat = self._chat(chat_id)
        async with chat.turn:
            await self._until(chat.at)
            await self.slot(lane, messages)
            chat.at = self.timer.time() + self._rest(chat_id)

    def crowded(self, chat_id: int) -> float:
        """Seconds until a turn of its own for one who cannot wait here; 0: the chat is free."""
        chat, now = self._chat(chat_id), self.timer.time()
        if not chat.turn.locked() and chat.at <= now:
            return 0.0
        chat.promised = max(chat.promised, chat.at, now) + self._rest(chat_id)
        return chat.promised - now

    def _rest(self, chat_id: int) -> float:
        return self.group_seconds if chat_id < 0 else self.chat_seconds

    def _chat(self, chat_id: int) -> _Chat:
        if len(self._chats) >= REMEMBERED_CHATS:
            now = self.timer.time()
            kept = {id: c for id, c in self._chats.items() if c.at > now or c.turn.locked()}
            self._chats = kept
        return self._chats.setdefault(chat_id, _Chat())

    async def _until(self, at: float) -> None:
        if at > self.timer.time():
            turn = asyncio.get_running_loop().create_future()
            self.timer.call_at(at, _let_through, turn)
            await turn

    def pause(self, chat_id: int, seconds: float) -> None:
        """Nothing goes to this chat for so long; the others are not held up."""
        self._paused_until[chat_id] = self.timer.time() + seconds

    def paused(self, chat_id: int) -> float:
        """Seconds left, 0 when it is not paused."""
        left = self._paused_until.get(chat_id, 0.0) - self.timer.time()
        if left <= 0:
            self._paused_until.pop(chat_id, None)
        return max(left, 0.0)


def _let_through(turn: asyncio.Future[None]) -> None:
    if not turn.done():
        turn.set_result(None)
