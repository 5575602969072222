"""Once a day what has had its time goes, however much it is; each look leaves its mark."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from bot.processes.keeping import BATCH, Keeping
from storage.database import Database
from tests.ledger import Ledger, TurnedClock, open_database


@pytest_asyncio.fixture
async def database(ledger: Ledger, clock: TurnedClock) -> AsyncIterator[Database]:
    async with open_database(ledger.path, clock=clock) as opened:
        yield opened


@pytest.fixture
def keeping(database: Database) -> Keeping:
    return Keeping(ledger=database)


def fill(ledger: Ledger, updates: int) -> None:
    with ledger.work() as work:
        for n in range(updates):
            work.inbox.done(1, n, work.now)


def left(ledger: Ledger) -> object:
    return ledger.rows("SELECT COUNT(*) FROM inbox")[0][0]


async def test_more_than_a_batch_goes_in_one_night(
    keeping: Keeping, ledger: Ledger, clock: TurnedClock
) -> None:
    fill(ledger, 2 * BATCH + 1)
    clock.pass_by(timedelta(days=31))
    await keeping()
    assert left(ledger) == 0


async def test_it_cleans_once_a_day(keeping: Keeping, ledger: Ledger, clock: TurnedClock) -> None:
    await keeping()
    fill(ledger, 1)
    ledger_day = timedelta(days=30, hours=20)
    clock.pass_by(ledger_day)
    await keeping()
    clock.pass_by(timedelta(hours=6))
    await keeping()
    assert left(ledger) == 0


async def test_every_look_leaves_its_mark(
    keeping: Keeping, ledger: Ledger, clock: TurnedClock
) -> None:
    await keeping()
    clock.pass_by(timedelta(minutes=1))
    await keeping()
    with ledger.work() as work:
        assert work.upkeep.vitals().ticked_at == clock.at
