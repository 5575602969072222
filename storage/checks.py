"""Whether a ledger's file is sound: SQLite's own checks, nothing of ours."""

from __future__ import annotations

from pathlib import Path

from storage import dialect

_INTEGRITY = "PRAGMA integrity_check(20)"
_FOREIGN_KEYS = "PRAGMA foreign_key_check"


def faults(path: Path) -> tuple[str, ...]:
    """What is wrong with the file, a line each; empty when nothing is. Raises `StorageDown`."""
    connection = dialect.connect(path, read_only=True)
    try:
        said = [str(row[0]) for row in connection.execute(_INTEGRITY)]
        loose = [f"{row[0]} row {row[1]}" for row in connection.execute(_FOREIGN_KEYS)]
    finally:
        connection.close()
    return tuple(line for line in said if line != "ok") + tuple(loose)
