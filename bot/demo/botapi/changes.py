"""Who looks on: callbacks and waiters that hear of every change of the server's state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.demo.botapi.values import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened: sent, edited, deleted, pressed, answered, calling, called …"""

    kind: str
    chat: int | None = None
    message: Message | None = None


Watcher = Callable[[Change], None]


class Changes:
    def __init__(self) -> None:
        self._watchers: list[Watcher] = []
        self._waiting: set[asyncio.Future[None]] = set()

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Calls `watcher` at each change; the function returned ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def tell(self, kind: str, chat: int | None = None, message: Message | None = None) -> None:
        change = Change(kind=kind, chat=chat, message=message)
        for watcher in tuple(self._watchers):
            watcher(change)
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def next(self, within: float) -> bool:
        """Waits for any change, `within` seconds at most; False when none came."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            async with asyncio.timeout(within):
                await future
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(future)
        return True

    async def until(self, true: Callable[[], bool], within: float) -> bool:
        """Waits until the state is so; False when it is not so `within` seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while not (reached := true()) and (left := end - loop.time()) > 0:
            await self.next(left)
        return reached
