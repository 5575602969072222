"""A bot's queue of updates: kept until a later getUpdates confirms them by its offset."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.demo.botapi.errors import JSON, Refusal, conflict

# What Telegram leaves out unless the bot asks for it by name.
_ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

TERMINATED_BY_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
TERMINATED_BY_WEBHOOK = "terminated by setWebhook request"


@dataclass(slots=True, kw_only=True)
class Update:
    """One update, and what became of it: how often handed over, and whether confirmed."""

    id: int
    kind: str
    body: JSON
    at: datetime
    handed: int = 0
    confirmed: bool = False


class UpdateQueue:
    def __init__(self, first: int) -> None:
        self._next = first
        self._poll: asyncio.Future[None] | None = None
        self.allowed: Collection[str] = ()
        self.pending: list[Update] = []
        self.history: list[Update] = []

    def put(self, kind: str, payload: Any, at: datetime) -> Update | None:
        """Queues an update, unless the bot has asked not to get its kind."""
        wanted = kind in self.allowed if self.allowed else kind not in _ONLY_ON_REQUEST
        if not wanted:
            return None
        return self.put_raw({kind: payload}, at)

    def put_raw(self, body: JSON, at: datetime) -> Update:
        """Queues a body as it is; it need not be one that a client can read."""
        update = Update(id=self._next, kind=next(iter(body), ""), body=body, at=at)
        self._next += 1
        self.pending.append(update)
        self.history.append(update)
        self.interrupt()
        return update

    async def fetch(self, *, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109 (the Bot API's own parameter)
        """Confirms what lies before `offset`, then waits up to `timeout` seconds for more."""
        self.interrupt(conflict(TERMINATED_BY_POLLER))
        self._confirm(offset)
        if not self.pending and timeout > 0:
            await self._wait(timeout)
        handed = self.pending[:limit]
        for update in handed:
            update.handed += 1
        return handed

    def drop(self) -> None:
        self._confirm_all(self.pending)

    def interrupt(self, refusal: Refusal | None = None) -> None:
        """Ends a waiting getUpdates: with a refusal, or with what there is."""
        if self._poll is None or self._poll.done():
            return
        if refusal is None:
            self._poll.set_result(None)
        else:
            self._poll.set_exception(refusal)

    def _confirm(self, offset: int) -> None:
        """A negative offset keeps that many of the newest and forgets the others."""
        if offset < 0:
            self._confirm_all(self.pending[:offset])
        else:
            self._confirm_all([update for update in self.pending if update.id < offset])

    def _confirm_all(self, updates: list[Update]) -> None:
        for update in updates:
            update.confirmed = True
        self.pending = [update for update in self.pending if not update.confirmed]

    async def _wait(self, seconds: float) -> None:
        """A poll that was not interrupted stays behind, cancelled: it is done."""
        self._poll = asyncio.get_running_loop().create_future()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._poll
