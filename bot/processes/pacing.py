"""How fast we may speak: below Telegram's limit in any second, each chat for itself.

Notices are evenly spaced and leave a part of every second free: an answer goes at once.
"""

from __future__ import annotations

import asyncio
import heapq
import math
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from bot.core.messages import Lane

PER_SECOND = 28.0
# What notices take of it; the rest is there for answers.
SHARE_OF_NOTICES = 0.8
# A little more than a second, and than a twentieth of a minute: calls reach Telegram unevenly.
WINDOW_SECONDS = 1.05
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
    """Who holds `turn` may call once `at` has come; who holds `call` is calling. `promised` is the
    last of the times that have been given to those who do not wait here."""

    at: float = 0.0
    promised: float = 0.0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    call: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_busy(self) -> bool:
        return self.turn.locked() or self.call.locked()


@dataclass(slots=True, kw_only=True)
class Pace:
    """Times are the loop's: pacing is about real seconds, whatever the ledger's clock says."""

    per_second: float = PER_SECOND
    chat_seconds: float = CHAT_SECONDS
    group_seconds: float = GROUP_SECONDS
    timer: Timer = field(default_factory=asyncio.get_running_loop)
    _next_at: float = 0.0
    _armed_at: float = math.inf
    _order: count[int] = field(default_factory=count)
    _gone: deque[float] = field(default_factory=deque)
    _waiting: list[tuple[Lane, int, int, asyncio.Future[None]]] = field(default_factory=list)
    _chats: dict[int, _Chat] = field(default_factory=dict)
    _paused_until: dict[int, float] = field(default_factory=dict)

    async def slot(self, lane: Lane = Lane.NOTICE, width: int = 1) -> None:
        """Waits until so many more may go; an answer overtakes all who wait. An album counts as
        so many messages: it is as wide."""
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (lane, next(self._order), width, turn))
        self._arm()
        await turn

    def _arm(self) -> None:
        while self._waiting and self._waiting[0][-1].done():
            heapq.heappop(self._waiting)  # who no longer waits takes nobody's place
        if not self._waiting:
            return
        lane, _, width, _ = self._waiting[0]
        at = self._free_at(lane, width)
        if at < self._armed_at:
            self._armed_at = at
            self.timer.call_at(at, self._release)

    def _release(self) -> None:
        """One turn, if it is time: who was first when this was arranged may be so no more."""
        self._armed_at = math.inf
        if self._waiting and not self._waiting[0][-1].done():
            lane, _, width, turn = self._waiting[0]
            if self._free_at(lane, width) <= self.timer.time():
                heapq.heappop(self._waiting)
                self._count(lane, width)
                turn.set_result(None)
        self._arm()

    def _count(self, lane: Lane, width: int) -> None:
        now = self.timer.time()
        self._gone.extend([now] * width)
        if lane is not Lane.ANSWER:
            self._next_at = now + width / (self.per_second * SHARE_OF_NOTICES)

    def _free_at(self, lane: Lane, width: int) -> float:
        """When so many more fit into the sliding second; one wider than that waits for an empty
        one."""
        now = self.timer.time()
        while self._gone and self._gone[0] <= now - WINDOW_SECONDS:
            self._gone.popleft()
        is_answer = lane is Lane.ANSWER
        most = int(self.per_second * (1 if is_answer else SHARE_OF_NOTICES))
        at = now if is_answer else max(now, self._next_at)
        excess = len(self._gone) + width - most
        if excess > 0 and self._gone:
            at = max(at, self._gone[min(excess, len(self._gone)) - 1] + WINDOW_SECONDS)
        return at

    @asynccontextmanager
    async def alone(self, chat_id: int) -> AsyncIterator[None]:
        """Nobody else calls this chat meanwhile: what Telegram answers binds the next one."""
        async with self._chat(chat_id).call:
            yield

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
        if not chat.is_busy and chat.at <= now:
            return 0.0
        chat.promised = max(chat.promised, chat.at, now) + self._rest(chat_id)
        return chat.promised - now

    def _rest(self, chat_id: int) -> float:
        return self.group_seconds if chat_id < 0 else self.chat_seconds

    def _chat(self, chat_id: int) -> _Chat:
        if len(self._chats) >= REMEMBERED_CHATS:
            now = self.timer.time()
            kept = {id: c for id, c in self._chats.items() if c.at > now or c.is_busy}
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
