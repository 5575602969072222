"""A small town with the real bot in it: every person has a phone, the clock is turned by hand.

    async with town(folder) as t:
        li = await t.joins("李闻")
        await li.says("/log")

Bot, database, HTTP and Bot API are real; only Telegram itself is the loopback server. However a
test goes, no update may have failed and nothing may stand in the log as an error: the town
looks when it is left.
"""

from __future__ import annotations

import itertools
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot import app, installation, wiring
from bot.core import invitations
from bot.core.findings import State
from bot.core.people import Invitation
from bot.core.roles import Role
from bot.core.roster import Roster
from bot.core.work import Work
from bot.demo import botapi
from bot.demo.clock import VirtualClock
from bot.settings import read as read_settings
from bot.usecases import people, rosters
from tests import blank, seeds
from tests.telegram import Phone

T = TypeVar("T")

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2020, 9, 7, 11, tzinfo=SHANGHAI)

ROSTER = Roster.model_validate(
    {
        "organisations": [
            {"code": "Z", "name": "云岭州", "level": "prefecture"},
            {"code": "X", "name": "清河县", "level": "county", "parent": "Z"},
            {"code": "T", "name": "清河镇", "level": "township", "parent": "X"},
            {"code": "V", "name": "柳树村", "level": "village", "parent": "T"},
            {"code": "D", "name": "清河县水利局", "level": "department", "parent": "X"},
        ],
        "rounds": [
            {
                "term": "九届",
                "number": "7",
                "year": "2020",
                "name": "第七轮巡察",
                "started_on": date(2020, 8, 3),
                "teams": [
                    {
                        "number": 1,
                        "name": "第一巡察组",
                        "members": [
                            {"name": "李闻", "role": "member"},
                            {"name": "副组长", "role": "deputy"},
                            {"name": "组长", "role": "head"},
                        ],
                    },
                    {
                        "number": 2,
                        "name": "第二巡察组",
                        "members": [{"name": "外组长", "role": "head"}],
                    },
                ],
                "assignments": [
                    {"unit": "T", "team": 1, "kind": "routine"},
                    {"unit": "D", "team": 2, "kind": "thematic"},
                ],
            }
        ],
        "people": [
            {"name": "书记", "posts": [{"role": "principal", "organisation": "T"}]},
            {"name": "张镇长", "posts": [{"role": "leader", "organisation": "T"}]},
            {"name": "王干事", "posts": [{"role": "responsible", "organisation": "T"}]},
            {"name": "小联", "posts": [{"role": "liaison", "organisation": "T"}]},
            {"name": "局长", "posts": [{"role": "principal", "organisation": "D"}]},
            {"name": "县领导", "posts": [{"role": "superior", "organisation": "X"}]},
            {"name": "老办", "posts": [{"role": "office"}]},
            {"name": "主任", "posts": [{"role": "director"}]},
            {"name": "组领导", "posts": [{"role": "leading_group"}]},
            {"name": "纪委", "posts": [{"role": "discipline", "organisation": "X"}]},
            {"name": "组织部", "posts": [{"role": "organisation", "organisation": "X"}]},
            {"name": "管理员", "posts": [{"role": "admin"}]},
        ],
    }
)


@dataclass
class Town:
    """`phones` by name; a person joins once. `errors` is what the bot has logged as such."""

    api: botapi.BotApi
    installed: installation.Installation
    clock: VirtualClock
    phones: dict[str, Phone] = field(default_factory=dict)
    errors: list[logging.LogRecord] = field(default_factory=list)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _running: wiring.Running | None = None
    _causes: Iterator[int] = field(default_factory=itertools.count)

    @property
    def running(self) -> wiring.Running:
        assert self._running is not None, "the bot is down"
        return self._running

    # The bot.

    async def starts(self) -> None:
        running = app.running(self.installed, scheduled=False)
        self._running = await self._stack.enter_async_context(running)
        # Nobody here waits for real seconds: how the bot paces itself has its own tests.
        self._running.delivering.pace.per_second = 1000
        self._running.delivering.pace.chat_seconds = 0
        self._running.delivering.pace.group_seconds = 0

    async def stops(self) -> None:
        await self._stack.aclose()
        self._stack, self._running = AsyncExitStack(), None

    async def restarts(self) -> None:
        await self.stops()
        await self.starts()
        await self.api.settled()

    async def is_idle(self) -> bool:
        return self._running is None or await self._running.is_idle()

    # Its people.

    async def joins(self, name: str, language: str = "zh-hans") -> Phone:
        """By an invitation, through the bot."""
        if name not in self.phones:
            phone = self.stranger(name, language)
            await phone.says(f"/start {await self.code_for(name)}")
            self.phones[name] = phone
        return self.phones[name]

    async def all_join(self, *names: str, language: str = "zh-hans") -> list[Phone]:
        return [await self.joins(name, language) for name in names]

    def stranger(self, name: str, language: str = "zh-hans") -> Phone:
        user = self.api.user(1000 + len(self.api.users), name, language_code=language)
        return Phone(user)

    async def code_for(self, name: str) -> str:
        """An invitation to the first post the person already holds."""
        invitation = await self.does(lambda work: _invite(work, name))
        return invitations.code(self.installed.secret(), invitation.nonce)

    # Its ledger.

    async def does(self, deed: Callable[[Work], T]) -> T:
        """Straight in the ledger, past the chat."""
        return await self.running.ledger.transact(deed, cause=f"test:{next(self._causes)}")

    async def holds(self, count: int, state: State, **changes: object) -> list[int]:
        """Items of 清河镇 as they were before the story begins; their ids."""
        return await self.does(lambda work: seeds.items(work, count, state, **changes))

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.installed.settings.database)) as connection:
            return connection.execute(query, values).fetchall()

    def number(self, query: str, *values: object) -> int:
        """The one number that a query gives."""
        [(found,)] = self.rows(query, *values)
        return int(str(found))

    def count(self, table: str, *values: object) -> int:
        """Rows of a table, with a WHERE behind it if wanted."""
        return self.number(f"SELECT COUNT(*) FROM {table}", *values)

    def dump(self) -> str:
        """Every row of every table."""
        with closing(sqlite3.connect(self.installed.settings.database)) as connection:
            return "\n".join(connection.iterdump())

    # Its time.

    async def passes(self, *, days: int = 0, hours: int = 0) -> None:
        """Time goes by in one leap, and the clock's processes look once at its end."""
        self.clock.advance(timedelta(days=days, hours=hours))
        await self._looks()

    async def turns(self, day: date, hour: int = 10, minute: int = 1) -> None:
        """To a moment in Beijing."""
        self.clock.set(datetime.combine(day, time(hour, minute), SHANGHAI))
        await self._looks()

    async def days(self, count: int, hour: int = 10) -> None:
        """Day after day, as the bot would live them."""
        for _ in range(count):
            await self.turns(self.today + timedelta(days=1), hour)

    @property
    def today(self) -> date:
        return self.clock().astimezone(SHANGHAI).date()

    async def _looks(self) -> None:
        if self._running is not None:
            await self._running.tick()
            await self.api.settled()


def _invite(work: Work, name: str) -> Invitation:
    person = work.people.by_key(name)
    if person is None:
        command = people.Invite(person=name, role=Role.DIRECTOR)
    else:
        post = work.people.posts(person.id)[0]
        command = people.Invite(
            person=name, role=post.role, organisation=post.organisation_id, team=post.team_id
        )
    return people.invite(command, None, work)


@asynccontextmanager
async def town(
    folder: Path, *, start: datetime = MONDAY, roster: Roster = ROSTER, **settings: object
) -> AsyncIterator[Town]:
    clock = VirtualClock(start)
    api = botapi.BotApi(clock=clock)
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(botapi.serving(api))
        installed = installation.read(
            read_settings(
                _env_file=None,
                bot_token=api.token,
                bot_api_url=f"{url}/bot",
                bot_api_file_url=f"{url}/file/bot",
                data_dir=folder / "data",
                **settings,
            ),
            clock=clock,
            strict=True,
        )
        installed.initialise()
        blank.lay(installed.settings.database, clock)
        made = Town(api=api, installed=installed, clock=clock)
        stack.enter_context(_listening(made.errors))
        stack.push_async_callback(made.stops)
        await made.starts()
        api.idle.append(made.is_idle)
        await made.does(lambda work: rosters.load(work, roster, apply=True))
        yield made
        _check(made)


@contextmanager
def _listening(errors: list[logging.LogRecord]) -> Iterator[None]:
    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            errors.append(record)

    keeper = Keeper(logging.ERROR)
    logging.getLogger().addHandler(keeper)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(keeper)


def _check(town: Town) -> None:
    failed = town.rows("SELECT update_id, failure FROM inbox WHERE failure IS NOT NULL")
    assert not failed, f"updates failed: {failed}"
    told = [record.getMessage() for record in town.errors]
    assert not told, f"logged as errors: {told}"
