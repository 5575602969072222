"""When each process looks at the database. No rule lives here: the database says what is due.

APScheduler forgets its jobs with the process and drops one that is a second late, unless told
otherwise; so there are a handful of jobs that only say "look now", late rather than never, and
one that is still looking is not asked again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.core.ledger import StorageDown

GRACE_SECONDS = 10.0

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`process` is called at the start and then every `seconds`."""

    process: Callable[[], Awaitable[None]]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    name: str
    process: Callable[[], Awaitable[None]]
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self) -> None:
        if self.lock.locked():
            return
        async with self.lock:
            try:
                await self.process()
            except StorageDown as failure:
                _logger.warning("%s waits for the ledger: %s", self.name, failure)
            except Exception:
                _logger.exception("%s failed and is tried again at its next time", self.name)


class Scheduler:
    """The jobs under way."""

    def __init__(self, jobs: Mapping[str, Job]) -> None:
        self._jobs = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._looks = {name: _Look(name=name, process=job.process) for name, job in jobs.items()}
        for name, job in jobs.items():
            look = self._looks[name]
            self._jobs.add_job(look.__call__, "interval", seconds=job.seconds, id=name)
            self.look_now(name)

    def look_now(self, name: str) -> None:
        """Once, beside the usual times; nothing when that process is looking already."""
        self._jobs.add_job(self._looks[name].__call__, name=name)

    def start(self) -> None:
        self._jobs.start()

    async def close(self, grace_seconds: float) -> None:
        """No more looks; those under way may end, and are cancelled after `grace_seconds`."""
        self._jobs.pause()
        await _one_turn()
        with suppress(TimeoutError):
            async with asyncio.timeout(grace_seconds):
                for look in self._looks.values():
                    await look.lock.acquire()
        self._jobs.shutdown(wait=False)
        await _one_turn()


async def _one_turn() -> None:
    """What the scheduler has handed to the loop begins before this ends."""
    await asyncio.sleep(0)


@asynccontextmanager
async def running(
    jobs: Mapping[str, Job], *, grace_seconds: float = GRACE_SECONDS
) -> AsyncIterator[Scheduler]:
    """The jobs run inside the block, and none is left after it."""
    scheduler = Scheduler(jobs)
    scheduler.start()
    try:
        yield scheduler
    finally:
        await scheduler.close(grace_seconds)


@asynccontextmanager
async def beside(*work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Runs beside the block and is cancelled with it; one that dies is said in the log."""
    loop = asyncio.get_running_loop()
    tasks = [loop.create_task(each) for each in work]
    for task in tasks:
        task.add_done_callback(_report)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _report(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        _logger.critical("a process has ended", exc_info=task.exception())
