"""A ledger that is migrated and empty, made once a process and copied: thousands of tests begin
with one."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from storage import migrate


def lay(path: Path, clock: Callable[[], datetime]) -> None:
    """At `path`, as `migrate` would have made it at the clock's time; what is there stays."""
    if path.exists():
        migrate.migrate(path, clock)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_made(clock()))
    path.chmod(0o600)


@cache
def _made(at: datetime) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        migrate.migrate(path, lambda: at)
        assert [each.name for each in Path(folder).glob("*-wal")] == []
        return path.read_bytes()
