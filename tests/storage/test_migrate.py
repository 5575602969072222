"""Migrations: whole or not at all, copied before, and the same schema in the end."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import dialect, migrate
from storage.migrate import Migration
from tests.ledger import TurnedClock

CLOCK = TurnedClock()
SCHEMA = Path(migrate.__file__).with_name("schema.sql")
KNOWN = tuple(each.name for each in migrate.migrations())
NUMBERS = tuple(each.number for each in migrate.migrations())
NEXT = NUMBERS[-1] + 1
NOTES = Migration(number=NEXT, name="notes", script="CREATE TABLE notes (id INTEGER) STRICT;")
BROKEN = Migration(
    number=NEXT, name="broken", script="CREATE TABLE notes (id INTEGER) STRICT;\nSELEC 1;"
)
# As a table is rebuilt in SQLite: with foreign keys on, the drop would take the teams along.
REBUILD = Migration(
    number=NEXT,
    name="rebuild",
    script="""
    CREATE TABLE rounds_new AS SELECT * FROM rounds;
    DROP TABLE rounds;
    ALTER TABLE rounds_new RENAME TO rounds;
    CREATE UNIQUE INDEX rounds_id ON rounds (id); -- a comment; with a semicolon
    """,
)
ORPHANING = Migration(number=NEXT, name="orphaning", script="DELETE FROM rounds;")


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    made = tmp_path / "data" / "ledger.db"
    assert migrate.migrate(made, CLOCK) == KNOWN
    return made


def with_team(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO rounds (id, term, number, year, name, started_on, phase)"
            " VALUES (1, '5', '7', '2020', 'r', '2020-09-01', 'fieldwork')"
        )
        connection.execute("INSERT INTO teams (round_id, number, name) VALUES (1, 1, 't')")


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {row[0] for row in rows}


def schema(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Everything with its constraints; comments and spaces mean nothing."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    for kind, name, sql in rows:
        yield kind, name, re.sub(r"\s+", "", re.sub(r"--[^\n]*", "", sql or ""))


def test_a_fresh_schema_equals_an_upgraded_one(ledger_path: Path) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as fresh,
        closing(sqlite3.connect(ledger_path)) as upgraded,
    ):
        fresh.executescript(SCHEMA.read_text(encoding="utf-8"))
        assert list(schema(fresh)) == list(schema(upgraded))


def test_every_table_is_strict(ledger_path: Path) -> None:
    """But for the search index, whose tables are SQLite's own."""
    with closing(sqlite3.connect(ledger_path)) as connection:
        loose = (
            "SELECT name FROM pragma_table_list"
            " WHERE schema = 'main' AND strict = 0 AND type = 'table'"
        )
        names = {row[0] for row in connection.execute(loose)}
    assert names == {"sqlite_schema"}


def test_the_packages_migrations_are_numbered_in_order_and_none_twice() -> None:
    assert list(NUMBERS) == sorted(set(NUMBERS))


def test_migrating_again_changes_nothing(ledger_path: Path) -> None:
    assert migrate.migrate(ledger_path, CLOCK) == ()
    assert [file.name for file in ledger_path.parent.glob("*.db")] == ["ledger.db"]


def test_pending_names_what_waits(tmp_path: Path, ledger_path: Path) -> None:
    assert migrate.pending(tmp_path / "none.db") == KNOWN
    assert migrate.pending(ledger_path) == ()
    assert not (tmp_path / "none.db").exists()


def test_what_was_applied_is_recorded_with_its_time(ledger_path: Path) -> None:
    with closing(sqlite3.connect(ledger_path)) as connection:
        rows = connection.execute("SELECT number, name, applied_at FROM migrations").fetchall()
    assert rows == [
        (number, name, "2020-12-07T03:00:00.000000Z")
        for number, name in zip(NUMBERS, KNOWN, strict=True)
    ]


def test_a_ledger_in_use_is_copied_before_it_is_changed(ledger_path: Path) -> None:
    with_team(ledger_path)
    assert migrate.migrate(ledger_path, CLOCK, [*migrate.migrations(), NOTES]) == ("notes",)
    copy = ledger_path.with_name(f"ledger.before-{NEXT:04}.20201207T030000000000Z.db")
    assert "notes" in tables(ledger_path)
    assert tables(copy) == tables(ledger_path) - {"notes"}
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM teams").fetchone() == (1,)


def test_a_migration_that_fails_leaves_nothing_of_itself(ledger_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        migrate.migrate(ledger_path, CLOCK, [*migrate.migrations(), BROKEN])
    assert "notes" not in tables(ledger_path)
    assert migrate.pending(ledger_path) == ()


def test_dropping_a_parent_table_takes_no_children_along(ledger_path: Path) -> None:
    with_team(ledger_path)
    migrate.migrate(ledger_path, CLOCK, [*migrate.migrations(), REBUILD])
    with closing(sqlite3.connect(ledger_path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM teams").fetchone() == (1,)


def test_a_migration_that_leaves_orphans_is_rolled_back(ledger_path: Path) -> None:
    with_team(ledger_path)
    with pytest.raises(migrate.ForeignKeysBroken, match="orphaning"):
        migrate.migrate(ledger_path, CLOCK, [*migrate.migrations(), ORPHANING])
    with closing(sqlite3.connect(ledger_path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM rounds").fetchone() == (1,)


def test_a_ledger_of_a_later_version_is_left_alone(ledger_path: Path) -> None:
    migrate.migrate(ledger_path, CLOCK, [*migrate.migrations(), NOTES])
    with pytest.raises(migrate.SchemaTooNew):
        migrate.migrate(ledger_path, CLOCK)
    with pytest.raises(migrate.SchemaTooNew):
        migrate.pending(ledger_path)


def test_a_ledger_of_an_earlier_version_is_named_too_old(tmp_path: Path) -> None:
    with (
        closing(dialect.connect(tmp_path / "new.db")) as connection,
        pytest.raises(migrate.SchemaTooOld, match="ledger"),
    ):
        migrate.check(connection)
