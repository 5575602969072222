"""People who ask and wait: how long until the bot's answer arrives at Telegram."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

from bot.demo import botapi


@dataclass(kw_only=True)
class Asker:
    """Asks again a good second after the last answer, so that his own chat is free."""

    user: botapi.User
    chance: random.Random
    waits: list[float] = field(default_factory=list)

    async def asks(self) -> None:
        known = len(self.user.chat.by_number)
        start = time.monotonic()
        self.user.sends(self.chance.choice(("/help", "/me", "/mine")))
        while len(self.user.chat.by_number) < known + 2:
            await self.user.api.changes.next(1.0)
        self.waits.append(time.monotonic() - start)

    async def lives(self) -> None:
        while True:
            await asyncio.sleep(self.chance.uniform(1.3, 2.5))
            await self.asks()


async def ask_for(users: list[botapi.User], seconds: float, seed: object) -> list[float]:
    """Everybody asks for so long; all their waits."""
    askers = [Asker(user=user, chance=random.Random(f"{seed} {user.id}")) for user in users]
    loop = asyncio.get_running_loop()
    tasks = [loop.create_task(asker.lives()) for asker in askers]
    await asyncio.sleep(seconds)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return [wait for asker in askers for wait in asker.waits]


def p95(waits: list[float]) -> float:
    return sorted(waits)[int(0.95 * (len(waits) - 1))]
