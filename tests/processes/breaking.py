"""Rows that a ledger will not take, as from a damaged page: for what must go on all the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.ledger import Ledger


def break_rows(ledger: Ledger, table: str, when: str) -> None:
    _execute(
        ledger,
        f"CREATE TRIGGER broken_{table} BEFORE INSERT ON {table} WHEN {when} "
        "BEGIN SELECT RAISE(ABORT, 'broken'); END",
    )


def mend(ledger: Ledger, table: str) -> None:
    _execute(ledger, f"DROP TRIGGER broken_{table}")


def _execute(ledger: Ledger, statement: str) -> None:
    with closing(sqlite3.connect(ledger.path)) as connection, connection:
        connection.execute(statement)
