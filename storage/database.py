"""One writing connection, a few reading ones, and a transaction as one plain function.

The function runs in the connection's own thread between BEGIN and COMMIT, so that no `await` can
let another person's turn into it. Raising rolls back; returning has committed.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar, TypeVarTuple

import aiosqlite

from bot.core.hours import Hours
from bot.core.ledger import StorageDown
from bot.core.policy import Policy
from bot.core.work import Work
from bot.processes.delivering import LEASE_SECONDS
from storage import dialect, files, migrate, outbox
from storage.context import Context, Rules
from storage.dialect import Sql
from storage.files import AlreadyRunning
from storage.settled import settled
from storage.work import LedgerWork

if TYPE_CHECKING:
    from bot.core.calendar import Workdays

__all__ = ["AlreadyRunning", "Clock", "Database", "LedgerConnection", "StorageDown"]

Clock = Callable[[], datetime]
Ts = TypeVarTuple("Ts")
T = TypeVar("T")


class LedgerConnection(aiosqlite.Connection):
    """Whole functions in the connection's thread: one hop instead of one a statement."""

    async def __aenter__(self) -> Self:
        try:
            await self
        except BaseException:
            # Its last word goes to the loop, which may be gone before the thread is.
            self._thread.join()
            raise
        return self

    async def run(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        hop: Callable[..., Awaitable[T]] = self._execute  # protected: a test holds it in place
        return await settled(hop(fn, self._conn))


class Database:
    """`on_commit` is called on the loop after a commit that left something in the outbox."""

    def __init__(
        self, writer: LedgerConnection, readers: list[LedgerConnection], clock: Clock, rules: Rules
    ) -> None:
        self._writer = writer
        self._idle: asyncio.LifoQueue[LedgerConnection] = asyncio.LifoQueue()
        for reader in readers:
            self._idle.put_nowait(reader)
        self._clock = clock
        self._rules = rules
        self._loop = asyncio.get_running_loop()
        self.on_commit: Callable[[], None] | None = None

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        policy: Policy,
        workdays: Workdays,
        hours: Hours,
        secret: bytes,
        readers: int = 2,
        exclusive: bool = False,
    ) -> AsyncIterator[Database]:
        """Raises `SchemaTooOld`, `SchemaTooNew`, `StorageDown`; with `exclusive` also
        `AlreadyRunning`, for the one process that talks to Telegram."""
        rules = Rules(policy=policy, workdays=workdays, hours=hours, secret=secret)
        async with AsyncExitStack() as stack:
            if exclusive:
                stack.enter_context(files.held(path))
            files.make_private(path)
            writer = await stack.enter_async_context(_connection(path))
            await writer.run(migrate.check)
            if exclusive:
                await writer.run(partial(_release, clock().astimezone(UTC), hours))
            others = [
                await stack.enter_async_context(_connection(path, read_only=True))
                for _ in range(readers)
            ]
            yield cls(writer, others, clock, rules)

    async def transact(
        self, fn: Callable[[Work, *Ts], T], *args: *Ts, cause: str, silent: bool = False
    ) -> T:
        """`fn(work, *args)`, committed when this returns; what it raises was rolled back.

        A cancelled wait goes on until the outcome is known, so that a commit is never reported as
        a failure; the cancellation comes at the caller's next wait. Raises `StorageDown`.
        """
        begin = partial(self._context, cause, is_silent=silent)
        return await self._writer.run(lambda c: _write(c, begin, fn, args, self._tell))

    async def read(self, fn: Callable[[Work, *Ts], T], *args: *Ts) -> T:
        """`fn(work, *args)` on one snapshot, beside any writer; writing raises `StorageDown`."""
        begin = partial(self._context, "read", is_silent=True)
        reader = await self._idle.get()
        try:
            return await reader.run(lambda c: _read(c, begin, fn, args))
        finally:
            self._idle.put_nowait(reader)

    async def receive(self, bot_id: int, bodies: Mapping[int, str | None]) -> int:
        """The raw updates, committed; how many are new. Raises `StorageDown`."""
        return await self.transact(_receive, bot_id, bodies, cause="receive")

    def _context(self, cause: str, *, is_silent: bool) -> Context:
        now = self._clock().astimezone(UTC)
        today = self._rules.hours.day_of(now)
        return Context(now=now, today=today, cause=cause, is_silent=is_silent, rules=self._rules)

    def _tell(self) -> None:
        """From the database's thread."""
        self._loop.call_soon_threadsafe(self._told)

    def _told(self) -> None:
        if self.on_commit is not None:
            self.on_commit()


@asynccontextmanager
async def _connection(path: Path, *, read_only: bool = False) -> AsyncIterator[LedgerConnection]:
    connector = partial(dialect.connect, path, read_only=read_only)
    async with LedgerConnection(connector, iter_chunk_size=64) as connection:
        yield connection


def _release(now: datetime, hours: Hours, connection: sqlite3.Connection) -> None:
    """In quiet hours no notice is hurried: one that is to wait for the morning looks the same."""
    until = now if hours.is_quiet(now) else now + timedelta(seconds=LEASE_SECONDS)
    with dialect.transaction(connection, "BEGIN IMMEDIATE", "COMMIT"):
        outbox.release(Sql(connection), now, until=until)


def _receive(work: Work, bot_id: int, bodies: Mapping[int, str | None]) -> int:
    return sum(
        work.inbox.note(bot_id, id, work.today)
        if body is None
        else work.inbox.receive(bot_id, id, body, work.now)
        for id, body in bodies.items()
    )


def _write(
    connection: sqlite3.Connection,
    begin: Callable[[], Context],
    fn: Callable[[Work, *Ts], T],
    args: tuple[*Ts],
    tell: Callable[[], None],
) -> T:
    with dialect.transaction(connection, "BEGIN IMMEDIATE", "COMMIT"):
        work = LedgerWork(Sql(connection), begin())
        result = fn(work, *args)
        work.settle()
    if work.outbox.has_put:
        tell()
    return result


def _read(
    connection: sqlite3.Connection,
    begin: Callable[[], Context],
    fn: Callable[[Work, *Ts], T],
    args: tuple[*Ts],
) -> T:
    with dialect.transaction(connection, "BEGIN", "ROLLBACK"):
        return fn(LedgerWork(Sql(connection), begin()), *args)
