"""A small town with the real bot in it: every person has a phone, the clock is turned by hand.

    async with town(folder) as t:
        li = await t.joins("李闻")
        await li.says("/log")

Bot, database, HTTP and Bot API are real; only Telegram itself is the loopback server.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import app, installation
from bot.core import invitations
from bot.core.people import Invitation
from bot.core.roles import Role
from bot.core.roster import Roster
from bot.core.work import Work
from bot.demo import botapi
from bot.demo.clock import VirtualClock
from bot.settings import read as read_settings
from bot.usecases import people, rosters
from storage import migrate
from tests.telegram import Phone

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
    """`phones` by name; a person joins once."""

    api: botapi.BotApi
    running: app.Running
    clock: VirtualClock
    secret: bytes
    phones: dict[str, Phone] = field(default_factory=dict)

    async def joins(self, name: str, language: str = "zh-hans") -> Phone:
        """By an invitation, through the bot."""
        if name not in self.phones:
            phone = self.stranger(name, language)
            await phone.says(f"/start {await self.code_for(name)}")
            self.phones[name] = phone
        return self.phones[name]

    def stranger(self, name: str, language: str = "zh-hans") -> Phone:
        user = self.api.user(1000 + len(self.api.users), name, language_code=language)
        return Phone(user)

    async def code_for(self, name: str) -> str:
        """An invitation to the first post the person already holds."""
        invitation = await self.running.ledger.transact(
            _invite, name, cause=f"test:{name}:{self.clock().isoformat()}"
        )
        return invitations.code(self.secret, invitation.nonce)

    async def passes(self, *, days: int = 0, hours: int = 0) -> None:
        """Time goes by in one leap, and the clock's processes look once at its end."""
        self.clock.advance(timedelta(days=days, hours=hours))
        await self.running.tick()
        await self.api.settled()

    async def turns(self, day: date, hour: int = 10, minute: int = 1) -> None:
        """To a moment in Beijing."""
        self.clock.set(datetime.combine(day, time(hour, minute), SHANGHAI))
        await self.running.tick()
        await self.api.settled()

    async def days(self, count: int, hour: int = 10) -> None:
        """Day after day, as the bot would live them."""
        for _ in range(count):
            day = (self.clock().astimezone(SHANGHAI) + timedelta(days=1)).date()
            await self.turns(day, hour)


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
        migrate.migrate(installed.settings.database, clock)
        running = await stack.enter_async_context(app.running(installed, scheduled=False))
        api.idle.append(running.is_idle)
        await running.ledger.transact(_load, roster, cause="test:roster")
        yield Town(api=api, running=running, clock=clock, secret=installed.secret())


def _load(work: Work, roster: Roster) -> None:
    rosters.load(work, roster, apply=True)
