"""Sealing: one chain in the order of commits, however the batches fall."""

from __future__ import annotations

import pytest

from bot.core import sealing
from bot.core.sealing import GENESIS
from bot.core.work import Work
from bot.processes.sealing import Sealing, seal_next
from storage.database import Database
from tests.ledger import Ledger


def record(ledger: Ledger, n: int) -> None:
    with ledger.work() as work:
        for item in range(n):
            work.events.record("item-changed", item_id=item, body={"n": item})


def head(work: Work) -> str:
    return work.events.last_seal()


def expected(ledger: Ledger) -> str:
    """The chain computed anew from a ledger whose events are not sealed yet."""
    with ledger.work() as work:
        seal = GENESIS
        for header in work.events.unsealed(10_000):
            seal = sealing.seal(seal, sealing.header_bytes(header))
        return seal


async def test_every_event_is_linked_to_the_one_before(ledger: Ledger, database: Database) -> None:
    record(ledger, 5)
    last = expected(ledger)
    await Sealing(ledger=database)()
    assert await database.read(head) == last
    assert ledger.rows("SELECT COUNT(*) FROM events WHERE seal IS NULL") == [(0,)]


async def test_more_than_a_batch_is_sealed_in_one_look(ledger: Ledger, database: Database) -> None:
    record(ledger, 1203)
    last = expected(ledger)
    await Sealing(ledger=database)()
    assert await database.read(head) == last


@pytest.mark.parametrize("batch", [1, 2, 7])
async def test_batches_make_no_difference_to_the_chain(
    ledger: Ledger, database: Database, batch: int
) -> None:
    record(ledger, 7)
    last = expected(ledger)
    while await database.transact(seal_next, batch, cause="sealing"):
        pass
    assert await database.read(head) == last


async def test_later_events_go_on_from_the_head(ledger: Ledger, database: Database) -> None:
    record(ledger, 3)
    await Sealing(ledger=database)()
    first = await database.read(head)
    record(ledger, 2)
    with ledger.work() as work:
        chain = first
        for header in work.events.unsealed(10):
            chain = sealing.seal(chain, sealing.header_bytes(header))
    await Sealing(ledger=database)()
    assert await database.read(head) == chain


async def test_with_nothing_to_seal_nothing_is_written(ledger: Ledger, database: Database) -> None:
    await Sealing(ledger=database)()
    assert await database.read(head) == GENESIS
