"""Migrations: numbered SQL files, each in one transaction together with its own record.

They run with foreign keys off, since dropping a parent table would cascade, and are checked
afterwards. A database that holds anything is copied first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path

from storage import content, dialect, indexing
from storage.dialect import Sql
from storage.files import make_private
from storage.values import stamp

_HAS_RECORDS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"
_HAS_INDEX = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'search_stale'"
_APPLIED = "SELECT number FROM migrations ORDER BY number"
_RECORD = "INSERT INTO migrations (number, name, applied_at) VALUES (:number, :name, :at)"
_BACKUP = "VACUUM INTO :target"
UNFINISHED = ".unfinished"


class SchemaTooOld(Exception):
    """Migrations wait; `pending` names them."""

    def __init__(self, pending: Sequence[str]) -> None:
        super().__init__(", ".join(pending))
        self.pending = tuple(pending)


class SchemaTooNew(Exception):
    """The database was migrated by a later version of this program."""


class ForeignKeysBroken(Exception):
    """A migration left rows that point nowhere; it was rolled back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    number: int
    name: str
    script: str


def migrations() -> tuple[Migration, ...]:
    """All that this version knows, in order, from the package's own data."""
    folder = resources.files("storage") / "migrations"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(_migration(file.name, file.read_text(encoding="utf-8")) for file in files)


def _migration(filename: str, script: str) -> Migration:
    number, _, name = filename.removesuffix(".sql").partition("_")
    return Migration(number=int(number), name=name, script=script)


def pending(path: Path) -> tuple[str, ...]:
    """Names of what `migrate` would apply; all of them where there is no database yet."""
    if not path.exists():
        return tuple(each.name for each in migrations())
    connection = dialect.connect(path, read_only=True)
    try:
        return tuple(each.name for each in _waiting(connection, migrations()))
    finally:
        connection.close()


def check(connection: sqlite3.Connection) -> None:
    """Raises `SchemaTooOld` or `SchemaTooNew` unless the schema is this version's."""
    waiting = _waiting(connection, migrations())
    if waiting:
        raise SchemaTooOld([each.name for each in waiting])


def migrate(
    path: Path,
    clock: Callable[[], datetime],
    known: Sequence[Migration] | None = None,
) -> tuple[str, ...]:
    """Applies what waits and names it. Raises `SchemaTooNew`, and `StorageDown` before anything
    is changed if the copy cannot be written."""
    make_private(path)
    connection = dialect.connect(path)
    try:
        waiting = _waiting(connection, migrations() if known is None else known)
        if waiting and _applied(connection):
            _back_up(connection, path, before=waiting[0], at=clock())
        connection.execute("PRAGMA foreign_keys = OFF")
        for each in waiting:
            _apply(connection, each, at=clock())
        if waiting:
            _index(connection)
        return tuple(each.name for each in waiting)
    finally:
        connection.close()


def _applied(connection: sqlite3.Connection) -> frozenset[int]:
    with dialect.translated():
        if connection.execute(_HAS_RECORDS).fetchone() is None:
            return frozenset()
        return frozenset(row["number"] for row in connection.execute(_APPLIED))


def _waiting(connection: sqlite3.Connection, known: Sequence[Migration]) -> list[Migration]:
    applied = _applied(connection)
    strange = applied - {each.number for each in known}
    if strange:
        raise SchemaTooNew(str(max(strange)))
    return [each for each in known if each.number not in applied]


def _back_up(
    connection: sqlite3.Connection, path: Path, *, before: Migration, at: datetime
) -> None:
    moment = stamp(at).translate(str.maketrans("", "", "-:."))
    """Under its name only once it is whole: a killed one must not pass for a copy."""
    target = path.with_name(f"{path.stem}.before-{before.number:04}.{moment}{path.suffix}")
    part = path.with_name(f"{path.stem}.before{UNFINISHED}")
    part.unlink(missing_ok=True)
    make_private(part)
    with dialect.translated():
        connection.execute(_BACKUP, {"target": str(part)})
    content.sync(part)
    part.rename(target)
    content.sync(target.parent)


def _apply(connection: sqlite3.Connection, migration: Migration, *, at: datetime) -> None:
    record = {"number": migration.number, "name": migration.name, "at": stamp(at)}
    with dialect.transaction(connection, "BEGIN IMMEDIATE", "COMMIT"):
        for statement in _statements(migration.script):
            connection.execute(statement)
        connection.execute(_RECORD, record)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise ForeignKeysBroken(migration.name)


def _index(connection: sqlite3.Connection) -> None:
    """What a migration has put in or changed is found by search from the start."""
    with dialect.transaction(connection, "BEGIN IMMEDIATE", "COMMIT"):
        sql = Sql(connection)
        if sql.row(_HAS_INDEX) is not None:
            indexing.catch_up(sql)


def _statements(script: str) -> Iterator[str]:
    """One at a time: `executescript` would commit what stands open before it begins."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""
