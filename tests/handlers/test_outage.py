"""An outage of the ledger, piece by piece: who is told what, and when telling fails."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from telegram.error import TelegramError

from bot.core.roles import Role
from bot.demo import botapi
from bot.demo.botapi import faults
from handlers.dialogues.turns import Guide
from handlers.inbound.outage import Outage
from storage.database import Database
from tests import builders
from tests.handlers.running import Running, running
from tests.ledger import Ledger, TurnedClock, open_database
from tests.telegram import Phone

SORRY = "系统暂时无法保存"
REFUSED = faults.refused(400, "Bad Request: no")


@pytest.fixture
def api() -> botapi.BotApi:
    return botapi.BotApi(clock=TurnedClock())


@pytest_asyncio.fixture
async def down(ledger: Ledger) -> AsyncIterator[Database]:
    """A ledger that can be read and not be written."""
    async with open_database(ledger.path) as database:
        await database._writer.run(lambda raw: raw.execute("PRAGMA query_only = ON"))
        yield database


@pytest_asyncio.fixture
async def bot(
    api: botapi.BotApi, down: Database, words: Guide, tmp_path: Path
) -> AsyncIterator[Running]:
    async with running(api, down, words, tmp_path / "files", polls=False) as ready:
        yield ready


def phone(ledger: Ledger, api: botapi.BotApi, name: str, *roles: Role) -> Phone:
    with ledger.work() as work:
        person = builders.person(work, name)
        for role in roles:
            builders.give(work, person, role)
    return Phone(api.user(person.telegram_id or 0, name))


def outage(bot: Running) -> Outage:
    assert bot.queue.outage is not None
    return bot.queue.outage


async def writes(bot: Running, one: Phone, line: str) -> None:
    """As polling hands it over: it cannot be kept."""
    one.user.sends(line)
    (update,) = await bot.application.bot.get_updates()
    with pytest.raises(TelegramError):
        await bot.queue.put(update)


async def test_others_who_ask_for_it_hear_what_all_hear(
    bot: Running, api: botapi.BotApi, ledger: Ledger
) -> None:
    li = phone(ledger, api, "李明", Role.OFFICE)
    await writes(bot, li, "/health")
    assert [m.text[:8] for m in li.answers] == [SORRY]


async def test_a_stranger_hears_it_too(bot: Running, api: botapi.BotApi) -> None:
    stranger = Phone(api.user(99, "陌生人"))
    await writes(bot, stranger, "/health")
    assert stranger.heard(SORRY)


async def test_where_nothing_can_be_said_it_is_logged(
    bot: Running, api: botapi.BotApi, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    li = phone(ledger, api, "李明")
    api.faults.add(REFUSED, method="sendMessage")
    await writes(bot, li, "/me")
    assert li.answers == []
    assert "not even that could be said" in caplog.text


async def test_in_a_group_it_keeps_silent(
    bot: Running, api: botapi.BotApi, ledger: Ledger
) -> None:
    li = phone(ledger, api, "李明")
    group = api.group(-100, "巡察办", [li.user])
    li.user.sends("/me", to=group)
    for update in await bot.application.bot.get_updates():
        with pytest.raises(TelegramError):
            await bot.queue.put(update)
    assert not any(m.from_bot for m in group.chat.messages)


async def test_who_else_waits_need_not_be_known(
    bot: Running, api: botapi.BotApi, ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    li = phone(ledger, api, "李明")
    li.user.sends("/me")
    (update,) = await bot.application.bot.get_updates()
    api.faults.add(REFUSED, method="getUpdates")
    with pytest.raises(TelegramError):
        await bot.queue.put(update)
    assert li.heard(SORRY)
    assert "who else waits is not known" in caplog.text


async def test_an_outage_that_comes_back_at_once_goes_on(
    bot: Running, api: botapi.BotApi, ledger: Ledger
) -> None:
    await writes(bot, phone(ledger, api, "李明"), "/me")
    await outage(bot).is_over()
    assert outage(bot).since is not None


async def test_without_an_outage_nothing_is_over(bot: Running) -> None:
    await outage(bot).is_over()
    assert outage(bot).since is None
