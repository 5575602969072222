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
CHAT_SECONDS = 1.0
GROUP_SECONDS = 3.0
REMEMBERED_CHATS = 2000


class Timer(Protocol):
    """What of an event loop pacing needs; a test turns its own."""

    def time(self) -> float: ...
    def call_at(
        self, when: float, callback: Callable[..., object], /, *args: object
    ) -> object: ...


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
    _waiting: list[tuple[Lane, int, asyncio.Future[None]]] = field(default_factory=list)
    _chat_at: dict[int, float] = field(default_factory=dict)
    _paused_until: dict[int, float] = field(default_factory=dict)

    async def slot(self, lane: Lane = Lane.NOTICE) -> None:
        """Waits for the next of the evenly spaced slots; an answer overtakes all who wait."""
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (lane, next(self._order), turn))
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
            turn = heapq.heappop(self._waiting)[2]
            if not turn.done():
                self._next_at = self.timer.time() + 1 / self.per_second
                turn.set_result(None)
                break
        self._arm()

    async def chat(self, chat_id: int) -> None:
        """Waits until this chat may hear the next message that it did not ask for; groups, whose
        ids are negative, hear fewer."""
        now = self.timer.time()
        at = max(self._chat_at.get(chat_id, 0.0), now)
        if len(self._chat_at) >= REMEMBERED_CHATS:
            self._chat_at = {chat: due for chat, due in self._chat_at.items() if due > now}
        self._chat_at[chat_id] = at + (self.group_seconds if chat_id < 0 else self.chat_seconds)
        if at > now:
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
