"""Never more than Telegram takes, whatever is waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import pairwise

import pytest

from bot.processes import pacing
from bot.processes.pacing import Pace


async def times(count: int, wait: Callable[[], Awaitable[None]]) -> list[float]:
    loop, taken = asyncio.get_running_loop(), []

    async def one() -> None:
        await wait()
        taken.append(loop.time())

    async with asyncio.TaskGroup() as group:
        for _ in range(count):
            group.create_task(one())
    return taken


async def test_slots_are_evenly_spaced_from_the_first_second_on() -> None:
    pace = Pace(per_second=100)
    taken = await times(40, pace.slot)
    assert taken[-1] - taken[0] >= 0.38
    assert min(later - earlier for earlier, later in pairwise(taken)) > 0.002


async def test_one_chat_waits_for_itself_and_not_for_others() -> None:
    pace = Pace(chat_seconds=0.1)
    same = await times(3, lambda: pace.chat(1))
    assert same[-1] - same[0] >= 0.19
    start = asyncio.get_running_loop().time()
    await pace.chat(2)
    assert asyncio.get_running_loop().time() - start < 0.05


async def test_a_pause_ends_by_itself() -> None:
    pace = Pace()
    pace.pause(1, 0.02)
    assert 0 < pace.paused(1) <= 0.02
    await asyncio.sleep(0.03)
    assert pace.paused(1) == 0
    assert pace.paused(2) == 0


async def test_chats_of_long_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "REMEMBERED_CHATS", 3)
    pace = Pace(chat_seconds=0)
    for chat in range(10):
        await pace.chat(chat)
    assert len(pace._chat_at) <= 3
