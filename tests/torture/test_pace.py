"""As the server sees it: its limits enforced, a broadcast under way, and people who ask."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from bot import installation
from bot.core import screens
from bot.core.messages import Lane
from bot.core.work import Work
from bot.demo import botapi
from tests.torture import sizes
from tests.torture.asking import ask_for, p95
from tests.torture.office import Office, office

ASKERS = 12
SENDING = frozenset({"sendmessage", "sendphoto", "senddocument"})


async def test_amid_a_broadcast_no_limit_is_broken_and_answers_go_first(tmp_path: Path) -> None:
    """The short form sees the first seconds of the ten thousand; `make torture` waits for all,
    and holds the answers to twice the time they need when nothing else goes on."""
    await _broadcast(tmp_path, seconds=8.0)


@pytest.mark.slow
async def test_the_whole_broadcast(tmp_path: Path) -> None:
    ratio = await _broadcast(tmp_path, seconds=float(sizes.size("BROADCAST_SECONDS", 460)))
    assert ratio <= 2


async def _broadcast(folder: Path, seconds: float) -> float:
    """Beside it runs an office that has nothing to announce: both are measured at the same time,
    so that whatever else this machine does slows the one like the other."""
    limits = botapi.Limits()
    api = botapi.BotApi(clock=installation.system_clock, limits=limits)
    for name in ("busy", "calm"):
        (folder / name).mkdir()
    async with (
        office(folder / "busy", members=ASKERS + 250, api=api) as made,
        office(folder / "calm", members=ASKERS) as calm,
    ):
        askers, readers = made.persons[:ASKERS], made.persons[ASKERS:]
        group = api.group(-1001, "巡察办", readers[:1])
        for each in (made, calm):
            await each.starts()
            for person in each.persons[:ASKERS]:
                person.sends("/help")  # the first word costs more than the later ones
            await each.settles()
        await made.does(partial(_tell_all, [p.id for p in readers], group.id))
        idle, busy = await asyncio.gather(
            ask_for(calm.persons, seconds, sizes.SEED), ask_for(askers, seconds, sizes.SEED)
        )
        left = made.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND lane = 2")
    _keeps_to_the_limits(made)
    _tells(made, seconds, left, idle, busy)
    return p95(busy) / p95(idle)


def _tells(
    office: Office, seconds: float, left: int, idle: list[float], busy: list[float]
) -> None:
    sent, most = len(office.api.called("sendMessage")), most_in(1.0, _ticks(office))
    sizes.tell(
        f"broadcast: {sent} messages, {left} of 10000 still waiting after {seconds:.0f} s, "
        f"most in a second {most}, 429 none; answers {len(idle)} beside it, {len(busy)} amid "
        f"it, p95 {p95(idle) * 1000:.0f} ms and {p95(busy) * 1000:.0f} ms, "
        f"ratio {p95(busy) / p95(idle):.2f}"
    )


def _tell_all(chats: list[int], group: int, work: Work) -> None:
    ids = {p.telegram_id: p.id for p in work.people.all()}
    for number in range(10_000):
        screen = screens.say("notice-closed", number=f"7-01-{number:05}")
        person = ids[chats[number % len(chats)]]
        work.outbox.put(
            screen, key=f"b{number}", kind="notice", person_id=person, lane=Lane.BROADCAST
        )
    for number in range(30):
        screen = screens.say("notice-closed", number=f"7-01-{number:05}")
        work.outbox.put(screen, key=f"g{number}", kind="digest", chat_id=group)


def _keeps_to_the_limits(office: Office) -> None:
    assert [c for c in office.api.calls if c.outcome.startswith("429")] == []
    assert most_in(1.0, _ticks(office)) <= 30
    by_chat = defaultdict(list)
    for call in office.api.calls:
        if call.method.lower() in SENDING:
            by_chat[int(call.params["chat_id"])].append(call.tick)
    for chat, ticks in by_chat.items():
        assert most_in(1.0, ticks) == 1, f"chat {chat}"
        assert chat > 0 or most_in(60.0, ticks) <= 20


def _ticks(office: Office) -> list[float]:
    return [c.tick for c in office.api.calls if c.method.lower() in SENDING]


def most_in(seconds: float, ticks: Iterable[float]) -> int:
    """In any sliding window of that length."""
    ordered = sorted(ticks)
    return max(bisect_left(ordered, at + seconds) - n for n, at in enumerate(ordered))
