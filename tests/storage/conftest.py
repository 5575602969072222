"""A ledger of its own for every test, and the small world in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import migrate
from storage.database import Database
from tests import builders
from tests.ledger import Ledger, TurnedClock, open_database, opened


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def town(ledger: Ledger) -> builders.World:
    with ledger.work() as work:
        return builders.world(work)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Of a ledger that is migrated and empty."""
    made = tmp_path / "data" / "ledger.db"
    migrate.migrate(made, TurnedClock())
    return made


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    async with open_database(path) as opened_database:
        yield opened_database
