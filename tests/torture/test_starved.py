"""An I/O error at write 1, 2, 3 … until the scenario passes untouched, in a starved child.

And the real bot as another process, whose disk fills and is freed again while it runs.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.core.ledger import StorageDown, Trouble
from bot.demo import botapi
from storage import verifying
from tests import builders
from tests.ledger import Ledger, opened
from tests.torture import sizes
from tests.torture.office import ROOT, Office, office
from tests.torture.starved import STEPS, step

FRAME = 4096 + 24
MOST = "max_page_count"
linux = pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the kernel's own means")


@pytest.mark.parametrize(
    ("stride", "most"),
    [(11 * FRAME - 700, 40), pytest.param(FRAME // 4, 2000, marks=pytest.mark.slow)],
)
def test_whatever_write_fails_its_transaction_is_undone_and_the_next_ones_go_on(
    tmp_path: Path, stride: int, most: int
) -> None:
    first = FRAME // 2
    command = (sys.executable, "-m", "tests.torture.starved", str(tmp_path))
    done = subprocess.run(
        (*command, str(first), str(stride), str(most)),
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lives = [json.loads(line) for line in done.stdout.splitlines()]
    assert lives[0]["refused"] == STEPS
    assert lives[-1]["refused"] == 0, "the last one passes untouched"
    assert all(life["why"] == "disk" for life in lives[:-1])
    for k in range(len(lives)):
        path = tmp_path / f"{k}" / "ledger.db"
        assert [c.fault for c in verifying.verify(path, tmp_path) if c.fault] == []
        with closing(sqlite3.connect(path)) as connection:
            slots = connection.execute("SELECT slot FROM slots WHERE task = 'made'").fetchall()
            [[findings]] = connection.execute("SELECT COUNT(*) FROM findings")
        assert sorted(int(slot) for (slot,) in slots) == list(range(STEPS))
        assert findings == STEPS
    refused = sum(life["refused"] for life in lives)
    sizes.tell(f"failing writes: {len(lives)} limits, {refused} transactions refused, lost 0")


@pytest.mark.parametrize("stride", [3, pytest.param(1, marks=pytest.mark.slow)])
def test_whatever_page_is_the_last_its_transaction_is_undone_and_the_next_ones_go_on(
    tmp_path: Path, stride: int
) -> None:
    """SQLite's own bound, one page more each time, until the scenario passes untouched."""
    refused, spare = [0], 0
    while refused[-1] or len(refused) == 1:
        with opened(tmp_path / f"{spare}") as ledger:
            refused.append(_bounded(ledger, spare))
            assert [c.fault for c in verifying.verify(ledger.path, tmp_path) if c.fault] == []
            slots = ledger.rows("SELECT slot FROM slots WHERE task = 'made'")
            assert len(slots) == len(ledger.rows("SELECT id FROM findings")) == STEPS
        spare += stride
    assert refused[1] > 0
    sizes.tell(f"full at a page: {len(refused) - 1} bounds, {sum(refused)} refused, lost 0")


def _bounded(ledger: Ledger, spare: int) -> int:
    """How many of the scenario's transactions found no page; they are done when there is room."""
    with ledger.work() as work:
        town = builders.world(work)
    raw = ledger._connection
    [pages], [most] = (raw.execute(f"PRAGMA {n}").fetchone() for n in ("page_count", MOST))
    raw.execute(f"PRAGMA {MOST} = {pages + spare}").fetchone()
    left: dict[int, Trouble] = {}
    for n in range(STEPS):
        try:
            step(ledger, town, n)
        except StorageDown as failure:
            left[n] = failure.trouble
    raw.execute(f"PRAGMA {MOST} = {most}").fetchone()
    assert set(left.values()) <= {Trouble.FULL}
    for n in left:
        step(ledger, town, n)
    return len(left)


@pytest.mark.slow
@linux
async def test_the_running_bot_goes_on_when_its_full_disk_is_freed(tmp_path: Path) -> None:
    async with office(tmp_path, members=2) as made:
        await made.starts(hurried=True)
        one, two = made.persons
        one.sends("/me")
        await made.settles()
        assert made.pid is not None
        full = _log_size(made)
        hard = resource.prlimit(made.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(made.pid, resource.RLIMIT_FSIZE, (full, hard))
        one.sends("/log")
        two.sends("/help")
        for person in (one, two):
            told = await made.api.changes.until(partial(_has_heard, person), 15)
            assert told, made.log[-2000:]
        resource.prlimit(made.pid, resource.RLIMIT_FSIZE, (hard, hard))
        await made.settles(within=60)
        assert made.number("SELECT COUNT(*) FROM inbox WHERE done_at IS NULL") == 0
        assert "the ledger cannot be written (disk)" in made.log
        assert "the ledger can be written again" in made.log
        assert any("哪个单位" in m.text for m in one.chat.visible)
        sizes.tell(f"starved bot: updates {len(made.api.bot.updates.history)}  lost 0")


def _log_size(made: Office) -> int:
    return Path(f"{made.settings.database}-wal").stat().st_size


def _has_heard(person: botapi.User) -> bool:
    return any("系统暂时无法保存" in message.text for message in person.chat.visible)
