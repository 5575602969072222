"""A bot that talks to the loopback and hears nobody: only its processes run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo import botapi
from handlers.dialogues.turns import Guide
from storage.database import Database
from tests import builders
from tests.handlers import talking
from tests.handlers.running import Running, running
from tests.ledger import Ledger, TurnedClock, open_database, opened
from tests.telegram import Phone

LOCALES = Path(__file__).parents[2] / "locales"


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def ledger(tmp_path: Path, clock: TurnedClock) -> Iterator[Ledger]:
    with opened(tmp_path / "data") as made:
        made.clock = clock
        yield made


@pytest.fixture
def words(tmp_path: Path) -> Guide:
    return talking.guide(tmp_path / "locales", LOCALES)


@pytest.fixture
def api(clock: TurnedClock) -> botapi.BotApi:
    return botapi.BotApi(clock=clock)


@pytest_asyncio.fixture
async def database(ledger: Ledger, clock: TurnedClock) -> AsyncIterator[Database]:
    async with open_database(ledger.path, clock=clock) as ready:
        yield ready


@pytest_asyncio.fixture
async def bot(
    api: botapi.BotApi, database: Database, words: Guide, folder: Path, clock: TurnedClock
) -> AsyncIterator[Running]:
    async with running(api, database, words, folder, clock=clock, polls=False) as ready:
        yield ready


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


class People:
    """Who has joined, and has a phone that once wrote to the bot."""

    def __init__(self, ledger: Ledger, api: botapi.BotApi) -> None:
        self.ledger = ledger
        self.api = api
        self.ids: dict[str, int] = {}

    def joins(self, name: str) -> Phone:
        with self.ledger.work() as work:
            person = builders.person(work, name)
        self.ids[name] = person.id
        user = self.api.user(person.telegram_id or 0, name)
        user.chat.started = True
        return Phone(user)


@pytest.fixture
def people(ledger: Ledger, api: botapi.BotApi) -> People:
    return People(ledger, api)
