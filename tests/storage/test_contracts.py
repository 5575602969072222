"""What the inner layers ask for is what the store gives; mypy reads the signatures, too."""

from __future__ import annotations

from bot.core import ledger as contracts
from bot.core.work import Work
from storage.database import Database
from tests.ledger import Ledger


def as_ledger(database: Database) -> contracts.Ledger:
    return database


async def test_the_database_is_a_ledger(database: Database) -> None:
    is_silent = await as_ledger(database).transact(
        lambda work: work.is_silent, cause="test", silent=True
    )
    assert is_silent


def test_a_work_has_everything_that_a_use_case_may_ask_for(ledger: Ledger) -> None:
    with ledger.work("update:1:2") as work:
        asked: Work = work
        named = [name for name in vars(Work) if not name.startswith("_")]
        assert [name for name in named if getattr(asked, name) is None] == []
        assert asked.cause == "update:1:2"
