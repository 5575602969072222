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
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from functools import partial
from pathlib import Path

import pytest

from bot.core.findings import State
from storage import verifying
from storage.database import Database, LedgerConnection
from tests.torture import sizes
from tests.town import Town, town

SORRY = "系统暂时无法保存。您发来的内容会在恢复后自动处理，不必重发。"


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
    # What is left in the last pages is filled, as time would.
    bot_id = t.running.bot.id
    for fill in (FILL_SLOTS, FILL_INBOX):
        with pytest.raises(sqlite3.OperationalError, match="full"):
            await writer(t).run(partial(fill_with, statement=fill, bot_id=bot_id))
    yield
    await asks(writer(t), f"max_page_count = {most}")


FILL_SLOTS = "INSERT INTO slots VALUES ('filling', printf('%0100d', :n + 0 * :bot_id), 'x')"
FILL_INBOX = "INSERT INTO inbox VALUES (:bot_id, 1000000000 + :n, 'x', 'x', NULL, NULL)"


def fill_with(raw: sqlite3.Connection, statement: str, bot_id: int) -> None:
    for n in range(10_000):
        raw.execute(statement, {"n": n, "bot_id": bot_id})


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
    li, deputy, director = await t.all_join("李闻", "副组长", "主任")
    for line in ("/log", "清河镇", "村务公开栏未更新"):
        await li.says(line)
    before = kept(t)
    async with breaks(t):
        li.user.sends("完成")
        deputy.user.sends("/me")
        director.user.sends("/health")
        await asyncio.gather(li.hears(SORRY), deputy.hears(SORRY), director.hears(why))
        said = [r.getMessage() for r in caplog.records if r.levelno == logging.CRITICAL]
        assert [message in line for line in said] == [True]
        await asyncio.sleep(0.5)
        assert [m.text for m in deputy.answers].count(SORRY) == 1
    await t.api.settled(within=10)
    assert "立行立改" in li.last.text
    assert "副组长" in deputy.last.text
    assert "台账最近一次无法写入" in director.last.text
    assert why in director.last.text
    for line in ("否", "跳过"):
        await li.says(line)
    await li.presses("确认")
    assert t.count("findings WHERE problem = '村务公开栏未更新'") == 1
    assert before <= kept(t)
    sizes.tell(f"outage {name}: updates {len(t.api.bot.updates.history)}  lost 0  doubled 0")


def kept(t: Town) -> set[tuple[object, ...]]:
    """What was committed for good: every event."""
    return set(t.rows("SELECT seq, kind, cause, ordinal, payload_hash FROM events"))


async def test_a_press_at_the_full_disk_is_done_once_when_there_is_room(t: Town) -> None:
    li = await t.joins("李闻")
    for line in ("/log", "清河镇", "村务公开栏未更新", "完成", "否", "跳过"):
        await li.says(line)
    async with full(t):
        card = li.last
        data = next(b.data for b in card.buttons if b.label == "确认") or ""
        for _ in range(3):
            li.user.presses(card, data)
        while not any(query.answer == SORRY for query in t.api.queries.values()):
            await t.api.changes.next(1)
        assert t.count("findings") == 0
    await t.api.settled(within=10)
    assert t.count("findings") == 1


@pytest.mark.slow
async def test_a_lock_of_six_seconds_is_waited_out(t: Town) -> None:
    """Longer than SQLite itself waits: the bot says so, and goes on when the lock is gone."""
    li = await t.joins("李闻")
    async with locked(t, patience=5000):
        li.user.sends("/me")
        await li.hears(SORRY, within=20)
    await t.api.settled(within=20)
    assert "李闻" in li.last.text


async def test_a_damaged_page_is_said_and_the_rest_goes_on(t: Town) -> None:
    """Where the damage is not, people go on; what meets it is told once and kept for later."""
    li, director = await t.all_join("李闻", "主任")
    await t.holds(3, State.OPEN)
    path = t.installed.settings.database
    await t.stops()
    mend = damage(path, "findings")
    await t.starts()
    li.user.sends("/mine")
    await li.hears("请联系管理员")
    director.user.sends("/me")
    await director.hears("主任")
    assert any("malformed" in r.getMessage() for r in t.errors)
    faults = [c.fault for c in verifying.verify(path, t.installed.files) if c.fault]
    assert faults
    await t.stops()
    mend()
    await t.starts()
    await t.api.settled(within=10)
    assert "请联系管理员" not in li.last.text, "what was kept is done after the repair"


def damage(path: Path, table: str) -> Callable[[], None]:
    """The table's first page is no page any more, until the result is called."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [[root]] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = :table", {"table": table}
        )
        [[size]] = connection.execute("PRAGMA page_size")
    at = (root - 1) * size
    was = path.read_bytes()[at : at + 64]
    _overwrite(path, at, b"\xff" * 64)
    return lambda: _overwrite(path, at, was)


def _overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)
