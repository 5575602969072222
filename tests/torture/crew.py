"""Twenty people who type at once, and do not notice when the bot dies.

Each goes on with his next line whether the last was answered or not; only the card with 确认 is
waited for. What he has pressed 确认 on is the model: these problems, and no others, must stand in
the ledger, each once.
"""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from bot.demo import botapi
from tests.telegram import png

CONFIRM = "确认"


@dataclass(kw_only=True)
class Member:
    """`confirmed` are the problems whose card he has confirmed; `pause` lies between his lines."""

    user: botapi.User
    chance: random.Random
    at_work: asyncio.Event
    pause: float
    confirmed: list[str] = field(default_factory=list)
    said: int = 0

    async def lives(self) -> None:
        while True:
            await self._logs()
            await self._looks()

    async def _logs(self) -> None:
        number = f"{self.user.id}-{len(self.confirmed)}"
        problem = f"村务公开栏未更新，台账编号{number}号，群众三次反映"
        with_photo = self.chance.random() < 0.2
        await self._says("/log")
        await self._says("清河镇")
        await self._says(problem)
        if with_photo:
            await self._turn()
            self.user.sends_photo(png(grey=self.chance.randrange(256)))
        await self._says("完成")
        await self._says("否")
        await self._says("跳过")
        await self._confirms(problem)

    async def _confirms(self, problem: str) -> None:
        card = await self._card(problem)
        await self._turn()
        data = next(b.data for b in card.buttons if b.label == CONFIRM)
        self.user.presses(card, data or "")
        self.said += 1
        self.confirmed.append(problem)
        if self.chance.random() < 0.3:
            self.user.presses(card, data or "")
            self.said += 1

    async def _card(self, problem: str) -> botapi.Message:
        """The card to confirm, however long the bot needs to show it."""
        while True:
            for message in reversed(self.user.chat.visible):
                if problem in message.text and any(b.label == CONFIRM for b in message.buttons):
                    return message
            await self.user.api.changes.next(1.0)

    async def _looks(self) -> None:
        for line in self.chance.sample(("/mine", "/help", "/find 公开栏", "/me"), 2):
            await self._says(line)
        if self.chance.random() < 0.5:
            await self._says("/log")
            await self._says("/cancel")

    async def _says(self, line: str) -> None:
        await self._turn()
        self.user.sends(line)
        self.said += 1

    async def _turn(self) -> None:
        await asyncio.sleep(self.pause * self.chance.uniform(0.5, 1.5))
        await self.at_work.wait()


@dataclass(kw_only=True)
class Crew:
    """`at_work` is cleared while the harness looks: nobody types then."""

    members: list[Member]
    at_work: asyncio.Event
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def starts(self) -> None:
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(member.lives()) for member in self.members]
        self.at_work.set()

    async def stops(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def confirmed(self) -> list[str]:
        return [problem for member in self.members for problem in member.confirmed]


def crew(users: list[botapi.User], seed: int, per_second: float = 40.0) -> Crew:
    at_work = asyncio.Event()
    members = [
        Member(
            user=user,
            chance=random.Random(f"{seed} {user.id}"),
            at_work=at_work,
            pause=len(users) / per_second,
        )
        for user in users
    ]
    return Crew(members=members, at_work=at_work)
