"""An office whose bot is another process: started, killed, looked at, and never spared.

The loopback Bot API stays up in the test's own process and keeps the history of what it handed
over and what it accepted; the ledger is read through its file alone.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from bot import installation
from bot.core.roster import Roster
from bot.core.work import Work
from bot.demo import botapi
from bot.settings import Settings
from bot.settings import read as read_settings
from bot.usecases import rosters
from storage import migrate

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
FIRST_ID = 5001


def roster(members: int) -> Roster:
    """One township, inspected by one team of so many members."""
    names = [{"name": f"组员{n:02}", "role": "member"} for n in range(1, members + 1)]
    return Roster.model_validate(
        {
            "organisations": [
                {"code": "X", "name": "清河县", "level": "county"},
                {"code": "T", "name": "清河镇", "level": "township", "parent": "X"},
            ],
            "rounds": [
                {
                    "term": "九届",
                    "number": "7",
                    "year": "2026",
                    "name": "第七轮巡察",
                    "started_on": date(2026, 8, 3),
                    "teams": [{"number": 1, "name": "第一巡察组", "members": names}],
                    "assignments": [{"unit": "T", "team": 1, "kind": "routine"}],
                }
            ],
        }
    )


@dataclass(kw_only=True)
class Office:
    """`persons` have joined already. `pid` is the bot's, None while it is down. What is meant for
    the `deaf` need not arrive."""

    api: botapi.BotApi
    url: str
    folder: Path
    persons: list[botapi.User] = field(default_factory=list)
    deaf: set[int] = field(default_factory=set)
    pid: int | None = None
    _causes: Iterator[int] = field(default_factory=itertools.count)
    _nursery: asyncio.subprocess.Process | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {
            "BOT_TOKEN": self.api.token,
            "BOT_API_URL": f"{self.url}/bot",
            "BOT_API_FILE_URL": f"{self.url}/file/bot",
            "DATA_DIR": str(self.folder / "data"),
            "LOG_LEVEL": "WARNING",
        }

    @property
    def settings(self) -> Settings:
        given = {name.lower(): value for name, value in self.environment.items()}
        return read_settings(_env_file=None, **given)

    @property
    def log(self) -> str:
        path = self.folder / "log.txt"
        return path.read_text("utf-8") if path.exists() else ""

    @property
    def hearing(self) -> list[botapi.User]:
        return [person for person in self.persons if person.id not in self.deaf]

    # The process.

    async def starts(self, **order: Any) -> None:
        order = {
            "args": ["run"],
            "env": self.environment,
            "folder": str(self.folder),
            "log": str(self.folder / "log.txt"),
            **order,
        }
        self.pid = int(await self._asks(f"start {json.dumps(order)}"))

    def signals(self, which: signal.Signals) -> None:
        assert self.pid is not None, "the bot is down"
        os.kill(self.pid, which)

    async def ends(self, within: float = 20) -> int:
        """Its exit code, once it is down by itself or by a signal; negative for a signal."""
        async with asyncio.timeout(within):
            code = int(await self._asks(f"wait {self.pid}"))
        self.pid = None
        return code

    async def killed(self) -> None:
        self.signals(signal.SIGKILL)
        await self.ends()

    async def _asks(self, line: str) -> str:
        process = self._nursery
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{line}\n".encode())
        await process.stdin.drain()
        return (await process.stdout.readline()).decode().strip()

    # The ledger, through its file.

    async def does(self, deed: Callable[[Work], T]) -> T:
        """In a transaction of its own, beside the bot, as a command on the host would."""
        async with installation.read(self.settings).ledger() as ledger:
            return await ledger.transact(deed, cause=f"torture:{next(self._causes)}")

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """While the bot runs: beside it, without leaving a trace."""
        uri = f"{self.settings.database.as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=10)) as connection:
            return connection.execute(query, values).fetchall()

    def number(self, query: str, *values: object) -> int:
        return int(self.rows(query, *values)[0][0])

    @contextmanager
    def remains(self) -> Iterator[sqlite3.Connection]:
        """What a killed bot has left on the disk, as a copy: the next one shall find it as is."""
        folder = self.folder / "remains"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        database = self.settings.database
        for path in database.parent.glob(f"{database.name}*"):
            shutil.copyfile(path, folder / path.name)
        with closing(sqlite3.connect(folder / database.name)) as connection:
            yield connection

    def unsent(self) -> list[tuple[str, str | None]]:
        """(key, why it is dead) of the messages that have not gone out."""
        found = self.rows(
            "SELECT x.key, x.dead_reason, COALESCE(x.chat_id, p.chat_id) FROM outbox x "
            "LEFT JOIN persons p ON p.id = x.person_id WHERE x.sent_at IS NULL"
        )
        return [(key, reason) for key, reason, chat in found if chat not in self.deaf]

    def waits(self) -> str:
        """What is still to be done, in words; empty when nothing is."""
        handed = len(self.api.bot.updates.history)
        done = self.number("SELECT COUNT(*) FROM inbox WHERE done_at IS NOT NULL")
        unsent = len(self.unsent())
        files = self.number(
            "SELECT COUNT(*) FROM files WHERE sha256 IS NULL AND dead_reason IS NULL"
        )
        is_done = done == handed and not (unsent or files or self.api.in_flight)
        return "" if is_done else f"{handed - done} updates, {unsent} messages, {files} files"

    async def settles(self, within: float = 150) -> None:
        """Until every update is done, every message sent and every file fetched."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while waiting := self.waits():
            assert loop.time() < end, f"not settled in {within} s: {waiting}\n{self.log[-3000:]}"
            await asyncio.sleep(0.03)


@asynccontextmanager
async def office(
    folder: Path, *, members: int = 20, api: botapi.BotApi | None = None
) -> AsyncIterator[Office]:
    api = api or botapi.BotApi(clock=installation.system_clock)
    async with botapi.serving(api) as url:
        made = Office(api=api, url=url, folder=folder)
        await _furnish(made, members)
        nursery = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.torture.nursery",
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        made._nursery = nursery
        try:
            yield made
        finally:
            if made.pid is not None:
                await made.killed()
            assert nursery.stdin is not None
            nursery.stdin.close()
            await nursery.wait()


async def _furnish(office: Office, members: int) -> None:
    """A ledger with its people, who have all joined; made as `init` and `load` do."""
    installed = installation.read(office.settings)
    installed.initialise()
    migrate.migrate(office.settings.database, installed.clock)
    office.persons = [office.api.user(FIRST_ID + n, f"组员{n + 1:02}") for n in range(members)]
    async with installed.ledger() as ledger:
        await ledger.transact(_load, roster(members), cause="torture:load")
        await ledger.transact(_join, [p.id for p in office.persons], cause="torture:join")
    for person in office.persons:
        person.chat.started = True


def _load(work: Work, given: Roster) -> None:
    rosters.load(work, given, apply=True)


def _join(work: Work, ids: list[int]) -> None:
    known = sorted(work.people.all(), key=lambda person: person.name)
    for person, id in zip(known, ids, strict=True):
        work.people.save(replace(person, telegram_id=id, chat_id=id, joined_at=work.now))
