"""The schedule: late rather than never, one look at a time, and nothing left behind."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

import pytest

from bot import schedule

SHORT = 0.02


class Counter:
    """A process that only counts how often it was asked to look."""

    def __init__(self) -> None:
        self.looks = 0
        self._looked = asyncio.Condition()

    async def __call__(self) -> None:
        async with self._looked:
            self.looks += 1
            self._looked.notify_all()

    async def reaches(self, looks: int) -> None:
        async with asyncio.timeout(5), self._looked:
            await self._looked.wait_for(lambda: self.looks >= looks)


def job(process: Callable[[], Awaitable[None]], seconds: float = SHORT) -> schedule.Job:
    return schedule.Job(process=process, seconds=seconds)


async def test_a_process_looks_at_the_start_without_waiting_for_its_interval() -> None:
    counter = Counter()
    async with schedule.running({"counting": job(counter, seconds=3600)}):
        await counter.reaches(1)


async def test_a_process_looks_again_and_again() -> None:
    counter = Counter()
    async with schedule.running({"counting": job(counter)}):
        await counter.reaches(4)


async def test_a_process_can_be_asked_to_look_now() -> None:
    counter = Counter()
    async with schedule.running({"counting": job(counter, seconds=3600)}) as scheduler:
        await counter.reaches(1)
        scheduler.look_now("counting")
        await counter.reaches(2)


async def test_a_blocked_loop_delays_a_look_and_never_skips_it() -> None:
    """APScheduler by itself drops what is more than a second late."""
    counter = Counter()
    async with schedule.running({"counting": job(counter, seconds=1)}):
        await counter.reaches(1)
        time.sleep(2.2)  # the whole loop stands still: that is the fault  # noqa: ASYNC251
        assert counter.looks == 1
        await asyncio.sleep(0.1)
        assert counter.looks == 2


async def test_a_failing_process_is_logged_and_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    counter = Counter()

    async def fail() -> None:
        await counter()
        raise ValueError("no database today")

    async with schedule.running({"failing": job(fail)}):
        await counter.reaches(3)
    logged = [record for record in caplog.records if record.name == "bot.schedule"]
    assert "failing failed" in logged[0].getMessage()
    assert logged[0].exc_info is not None


async def test_a_failing_process_does_not_hold_up_another() -> None:
    counter = Counter()

    async def fail() -> None:
        raise ValueError("no database today")

    async with schedule.running({"failing": job(fail), "counting": job(counter)}):
        await counter.reaches(3)


async def test_a_process_still_looking_is_not_asked_again() -> None:
    counter, release = Counter(), asyncio.Event()

    async def slow() -> None:
        await counter()
        await release.wait()

    async with schedule.running({"slow": job(slow, seconds=3600)}) as scheduler:
        await counter.reaches(1)
        for _ in range(3):
            scheduler.look_now("slow")
        await asyncio.sleep(0.05)
        release.set()
    assert counter.looks == 1


async def test_closing_waits_for_a_process_that_is_looking() -> None:
    finished = False
    begun = asyncio.Event()

    async def slow() -> None:
        nonlocal finished
        begun.set()
        await asyncio.sleep(0.1)
        finished = True

    async with schedule.running({"slow": job(slow, seconds=3600)}):
        await begun.wait()
    assert finished


async def test_closing_cancels_a_process_that_does_not_end(
    caplog: pytest.LogCaptureFixture,
) -> None:
    begun, cancelled = asyncio.Event(), asyncio.Event()

    async def endless() -> None:
        begun.set()
        try:
            await asyncio.sleep(3600)
        finally:
            cancelled.set()

    with caplog.at_level(logging.CRITICAL, logger="apscheduler"):
        jobs = {"endless": job(endless, seconds=3600)}
        async with schedule.running(jobs, grace_seconds=0.05):
            await begun.wait()
        await asyncio.wait_for(cancelled.wait(), 1)


async def test_nothing_looks_after_the_block() -> None:
    counter = Counter()
    async with schedule.running({"counting": job(counter)}):
        await counter.reaches(1)
    looks = counter.looks
    await asyncio.sleep(5 * SHORT)
    assert counter.looks == looks


async def test_a_block_that_raises_closes_all_the_same() -> None:
    counter = Counter()

    async def break_off() -> None:
        async with schedule.running({"counting": job(counter)}):
            await counter.reaches(1)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await break_off()
    looks = counter.looks
    await asyncio.sleep(5 * SHORT)
    assert counter.looks == looks
