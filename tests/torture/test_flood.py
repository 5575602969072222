"""One person's flood of commands, files and presses slows only that person; storage is bounded."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from bot.demo import botapi
from tests.telegram import png
from tests.torture import sizes
from tests.torture.asking import Asker, ask_for, p95
from tests.torture.office import office


async def test_one_persons_flood_is_his_own_affair(tmp_path: Path) -> None:
    """The short form prints the ratio and holds nobody to it: a busy machine is no fault."""
    assert await _flood(tmp_path, updates=200, seconds=6.0) > 0


@pytest.mark.slow
async def test_a_great_flood(tmp_path: Path) -> None:
    assert await _flood(tmp_path, updates=sizes.size("FLOOD", 1500), seconds=60.0) <= 2.0


async def test_a_burst_handed_over_at_once_waits_behind_nobody(tmp_path: Path) -> None:
    await _burst(tmp_path, updates=300)


@pytest.mark.slow
async def test_a_burst_of_five_thousand(tmp_path: Path) -> None:
    await _burst(tmp_path, updates=5000)


async def _burst(folder: Path, *, updates: int) -> None:
    """Another's question behind it is answered before half of it is worked off."""
    async with office(folder, members=2) as made:
        flooding, other = made.persons
        await made.starts()
        other.sends("/help")
        await made.settles()
        for _ in range(updates):
            flooding.sends("/me")
        asker = Asker(user=other, chance=random.Random(sizes.SEED))
        await asker.asks()
        done = made.number("SELECT COUNT(*) FROM inbox WHERE done_at IS NOT NULL") - 2
    sizes.tell(
        f"burst: {updates} updates of one person in one instant; another's question behind them "
        f"answered after {done} of them, in {asker.waits[0] * 1000:.0f} ms"
    )
    assert done < updates / 2


async def _flood(folder: Path, *, updates: int, seconds: float) -> float:
    """How many times slower others are served, by the 95th of a hundred."""
    async with office(folder, members=9) as made:
        flooding, others = made.persons[0], made.persons[1:]
        await made.starts()
        for person in made.persons:
            person.sends("/help")
        await made.settles()
        idle = await ask_for(others, seconds, sizes.SEED)
        async with asyncio.TaskGroup() as group:
            group.create_task(_floods(flooding, updates, random.Random(sizes.SEED)))
            busy = await ask_for(others, seconds, sizes.SEED)
        files = made.number("SELECT COUNT(*) FROM files")
        drafts = made.number("SELECT COUNT(*) FROM drafts")
    ratio = p95(busy) / p95(idle)
    sizes.tell(
        f"flood: {updates} updates of one person; p95 of the others {p95(idle) * 1000:.0f} ms "
        f"idle, {p95(busy) * 1000:.0f} ms amid it, ratio {ratio:.2f}; files {files}, "
        f"drafts {drafts}"
    )
    assert files <= 300
    assert drafts <= 21
    return ratio


async def _floods(user: botapi.User, updates: int, chance: random.Random) -> None:
    """Twenty-five a second: more than Telegram's own apps let through."""
    for number in range(updates):
        await asyncio.sleep(0.04)
        match number % 4:
            case 0:
                user.sends(f"/log 村务公开栏第{number}次未更新")
            case 1:
                user.sends_photo(png(grey=number % 256))
            case 2:
                user.presses(user.chat.messages[-1], f"item:{chance.randrange(99)}")
            case _:
                user.sends(chance.choice(("/mine", "/find 公开栏", "/stats", "/help")))
