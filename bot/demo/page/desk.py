"""What the page works on: the server with its persons, and the clock that it may turn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.demo import botapi
from bot.demo.clock import VirtualClock

ZONE = ZoneInfo("Asia/Shanghai")
Tick = Callable[[], Awaitable[None]]
"""What the bot's clock starts, once, now."""

_MORNING = time(10, 1)
# When the bot speaks on its own by default: a minute after its notice times.
_BELLS = (_MORNING, time(16, 1))
_A_MOMENT = timedelta(seconds=20)
_PATIENCE_SECONDS = 30.0


class Turn(StrEnum):
    """How far a button turns the clock; days and weeks end in the morning."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PagePerson:
    """A phone with the name and the role that the list shows, in both languages."""

    user: botapi.User
    name: str
    role_zh: str
    role_en: str


@dataclass(slots=True, kw_only=True, eq=False)
class Desk:
    """`turning` keeps two hands from the clock at once."""

    api: botapi.BotApi
    people: Sequence[PagePerson]
    clock: VirtualClock
    tick: Tick
    turning: asyncio.Lock = field(default_factory=asyncio.Lock)

    def person(self, number: int) -> PagePerson | None:
        return next((each for each in self.people if each.user.id == number), None)

    def moves_on(self) -> None:
        """Deeds take a little time, or all messages would bear the same minute."""
        self.clock.advance(_A_MOMENT)

    async def turns(self, turn: Turn, at_each: Callable[[], None]) -> None:
        """Turns the clock and lets every bell on the way ring; `at_each` hears of each stop.

        Raises TimeoutError when the bot does not come to rest.
        """
        async with self.turning:
            for stop in stops(self.clock.now(), turn):
                self.clock.set(max(stop, self.clock.now()))
                at_each()
                await self.tick()
                await self.api.settled(_PATIENCE_SECONDS)


def stops(since: datetime, turn: Turn) -> Iterator[datetime]:
    """The bells between now and the end, then the end, in Beijing's time."""
    end = _end(since.astimezone(ZONE), turn)
    day = since.astimezone(ZONE).date()
    while day <= end.date():
        for bell in _BELLS:
            moment = datetime.combine(day, bell, ZONE)
            if since < moment < end:
                yield moment
        day += timedelta(days=1)
    yield end


def _end(since: datetime, turn: Turn) -> datetime:
    if turn is Turn.HOUR:
        return since + timedelta(hours=1)
    days = 1 if turn is Turn.DAY else 7
    return datetime.combine(since.date() + timedelta(days=days), _MORNING, ZONE)
