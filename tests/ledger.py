"""A ledger in a folder of its own, worked on without an event loop: one `with` is one transaction.

with ledger.work() as work:
    town = world(work)
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.core.calendar import Workdays
from bot.core.hours import Hours
from bot.core.policy import Policy
from storage import dialect
from storage.context import Context, Rules
from storage.database import Clock, Database
from storage.work import LedgerWork
from tests import blank

HOURS = Hours(
    zone=ZoneInfo("Asia/Shanghai"),
    notice=time(10),
    quiet_from=time(20),
    quiet_until=time(10),
    review_times=(time(10), time(16)),
    digest_weekday=1,
    digest_at=time(10),
)
# A Monday, eleven in the morning in Beijing: office hours of a workday.
START = datetime(2020, 12, 7, 3, tzinfo=UTC)


class TurnedClock:
    """Stands still until a test turns it."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def go(self, to: date, hour: int = 11) -> None:
        """To that day at that hour in Beijing."""
        self.at = HOURS.at(to, time(hour))

    def pass_by(self, span: timedelta) -> None:
        self.at += span


class Ledger:
    """The real schema in a real file; every `work` is a real transaction."""

    def __init__(self, folder: Path, *, policy: Policy | None = None) -> None:
        self.path = folder / "ledger.db"
        self.clock = TurnedClock()
        self.rules = Rules(
            policy=policy or Policy(), workdays=Workdays(), hours=HOURS, secret=b"secret of a test"
        )
        self._causes = itertools.count(1)
        blank.lay(self.path, self.clock)
        self._connection = dialect.connect(self.path)

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def work(self, cause: str | None = None, *, silent: bool = False) -> Iterator[LedgerWork]:
        """Committed at its end, rolled back when the test's block raises."""
        now = self.clock()
        context = Context(
            now=now,
            today=HOURS.day_of(now),
            cause=cause or f"test:{next(self._causes)}",
            is_silent=silent,
            rules=self.rules,
        )
        with dialect.transaction(self._connection, "BEGIN IMMEDIATE", "COMMIT"):
            work = LedgerWork(dialect.Sql(self._connection), context)
            yield work
            work.settle()

    def rows(self, statement: str, **values: object) -> list[tuple[object, ...]]:
        """What really stands in the tables, read by another connection."""
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(statement, values).fetchall()


@contextmanager
def opened(folder: Path, *, policy: Policy | None = None) -> Iterator[Ledger]:
    ledger = Ledger(folder, policy=policy)
    try:
        yield ledger
    finally:
        ledger.close()


def open_database(
    path: Path, *, clock: Clock | None = None, readers: int = 2, exclusive: bool = False
) -> AbstractAsyncContextManager[Database]:
    """A migrated ledger as the running bot opens it."""
    return Database.open(
        path,
        clock=clock or TurnedClock(),
        policy=Policy(),
        workdays=Workdays(),
        hours=HOURS,
        secret=b"secret of a test",
        readers=readers,
        exclusive=exclusive,
    )
