"""Every night once, proved by a restoration; a failure is told and tried again."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.core.ledger import StorageDown
from bot.core.roles import Role
from bot.processes.backing_up import BackingUp
from bot.processes.beside import beside
from storage import backups
from storage.backups import Place
from storage.database import Database
from storage.vault import Vault
from tests import builders
from tests.ledger import HOURS, Ledger, TurnedClock, open_database

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = date(2020, 12, 7)


@pytest.fixture
def place(ledger: Ledger, tmp_path: Path) -> Place:
    with ledger.work() as work:
        builders.world(work)
    return Place(database=ledger.path, files=tmp_path / "files", secret=tmp_path / "secret")


@pytest.fixture
def vault(place: Place, tmp_path: Path) -> Vault:
    return Vault(place=place, folder=tmp_path / "backups", zone=ZONE)


@pytest_asyncio.fixture
async def database(place: Place, clock: TurnedClock) -> AsyncIterator[Database]:
    async with open_database(place.database, clock=clock) as opened:
        yield opened


@pytest.fixture
def backing_up(database: Database, vault: Vault) -> BackingUp:
    return BackingUp(ledger=database, vault=vault)


def at(clock: TurnedClock, day: date, hour: int, minute: int = 0) -> None:
    clock.at = HOURS.at(day, time(hour, minute))


def made(vault: Vault) -> list[str]:
    return [
        f"{each.manifest.made_at.astimezone(ZONE):%d %H:%M}"
        for each in backups.every(vault.folder)
    ]


def told(ledger: Ledger) -> list[tuple[object, ...]]:
    return ledger.rows("SELECT person_id, key, not_before FROM outbox ORDER BY id")


async def test_it_comes_once_a_night_at_its_hour(
    backing_up: BackingUp, vault: Vault, clock: TurnedClock
) -> None:
    at(clock, MONDAY, 2, 0)
    await backing_up()
    for hour, minute in ((2, 29), (2, 30), (2, 31), (3, 31), (23, 59)):
        at(clock, MONDAY, hour, minute)
        await backing_up()
    # The one at 2:00 made up for Sunday's; of a day's two the newer stays.
    assert made(vault) == ["07 02:30"]


async def test_one_missed_is_made_up_when_the_bot_is_back(
    backing_up: BackingUp, vault: Vault, clock: TurnedClock
) -> None:
    at(clock, MONDAY + timedelta(days=3), 16)
    await backing_up()
    await backing_up()
    assert made(vault) == ["10 16:00"]


async def test_it_is_noted_with_its_proof(
    backing_up: BackingUp, ledger: Ledger, clock: TurnedClock
) -> None:
    at(clock, MONDAY, 3)
    await backing_up()
    with ledger.work() as work:
        vitals = work.upkeep.vitals()
    assert (vitals.backup_at, vitals.proved_at) == (clock.at, clock.at)
    assert told(ledger) == []


async def test_nothing_of_the_proof_is_left(
    backing_up: BackingUp, vault: Vault, clock: TurnedClock
) -> None:
    left = vault.folder / ".proof-killed"
    left.mkdir(parents=True)
    await backing_up()
    assert {path.name for path in vault.folder.iterdir()} == {
        backups.every(vault.folder)[0].folder.name,
        "backup.lock",
    }


# Failures.


@dataclass
class Broken:
    """A disk that does what it likes."""

    failures: list[Exception] = field(default_factory=list)
    fault: str | Exception | None = None
    tries: int = 0

    def make(self, at: datetime) -> None:
        self.tries += 1
        if self.failures:
            raise self.failures.pop(0)

    def prove(self, at: datetime) -> str | None:
        if isinstance(self.fault, Exception):
            raise self.fault
        return self.fault


@pytest.mark.parametrize("failure", [OSError("disk full"), StorageDown("locked")])
async def test_a_failure_is_told_and_tried_again_an_hour_later(
    database: Database, ledger: Ledger, clock: TurnedClock, failure: Exception
) -> None:
    vault = Broken(failures=[failure, failure])
    backing_up = BackingUp(ledger=database, vault=vault)
    for hour, minute in ((3, 0), (3, 30), (4, 1), (4, 40), (5, 0), (6, 0)):
        at(clock, MONDAY, hour, minute)
        await backing_up()

    assert vault.tries == 3
    people = {row[0] for row in told(ledger)}
    assert people == holders(ledger, Role.DIRECTOR, Role.ADMIN)
    assert {str(row[1]).rpartition(":")[0] for row in told(ledger)} == {"backup-failed:2020-12-07"}
    assert {row[2] for row in told(ledger)} == {"2020-12-07T02:00:00.000000Z"}  # ten in Beijing


@pytest.mark.parametrize("fault", ["event 3 breaks the chain", OSError("no space")])
async def test_a_backup_that_does_not_restore_is_told_and_not_called_proved(
    database: Database, ledger: Ledger, clock: TurnedClock, fault: str | Exception
) -> None:
    vault = Broken(fault=fault)
    backing_up = BackingUp(ledger=database, vault=vault)
    for hour in (3, 4, 5):
        at(clock, MONDAY, hour)
        await backing_up()

    assert vault.tries == 1
    with ledger.work() as work:
        assert work.upkeep.vitals().proved_at is None
    rows = ledger.rows("SELECT args FROM outbox")
    assert len(rows) == len(holders(ledger, Role.DIRECTOR, Role.ADMIN))
    assert all(str(fault) in str(row[0]) for row in rows)


def holders(ledger: Ledger, *roles: Role) -> set[object]:
    with ledger.work() as work:
        return {p.id for role in roles for p in work.people.holders(role, work.today)}


async def test_a_damaged_backup_is_found_by_its_proof(vault: Vault, clock: TurnedClock) -> None:
    backup = vault.make(clock())
    (backup.folder / "ledger.sqlite").write_bytes(b"")
    assert vault.prove(clock()) == "ledger.sqlite"


async def test_without_any_backup_there_is_no_proof(vault: Vault, clock: TurnedClock) -> None:
    vault.folder.mkdir()
    assert vault.prove(clock()) == "manifest.json"


# Beside the loop.


async def test_a_slow_thread_does_not_hold_up_whoever_is_cancelled() -> None:
    entered, go = threading.Event(), threading.Event()

    def slow() -> None:
        entered.set()
        go.wait(5)

    task = asyncio.get_running_loop().create_task(beside(slow))
    await asyncio.to_thread(entered.wait, 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go.set()
    await asyncio.to_thread(_ended)
    await asyncio.sleep(0)


def test_a_thread_that_outlives_the_loop_ends_in_silence() -> None:
    go = threading.Event()

    async def begin() -> None:
        task = asyncio.get_running_loop().create_task(beside(lambda: go.wait(5)))
        await asyncio.sleep(0.01)
        task.cancel()

    asyncio.run(begin())
    go.set()
    _ended()


def _ended() -> None:
    for thread in threading.enumerate():
        if thread.name == "backing-up":
            thread.join(5)
