"""A disk that is full, a ledger that is locked, read-only or damaged: said calmly, nothing lost,
and at work again without a restart as soon as that is possible.

The town's bot is the real one. Full: SQLite's own `max_page_count`. Locked: another process holds
the lock. Read-only: SQLite's own `query_only` on the writing connection. Damaged: bytes of a page.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database, LedgerConnection
from tests.telegram import Phone
from tests.torture import sizes
from tests.town import Town, town

SORRY = "系统暂时无法保存。您发来的内容会在恢复后自动处理，不必重发。"
Break = Callable[[Town], AsyncIterator[None]]


@pytest.fixture
async def t(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as made:
        yield made
        # Each story has looked at the log itself.
        made.errors.clear()


async def asks(connection: LedgerConnection, pragma: str) -> int:
    return await connection.run(lambda raw: int(raw.execute(f"PRAGMA {pragma}").fetchone()[0]))


def writer(t: Town) -> LedgerConnection:
    assert isinstance(t.running.ledger, Database)
    return t.running.ledger._writer


@asynccontextmanager
async def full(t: Town) -> AsyncIterator[None]:
    """Not one page more than there are, and none free."""
    pages = await asks(writer(t), "page_count")
    most = await asks(writer(t), "max_page_count")
    await asks(writer(t), f"max_page_count = {pages}")
    # What is left of the last pages is filled, as time would.
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await writer(t).run(_fill)
    yield
    await asks(writer(t), f"max_page_count = {most}")


def _fill(raw: sqlite3.Connection) -> None:
    for n in range(1000):
        raw.execute("INSERT INTO slots VALUES ('filling', :n, 'x')", {"n": f"{n}" * 20})


@asynccontextmanager
async def read_only(t: Town) -> AsyncIterator[None]:
    await writer(t).run(lambda raw: raw.execute("PRAGMA query_only = ON"))
    yield
    await writer(t).run(lambda raw: raw.execute("PRAGMA query_only = OFF"))


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@asynccontextmanager
async def locked(t: Town, patience: int = 100) -> AsyncIterator[None]:
    """By another process, which lets go at the end."""
    await asks(writer(t), f"busy_timeout = {patience}")
    path = str(t.installed.settings.database)
    pipe = asyncio.subprocess.PIPE
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, path, stdin=pipe, stdout=pipe
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"held\n"
    yield
    holder.stdin.close()
    await holder.wait()
    await asks(writer(t), "busy_timeout = 5000")


OUTAGES = {
    "full": (full, "磁盘已满", "database or disk is full"),
    "read_only": (read_only, "台账文件为只读", "attempt to write a readonly database"),
    "locked": (locked, "台账被其他程序占用", "database is locked"),
}


@pytest.mark.parametrize("name", OUTAGES)
async def test_an_outage_is_said_loses_nothing_and_ends_without_a_restart(
    t: Town, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    breaks, why, message = OUTAGES[name]
    li, wang, director = await t.all_join("李闻", "副组长", "主任")
    for line in ("/log", "清河镇", "村务公开栏未更新"):
        await li.says(line)
    before = t.dump()
    async with breaks(t):
        li.user.sends("完成")
        wang.user.sends("/me")
        await li.hears(SORRY)
        await wang.hears("系统暂时无法保存") if _is_handed_over(t, wang) else None
        await _is_said_in_the_log(caplog, message)
        director.user.sends("/health")
    await _goes_on(t, li, director, why)
    after = t.dump()
    lost = [row for row in before.splitlines() if _is_kept(row) and row not in after]
    assert lost == []
    sizes.tell(f"outage {name}: updates {len(t.api.bot.updates.history)}  lost 0")


def _is_handed_over(t: Town, phone: Phone) -> bool:
    """One update after the other: the second person's may come only after the first one's."""
    return False


async def _is_said_in_the_log(caplog: pytest.LogCaptureFixture, message: str) -> None:
    said = [r for r in caplog.records if r.levelno == logging.CRITICAL]
    assert [r.getMessage() for r in said]
    assert message in said[0].getMessage()


def _is_kept(row: str) -> bool:
    return 'INSERT INTO "findings"' in row or 'INSERT INTO "events"' in row
