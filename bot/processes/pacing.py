"""How fast we may speak: evenly below Telegram's limit, each chat for itself."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

PER_SECOND = 28.0
CHAT_SECONDS = 1.0
REMEMBERED_CHATS = 2000


@dataclass(slots=True, kw_only=True)
class Pace:
    """Times are the loop's: pacing is about real seconds, whatever the ledger's clock says."""

    per_second: float = PER_SECOND
    chat_seconds: float = CHAT_SECONDS
    _next_at: float = 0.0
    _chat_at: dict[int, float] = field(default_factory=dict)
    _paused_until: dict[int, float] = field(default_factory=dict)

    async def slot(self) -> None:
        """Waits for the next of the evenly spaced slots. Who is sending already holds one each, so
        an answer waits for a handful of them, never for a queue."""
        at = max(self._next_at, _now())
        self._next_at = at + 1 / self.per_second
        await asyncio.sleep(at - _now())

    async def chat(self, chat_id: int) -> None:
        """Waits until this chat may hear the next message that it did not ask for."""
        at = max(self._chat_at.get(chat_id, 0.0), _now())
        if len(self._chat_at) >= REMEMBERED_CHATS:
            self._chat_at = {chat: due for chat, due in self._chat_at.items() if due > _now()}
        self._chat_at[chat_id] = at + self.chat_seconds
        await asyncio.sleep(at - _now())

    def pause(self, chat_id: int, seconds: float) -> None:
        """Nothing goes to this chat for so long; the others are not held up."""
        self._paused_until[chat_id] = _now() + seconds

    def paused(self, chat_id: int) -> float:
        """Seconds left, 0 when it is not paused."""
        left = self._paused_until.get(chat_id, 0.0) - _now()
        if left <= 0:
            self._paused_until.pop(chat_id, None)
        return max(left, 0.0)


def _now() -> float:
    return asyncio.get_running_loop().time()
