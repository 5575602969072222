"""Never more than Telegram takes, whatever is waiting: on a timer that the test turns."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from functools import partial
from itertools import count, pairwise

import pytest

from bot.core.messages import Lane
from bot.processes import pacing
from bot.processes.pacing import Pace


class TurnedTimer:
    """An event loop's clock without the waiting: it leaps to the next callback."""

    def __init__(self) -> None:
        self.now = 0.0
        self._order = count()
        self._due: list[tuple[float, int, Callable[[], object]]] = []

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, callback: Callable[..., object], /, *args: object) -> None:
        due: Callable[[], object] = partial(callback, *args)
        heapq.heappush(self._due, (when, next(self._order), due))

    async def turns(self) -> None:
        await asyncio.sleep(0)
        while self._due:
            self.now, _, callback = heapq.heappop(self._due)
            callback()
            for _ in range(3):
                await asyncio.sleep(0)


async def times(timer: TurnedTimer, waits: list[Callable[[], Awaitable[None]]]) -> list[float]:
    """When each of them was let through, in the order asked."""
    taken = [0.0] * len(waits)

    async def one(number: int) -> None:
        await waits[number]()
        taken[number] = timer.time()

    async with asyncio.TaskGroup() as group:
        for number in range(len(waits)):
            group.create_task(one(number))
        await timer.turns()
    return taken


APART = 1 / 22.4  # between two notices


async def test_slots_are_evenly_spaced_from_the_first_second_on() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    taken = await times(timer, [pace.slot] * 100)
    assert min(later - earlier for earlier, later in pairwise(taken)) == pytest.approx(APART)
    assert most_in_a_second(taken) <= 23


def most_in_a_second(taken: list[float]) -> int:
    return max(sum(start <= at < start + 1 for at in taken) for start in taken)


async def test_in_the_middle_of_a_broadcast_an_answer_goes_at_once() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    waited: list[float] = []

    async def asks_at(moment: float) -> None:
        due = asyncio.get_running_loop().create_future()
        timer.call_at(moment, due.set_result, None)
        await due
        await pace.slot(Lane.ANSWER)
        waited.append(timer.now - moment)

    asked = [partial(asks_at, 5 + n / 4.7) for n in range(20)]
    broadcast = [partial(pace.slot, Lane.BROADCAST)] * 300
    taken = await times(timer, [*broadcast, *asked])
    assert max(waited) == 0
    assert most_in_a_second(taken) <= 28


async def test_answers_alone_never_exceed_the_second() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    notices, answers = [pace.slot] * 50, [partial(pace.slot, Lane.ANSWER)] * 200
    taken = await times(timer, [*notices, *answers])
    assert most_in_a_second(taken) == 28
    assert max(taken[50:]) <= min(taken[:50])


async def test_an_answer_overtakes_a_broadcast() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    broadcasts = [lambda: pace.slot(Lane.BROADCAST)] * 500
    taken = await times(timer, [*broadcasts, lambda: pace.slot(Lane.ANSWER)])
    assert taken[-1] == 0.0
    assert sorted(taken)[1] == taken[0] == 0.0


async def test_who_no_longer_waits_takes_nobodys_slot() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    left = asyncio.ensure_future(pace.slot())
    await asyncio.sleep(0)
    left.cancel()
    await asyncio.sleep(0)
    assert await times(timer, [pace.slot, pace.slot]) == [0.0, pytest.approx(APART)]


async def test_one_chat_waits_for_itself_and_not_for_others() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    same: list[Callable[[], Awaitable[None]]] = [lambda: pace.chat(1)] * 3
    taken = await times(timer, [*same, lambda: pace.chat(2)])
    assert taken == pytest.approx([0.0, 1.1, 2.2, APART])


async def test_a_chat_counts_from_the_moment_of_its_slot_however_long_that_took() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    crowd = [lambda: pace.slot(Lane.ANSWER)] * 280
    taken = await times(timer, [*crowd, lambda: pace.chat(1), lambda: pace.chat(1)])
    assert taken[-2] == pytest.approx(10.5)
    assert taken[-1] - taken[-2] == pytest.approx(1.1)


async def test_an_album_takes_the_time_of_its_pictures() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    album: list[Callable[[], Awaitable[None]]] = [lambda: pace.chat(1, messages=10)]
    assert await times(timer, [*album, pace.slot]) == [0.0, pytest.approx(10 * APART)]


async def test_who_cannot_wait_is_told_a_time_of_his_own() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    assert pace.crowded(1) == 0
    await times(timer, [lambda: pace.chat(1)])
    assert [pace.crowded(1) for _ in range(3)] == pytest.approx([2.2, 3.3, 4.4])
    assert pace.crowded(2) == 0
    timer.now = 5
    assert pace.crowded(1) == 0


async def test_a_group_hears_at_most_twenty_a_minute() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    taken = await times(timer, [lambda: pace.chat(-100)] * 25)
    for start in taken:
        assert sum(start <= at < start + 60 for at in taken) <= 20


async def test_a_wait_given_up_does_not_trouble_the_timer() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    await times(timer, [lambda: pace.chat(1)])
    left = asyncio.ensure_future(pace.chat(1))
    await asyncio.sleep(0)
    left.cancel()
    await timer.turns()
    assert left.cancelled()


async def test_a_pause_ends_by_itself() -> None:
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    pace.pause(1, 5)
    assert pace.paused(1) == 5
    timer.now = 5
    assert pace.paused(1) == 0
    assert pace.paused(2) == 0


async def test_chats_of_long_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "REMEMBERED_CHATS", 3)
    timer = TurnedTimer()
    pace = Pace(timer=timer)
    for chat in range(10):
        await times(timer, [partial(pace.chat, chat)])
        timer.now += 2
    # What it still knows shows in memory alone.
    assert len(pace._chats) <= 4


async def test_by_default_it_is_the_running_loop_that_tells_the_time() -> None:
    pace = Pace(per_second=1000)
    await pace.slot()
    await pace.slot()
