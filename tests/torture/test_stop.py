"""SIGTERM at any moment: down within five seconds, nothing confirmed that was not kept, nothing
lost; and a ledger that one bot holds is refused to another."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from pathlib import Path

import pytest

from bot.demo.botapi import faults
from tests.torture import oath, sizes
from tests.torture.crew import crew
from tests.torture.office import Office, office

WITHIN = 5.0


async def test_stopped_at_random_it_is_down_in_time_and_loses_nothing(tmp_path: Path) -> None:
    await _stops(tmp_path, sizes.size("STOPS", 6))


@pytest.mark.slow
async def test_stopped_a_hundred_times(tmp_path: Path) -> None:
    await _stops(tmp_path, sizes.size("STOPS", 100))


async def _stops(folder: Path, stops: int) -> None:
    """Every third time in the middle of its start, and before the people have typed."""
    chance = random.Random(sizes.SEED)
    count, longest = oath.Count(), 0.0
    async with office(folder) as made:
        people = crew(made.persons, sizes.SEED)
        people.starts()
        for number in range(stops):
            await made.starts(hurried=True)
            await asyncio.sleep(chance.uniform(0, 0.4) if number % 3 == 0 else _moment(chance))
            longest = max(longest, await _stopped(made))
            _only_kept_is_confirmed(made)
            count.in_flight += oath.claimed(made)
        await made.starts(hurried=True)
        people.at_work.clear()
        await made.settles()
        oath.swear(made, people, count)
        await people.stops()
        sizes.tell(f"stops {stops}  longest {longest:.2f} s  {count.line(made)}")


def _moment(chance: random.Random) -> float:
    return chance.uniform(0.5, 2.0)


async def _stopped(office: Office) -> float:
    """Seconds from the signal to the end."""
    start = time.monotonic()
    office.signals(signal.SIGTERM)
    code = await office.ends(within=WITHIN)
    assert code in {0, -signal.SIGTERM}, office.log[-2000:]
    return time.monotonic() - start


def _only_kept_is_confirmed(office: Office) -> None:
    kept = {id for (id,) in office.rows("SELECT update_id FROM inbox")}
    assert {u.id for u in office.api.bot.updates.history if u.confirmed} <= kept


async def test_stopped_while_telegram_is_silent_it_is_down_in_time(tmp_path: Path) -> None:
    """Idle, and with a send that gets no answer, and with twenty that wait for their turn."""
    async with office(tmp_path, members=1) as made:
        await made.starts()
        made.persons[0].sends("/help")
        await made.settles()
        assert await _stopped(made) < WITHIN
        await made.starts()
        made.api.faults.add(faults.silent_before(60), method="sendMessage")
        for _ in range(20):
            made.persons[0].sends("/help")
        calls = len(made.api.called("sendMessage"))
        await made.api.changes.until(lambda: len(made.api.called("sendMessage")) > calls, 10)
        assert await _stopped(made) < WITHIN
        _only_kept_is_confirmed(made)
        await made.starts(hurried=True)
        await made.settles()
        assert len([m for m in made.persons[0].chat.messages if m.from_bot]) == 21


async def test_stopped_while_it_starts_and_nobody_answers_it_is_down_in_time(
    tmp_path: Path,
) -> None:
    async with office(tmp_path, members=1) as made:
        made.api.faults.add(faults.silent_before(60), method="getMe")
        await made.starts()
        await made.api.changes.until(lambda: bool(made.api.called("getMe")), 10)
        assert await _stopped(made) < WITHIN


async def test_a_second_bot_on_the_same_ledger_is_refused_with_a_sentence(tmp_path: Path) -> None:
    async with office(tmp_path, members=1) as made:
        await made.starts()
        made.persons[0].sends("/help")
        await made.settles()
        first, made.pid = made.pid, None
        await made.starts(log=str(tmp_path / "second.txt"))
        assert await made.ends() == 1
        said = (tmp_path / "second.txt").read_text("utf-8").strip()
        assert said == "已有一个机器人在使用此台账，不能同时启动两个。"
        made.pid = first
        made.persons[0].sends("/help")
        await made.settles()


async def test_a_revoked_token_is_a_clear_end(tmp_path: Path) -> None:
    async with office(tmp_path, members=1) as made:
        await made.starts()
        made.persons[0].sends("/help")
        await made.settles()
        revoked = faults.refused(401, "Unauthorized")
        for method in ("getUpdates", "getMe"):
            made.api.faults.add(revoked, method=method, times=99)
        made.persons[0].sends("/help")
        assert await made.ends() == 1
        assert "Telegram 已不认此令牌，机器人已停止。" in made.log
        assert len([c for c in made.api.calls if c.outcome.startswith("401")]) <= 4
