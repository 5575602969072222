"""A migration killed at any moment leaves the old schema or the new one, with the same rows.

The child is killed from outside by SIGKILL after a random part of the time that the whole takes;
it migrates a ledger with rows in it by rebuilding a table, as real migrations do.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
import warnings
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from storage import checks, migrate
from storage.migrate import Migration
from tests import builders
from tests.ledger import START, Ledger, TurnedClock, opened
from tests.torture import sizes

NEXT = max(each.number for each in migrate.migrations()) + 1
ROWS = 3000
LATER = START + timedelta(hours=1)
REBUILD = Migration(
    number=NEXT,
    name="rebuild",
    script="""
    CREATE TABLE slots_new (task TEXT NOT NULL, slot TEXT NOT NULL, done_at TEXT NOT NULL,
        note TEXT, PRIMARY KEY (task, slot)) STRICT;
    INSERT INTO slots_new SELECT task, slot, done_at, 'moved' FROM slots;
    DROP TABLE slots;
    ALTER TABLE slots_new RENAME TO slots;
    CREATE INDEX slots_note ON slots (note);
    """,
)
AFTER = Migration(number=NEXT + 1, name="after", script="CREATE TABLE later (id INTEGER) STRICT;")
KNOWN = (*migrate.migrations(), REBUILD, AFTER)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A ledger with rows, closed."""
    with opened(tmp_path / "old") as ledger:
        _fill(ledger)
        ledger._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return ledger.path


def _fill(ledger: Ledger) -> None:
    with ledger.work() as work:
        builders.world(work)
        for n in range(ROWS):
            work.clocks.take_slot("row", f"{n:06}")


def _rows(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT task, slot, done_at FROM slots ORDER BY 1, 2").fetchall()


def _schema(path: Path) -> int:
    """The last migration whose table stands there and whose record does."""
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(slots)")]
        tables = connection.execute("SELECT name FROM sqlite_master WHERE name = 'later'")
        stands = NEXT - 1 + ("note" in columns) + len(tables.fetchall())
        [[recorded]] = connection.execute("SELECT MAX(number) FROM migrations")
    assert recorded == stands
    return int(recorded)


def _child(path: Path) -> int:
    with warnings.catch_warnings():
        # The child only migrates: it needs none of the runner's threads.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        code = 1
        try:
            migrate.migrate(path, TurnedClock(), KNOWN)
            code = 0
        finally:
            os._exit(code)
    return pid


def _killed(path: Path, after: float) -> None:
    pid = _child(path)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


@pytest.mark.parametrize(
    "times", [sizes.size("MIGRATIONS", 6), pytest.param(50, marks=pytest.mark.slow)]
)
def test_a_killed_migration_leaves_the_old_or_the_new_with_the_same_rows(
    old: Path, tmp_path: Path, times: int
) -> None:
    chance, rows = random.Random(sizes.SEED), _rows(old)
    longest = _duration(old, tmp_path / "whole")
    found = []
    for n in range(times):
        path = Path(shutil.copytree(old.parent, tmp_path / f"killed-{n}")) / old.name
        _killed(path, chance.uniform(0, longest * 1.1))
        found.append(_schema(path))
        assert _rows(path) == rows
        assert checks.faults(path) == ()
        copies = list(path.parent.glob("*.before-*"))
        assert [checks.faults(copy) for copy in copies] == [()] * len(copies)
        migrate.migrate(path, TurnedClock(LATER), KNOWN)
        assert (_schema(path), _rows(path)) == (NEXT + 1, rows)
    counts = {f"{n - NEXT + 1} of 2 applied": found.count(n) for n in sorted(set(found))}
    sizes.tell(f"migrations killed {times}: {counts}  rows lost 0  half done 0")


def _duration(old: Path, folder: Path) -> float:
    """Of a child that nobody kills."""
    path = Path(shutil.copytree(old.parent, folder)) / old.name
    begun = time.monotonic()
    assert os.waitpid(_child(path), 0)[1] == 0
    assert _schema(path) == NEXT + 1
    return time.monotonic() - begun
