"""Opening a ledger: its pragmas, its file modes, one instance, and files that are no ledger."""

from __future__ import annotations

import inspect
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import aiosqlite
import pytest

from bot.core.work import Work
from storage import checks, dialect, migrate
from storage.database import AlreadyRunning, LedgerConnection, StorageDown
from tests.ledger import Ledger, open_database


def names(work: Work) -> list[str]:
    return [person.name for person in work.people.all()]


def enrol(work: Work, name: str) -> str:
    return work.people.add(key=name, name=name).name


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1}


@pytest.mark.parametrize(("read_only", "query_only"), [(False, 0), (True, 1)])
async def test_the_pragmas_are_really_set(path: Path, read_only: bool, query_only: int) -> None:
    def asked(connection: sqlite3.Connection) -> dict[str, object]:
        names = (*PRAGMAS, "query_only")
        return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    async with open_database(path) as database:
        reader = database._idle.get_nowait()
        connection = reader if read_only else database._writer
        assert await connection.run(asked) == {**PRAGMAS, "query_only": query_only}
        assert connection.isolation_level is None


def test_the_protected_hook_of_aiosqlite_is_still_what_it_was() -> None:
    parameters = inspect.signature(aiosqlite.Connection._execute).parameters
    assert list(parameters) == ["self", "fn", "args", "kwargs"]
    assert inspect.iscoroutinefunction(aiosqlite.Connection._execute)
    assert issubclass(LedgerConnection, aiosqlite.Connection)


async def test_the_folder_and_its_files_are_for_the_bots_account_alone(path: Path) -> None:
    async with open_database(path, exclusive=True) as database:
        await database.transact(enrol, "李明", cause="test")
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == dict.fromkeys(
        ["ledger.db", "ledger.db-wal", "ledger.db-shm", "ledger.db.lock"], 0o600
    )
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


async def test_a_second_instance_is_refused_until_the_first_ends(path: Path) -> None:
    async with open_database(path, exclusive=True):
        with pytest.raises(AlreadyRunning):
            async with open_database(path, exclusive=True):
                raise AssertionError("two instances on one ledger")
        async with open_database(path) as beside:
            assert await beside.read(names) == []
    async with open_database(path, exclusive=True) as after:
        assert await after.read(names) == []


async def test_an_empty_file_is_refused_as_too_old(tmp_path: Path) -> None:
    with pytest.raises(migrate.SchemaTooOld) as caught:
        async with open_database(tmp_path / "new.db"):
            raise AssertionError("opened without a schema")
    assert caught.value.pending[0] == "ledger"


async def test_a_file_that_is_no_database_is_storage_down(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"this is a letter, not a ledger" * 100)
    with pytest.raises(StorageDown):
        async with open_database(path):
            raise AssertionError("opened a letter")


async def test_a_full_disk_is_storage_down_and_undoes_the_work(path: Path) -> None:
    def fill(work: Work) -> None:
        for n in range(2000):
            enrol(work, f"{n}" * 100)

    async with open_database(path) as database:
        await database._writer.run(_limit_pages)
        with pytest.raises(StorageDown):
            await database.transact(fill, cause="test")
        assert await database.read(names) == []


def _limit_pages(connection: sqlite3.Connection) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 10}").fetchone()


def test_a_sound_ledger_has_no_faults(ledger: Ledger) -> None:
    assert checks.faults(ledger.path) == ()


def test_a_row_that_points_nowhere_is_a_fault(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO teams (round_id, number, name) VALUES (9, 1, 't')")
    connection.close()
    assert checks.faults(path) == ("teams row 1",)


def lose(connection: sqlite3.Connection) -> None:
    """As on a full disk, where SQLite has rolled back before it says so."""
    with dialect.transaction(connection, "BEGIN IMMEDIATE", "COMMIT"):
        connection.execute("ROLLBACK")
        raise StorageDown("full")


def test_what_sqlite_has_rolled_back_itself_is_not_rolled_back_again(path: Path) -> None:
    with closing(dialect.connect(path)) as connection, pytest.raises(StorageDown, match="full"):
        lose(connection)
