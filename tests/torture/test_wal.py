"""A write-ahead log cut or torn anywhere opens at a committed prefix, chain and counters and all.

What a power cut leaves is a copy of the ledger whose log ends, or goes wrong, at any byte.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.findings import State
from bot.processes.sealing import seal_next
from storage import dialect, verifying
from tests import builders
from tests.ledger import Ledger, opened
from tests.torture import sizes

TRANSACTIONS = 40


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Ledger]:
    """Transactions, each of a finding, its event, a slot of its number and the seals so far; all
    of them still in the log."""
    with opened(tmp_path / "data") as ledger:
        with ledger.work() as work:
            town = builders.world(work)
        ledger._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ledger._connection.execute("PRAGMA wal_autocheckpoint = 0")
        for n in range(TRANSACTIONS):
            with ledger.work() as work:
                finding = builders.finding(work, town, State.OPEN)
                work.events.record("made", item_id=finding.id, body={"n": n})
                work.clocks.take_slot("made", f"{n}")
                seal_next(work, 1)
        yield ledger


def survived(ledger: Ledger, folder: Path, content: bytes) -> int:
    """How many transactions a copy with this log holds, once it has been looked through."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / ledger.path.name
    shutil.copyfile(ledger.path, path)
    Path(f"{path}-wal").write_bytes(content)
    checks = verifying.verify(path, folder)
    assert [(check.name, check.fault) for check in checks if check.fault] == []
    with closing(sqlite3.connect(path)) as connection:
        slots = [int(n) for (n,) in connection.execute("SELECT slot FROM slots")]
        [[findings]] = connection.execute("SELECT COUNT(*) FROM findings")
        [[sealed]] = connection.execute("SELECT COUNT(*) FROM events WHERE seal IS NOT NULL")
        assert connection.execute("SELECT SUM(n) FROM tallies").fetchone()[0] in (findings, None)
    assert sorted(slots) == list(range(findings)), "a prefix, without a gap"
    assert sealed == findings
    return int(findings)


def _torn(wal: bytes, chance: random.Random) -> bytes:
    """Cut there, or ending there in what stood on the disk before: noise or zeros."""
    at = chance.randrange(len(wal) + 1)
    rest = len(wal) - at
    tails = (b"", bytes(rest), chance.randbytes(rest), chance.randbytes(min(rest, 512)))
    return wal[:at] + chance.choice(tails)


@pytest.mark.parametrize(
    "times", [sizes.size("TEARS", 40), pytest.param(500, marks=pytest.mark.slow)]
)
def test_a_log_cut_or_torn_at_any_byte_opens_at_a_committed_prefix(
    written: Ledger, tmp_path: Path, times: int
) -> None:
    wal = Path(f"{written.path}-wal").read_bytes()
    chance = random.Random(sizes.SEED)
    kept = [survived(written, tmp_path / "copy", _torn(wal, chance)) for _ in range(times)]
    assert survived(written, tmp_path / "copy", wal) == TRANSACTIONS
    assert survived(written, tmp_path / "copy", b"") == 0
    sizes.tell(
        f"torn logs {times}: {len(wal):,} bytes, {len(set(kept))} different prefixes kept, "
        f"from {min(kept)} to {max(kept)} of {TRANSACTIONS} transactions, damaged 0"
    )


def test_a_flipped_bit_in_the_log_ends_the_prefix_and_is_never_read(
    written: Ledger, tmp_path: Path
) -> None:
    wal = bytearray(Path(f"{written.path}-wal").read_bytes())
    wal[len(wal) // 2] ^= 1
    assert 0 < survived(written, tmp_path / "copy", bytes(wal)) < TRANSACTIONS


@pytest.mark.parametrize("read_only", [False, True])
def test_every_connection_has_every_pragma(written: Ledger, read_only: bool) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000, "foreign_keys": 1}
    with closing(dialect.connect(written.path, read_only=read_only)) as connection:
        found = {n: connection.execute(f"PRAGMA {n}").fetchone()[0] for n in wanted}
        assert found == wanted
        assert connection.execute("PRAGMA query_only").fetchone()[0] == read_only
