"""What Telegram hands over is kept, whatever it looks like; who disturbs is said once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from telegram import Update
from telegram.error import TelegramError, TimedOut

from bot.core.upkeep import CONFLICT
from bot.demo import botapi
from bot.demo.botapi import faults
from handlers.dialogues.turns import Guide
from handlers.inbound.polling import TokenRevoked, sifted
from storage.database import Database
from tests import builders
from tests.handlers.running import Running, running
from tests.handlers.test_edge import read_only
from tests.ledger import Ledger, TurnedClock, open_database
from tests.telegram import Phone

REVOKED = faults.refused(401, "Unauthorized")


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def api(clock: TurnedClock) -> botapi.BotApi:
    return botapi.BotApi(clock=clock)


@pytest_asyncio.fixture
async def database(ledger: Ledger, clock: TurnedClock) -> AsyncIterator[Database]:
    async with open_database(ledger.path, clock=clock) as opened:
        yield opened


@pytest_asyncio.fixture
async def bot(
    api: botapi.BotApi, database: Database, words: Guide, tmp_path: Path
) -> AsyncIterator[Running]:
    async with running(api, database, words, tmp_path / "files") as ready:
        yield ready


@pytest.fixture
def li(ledger: Ledger, api: botapi.BotApi) -> Phone:
    with ledger.work() as work:
        person = builders.person(work, "李明")
    return Phone(api.user(person.telegram_id or 0, "李明"))


async def polls(api: botapi.BotApi, count: int) -> None:
    """Until so many more calls for updates have come."""
    end = len(api.called("getUpdates")) + count
    assert await api.changes.until(lambda: len(api.called("getUpdates")) >= end, 5)


def lines(caplog: pytest.LogCaptureFixture, words: str) -> int:
    return sum(words in record.getMessage() for record in caplog.records)


async def test_what_cannot_be_read_is_kept_and_passed_over(
    bot: Running,
    li: Phone,
    api: botapi.BotApi,
    ledger: Ledger,
    caplog: pytest.LogCaptureFixture,
) -> None:
    strange: list[dict[str, object]] = [
        {"message": {"message_id": "one"}},
        {"message": 7},
        {"callback_query": {"id": 1}},
    ]
    bodies = [api.bot.updates.put_raw(body, api.clock()) for body in strange]
    await li.says("/me")
    assert li.last.text == "您是李明。"
    for update in bodies:
        assert lines(caplog, f"update {update.id} cannot be read") == 1
        assert update.confirmed
    kept = ledger.rows("SELECT update_id, failure FROM inbox WHERE body IS NOT NULL")
    assert kept == [(update.id, "unreadable") for update in bodies]
    assert len(api.called("getUpdates")) < 10


async def test_a_kind_that_is_not_known_yet_is_done_in_silence(
    bot: Running, li: Phone, api: botapi.BotApi, ledger: Ledger
) -> None:
    api.bot.updates.put_raw({"telepathy": {"of": "the future"}}, api.clock())
    await li.says("/me")
    assert ledger.rows("SELECT failure FROM inbox WHERE failure IS NOT NULL") == []


def test_an_update_without_a_number_can_never_be_confirmed() -> None:
    unnumbered: list[object] = ["text", {"message": {}}, {"update_id": "7"}, {"update_id": True}]
    for strange in unnumbered:
        with pytest.raises(TelegramError):
            list(sifted([strange]))


async def test_what_comes_together_is_kept_together_or_not_at_all(
    bot: Running, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.queue, "mask", refuses_the_bad)
    with pytest.raises(ValueError, match="bad"):
        await bot.queue.put_all([Update(76), Update(77, api_kwargs={"unheard_of": "bad"})])
    assert ledger.rows("SELECT update_id FROM inbox") == []


async def test_what_the_inbox_cannot_hold_is_kept_as_its_number_and_the_others_whole(
    bot: Running,
    li: Phone,
    ledger: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(bot.queue, "mask", refuses_the_bad)
    bot.api.faults.add(faults.server_error(), method="getUpdates", times=3)
    await polls(bot.api, 1)
    strange = bot.api.bot.updates.put_raw({"telepathy": "bad"}, bot.api.clock())
    await li.says("/me")
    assert strange.confirmed
    assert lines(caplog, f"update {strange.id} cannot be kept as it is") == 1
    assert len(ledger.rows("SELECT update_id FROM inbox")) == 2
    assert li.last.text == "您是李明。"


def refuses_the_bad(body: str) -> str:
    if "bad" in body:
        raise ValueError(body)
    return body


async def test_an_update_that_we_do_not_understand_does_not_end_the_work(
    bot: Running, li: Phone, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> None:
        monkeypatch.undo()
        raise KeyError("no such thing")

    monkeypatch.setattr("handlers.inbound.incoming.read", fails)
    await li.says("/me")
    assert lines(caplog, "cannot be understood") == 1
    await li.says("/me")
    assert li.last.text == "您是李明。"


async def test_a_second_poller_is_said_once_and_borne(
    bot: Running,
    li: Phone,
    ledger: Ledger,
    clock: TurnedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    api = bot.api
    clock.pass_by(timedelta(minutes=1))
    await li.says("/me")
    api.faults.add(faults.refused(409, "Conflict: terminated"), method="getUpdates", times=4)
    li.user.sends("/me")
    await polls(api, 4)
    with ledger.work() as work:
        assert work.upkeep.vitals().conflict_since is not None
    await api.settled()
    assert len(li.answers) == 2
    assert lines(caplog, "no updates: Conflict") == 1
    assert bot.polling.trouble is not None, "it may be the other's turn only"
    clock.pass_by(timedelta(minutes=1))
    await asyncio.sleep(0.3)
    await li.says("/me")
    assert bot.polling.trouble is None
    with ledger.work() as work:
        assert work.upkeep.vitals().conflict_since is None
    assert lines(caplog, "updates come again") == 1


@pytest.mark.parametrize(
    "fault",
    [
        faults.flood(0),
        faults.server_error(),
        faults.bad_gateway(),
        faults.reset(),
        faults.half_answer(),
        faults.silent_after(0.05),
        faults.refused(404, "Not Found"),
    ],
)
async def test_whatever_befalls_a_poll_the_next_one_hears(
    bot: Running, li: Phone, api: botapi.BotApi, fault: faults.Fault
) -> None:
    api.faults.add(fault, method="getUpdates", times=2)
    li.user.sends("/me")
    await polls(api, 2)
    await api.settled()
    assert li.last.text == "您是李明。"
    assert len(li.answers) == 1


async def test_no_answer_and_a_fault_of_our_own_are_borne_as_well(
    bot: Running, li: Phone, api: botapi.BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([TimedOut(), KeyError("ours")])

    async def fails() -> None:
        raise next(failures)

    await bot.polling._survives(fails)
    await bot.polling._survives(fails)
    assert bot.polling.trouble is not None
    await li.says("/me")
    assert bot.polling.trouble is None


async def test_a_revoked_token_ends_the_work(
    bot: Running, api: botapi.BotApi, li: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    await li.says("/me")
    api.faults.add(REVOKED, method="getUpdates", times=9)
    api.faults.add(REVOKED, method="getMe", times=9)
    li.user.sends("/me")
    with pytest.raises(TokenRevoked):
        await asyncio.wait_for(bot.polling.ended(), 5)
    calls = len(api.calls)
    await asyncio.sleep(0.2)
    assert len(api.calls) == calls, "it asks no more"
    assert lines(caplog, "does not know the token any more") == 1


async def test_a_doubt_that_cannot_be_settled_is_no_revocation(
    bot: Running, api: botapi.BotApi, li: Phone
) -> None:
    await li.says("/me")
    api.faults.add(REVOKED, method="getUpdates")
    api.faults.add(faults.server_error(), method="getMe")
    await li.says("/me")
    assert len(li.answers) == 2


async def test_a_database_that_is_down_does_not_keep_it_from_asking(
    bot: Running, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await read_only(database, "ON")
    await bot.polling._note(CONFLICT)
    await read_only(database, "OFF")
    assert lines(caplog, "could not be noted") == 1
