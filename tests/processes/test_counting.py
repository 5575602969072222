"""The ballot box: when batches leave it, and what a database that is down does to them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
import pytest_asyncio

from bot.core.ledger import StorageDown
from bot.core.roles import Role
from bot.core.rounds import Phase
from bot.processes.counting import LEAST, Counting
from bot.usecases import evaluations as cases
from bot.usecases.ballots import Standing
from storage.database import Database
from tests import builders
from tests.ledger import Ledger, open_database

ALL = 13


@dataclass(frozen=True, kw_only=True)
class Voting:
    ledger: Ledger
    database: Database
    counting: Counting
    links: list[str]

    def stored(self) -> int:
        return len(self.ledger.rows("SELECT key FROM ballots"))

    async def cast(self, *links: str) -> None:
        for link in links:
            await self.counting.cast(link, "1" * ALL, None)


@pytest_asyncio.fixture
async def voting(ledger: Ledger) -> AsyncIterator[Voting]:
    with ledger.work() as work:
        town = builders.world(work, phase=Phase.FEEDBACK)
        work.rounds.save_assignment(replace(town.assignment, fed_back_on=work.today))
        opened = cases.open_(
            cases.Open(
                assignment=town.assignment.id,
                voters=20,
                closes_on=work.today + timedelta(days=7),
            ),
            town.actor(work, Role.OFFICE),
            work,
        )
    async with open_database(ledger.path, clock=ledger.clock) as database:
        counting = Counting(ledger=database)
        _evaluation, links = await counting.issue(opened.id)
        yield Voting(ledger=ledger, database=database, counting=counting, links=links)


async def test_five_stay_behind_until_the_end(voting: Voting) -> None:
    await voting.cast(*voting.links[:9])
    await voting.counting()
    assert voting.stored() == 0
    await voting.cast(voting.links[9])
    await voting.counting()
    assert voting.stored() == LEAST
    await voting.cast(voting.links[10])
    await voting.counting()
    assert voting.stored() == LEAST
    voting.ledger.clock.pass_by(timedelta(days=8))
    await voting.counting()
    assert voting.stored() == 11
    assert voting.ledger.rows("SELECT counted, left_out FROM evaluations") == [(1, 0)]
    await voting.counting()


async def test_a_stop_keeps_batches_and_no_fewer(voting: Voting) -> None:
    await voting.cast(*voting.links[:4])
    await voting.counting.stop()
    assert voting.stored() == 0
    await voting.cast(voting.links[4])
    await voting.counting.stop()
    assert voting.stored() == LEAST


async def test_a_link_in_the_box_counts_as_used(voting: Voting) -> None:
    [link, other, *_] = voting.links
    assert (await voting.counting.cast(link, "1" * ALL, None)).standing is Standing.OPEN
    assert (await voting.counting.cast(link, "4" * ALL, None)).standing is Standing.USED
    assert (await voting.counting.opening(link)).standing is Standing.USED
    assert (await voting.counting.opening(other)).standing is Standing.OPEN
    assert (await voting.counting.opening("x")).standing is Standing.UNKNOWN


async def test_a_database_that_is_down_loses_no_ballot(
    voting: Voting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await voting.cast(*voting.links[:10])

    async def down(*_args: object, **_kwargs: object) -> None:
        raise StorageDown("full")

    with monkeypatch.context() as broken:
        broken.setattr(voting.database, "transact", down)
        with pytest.raises(StorageDown):
            await voting.counting()
        with caplog.at_level(logging.ERROR):
            await voting.counting.stop()
    assert "could not be kept" in caplog.text
    assert voting.stored() == 0
    await voting.counting.stop()
    assert voting.stored() == 10
