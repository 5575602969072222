"""As the server sees it: its limits enforced, a broadcast under way, and people who ask."""

from __future__ import annotations

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
    limits = botapi.Limits()
    api = botapi.BotApi(clock=installation.system_clock, limits=limits)
    async with office(folder, members=ASKERS + 250, api=api) as made:
        askers, readers = made.persons[:ASKERS], made.persons[ASKERS:]
        group = api.group(-1001, "巡察办", readers[:1])
        await made.starts()
        for person in askers:
            person.sends("/help")  # the first word costs more than the later ones
        await made.settles()
        idle = await ask_for(askers, min(seconds, 30), sizes.SEED)
        await made.does(partial(_tell_all, [p.id for p in readers], group.id))
        busy = await ask_for(askers, seconds, sizes.SEED)
        left = made.number("SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND lane = 2")
    _keeps_to_the_limits(made)
    ratio = p95(busy) / p95(idle)
    sent, most = len(api.called("sendMessage")), most_in(1.0, _ticks(made))
    sizes.tell(
        f"broadcast: {sent} messages, {left} of 10000 still waiting after {seconds:.0f} s, "
        f"most in a second {most}, 429 none; answers idle {len(idle)}, "
        f"amid it {len(busy)}, p95 {p95(idle) * 1000:.0f} ms and {p95(busy) * 1000:.0f} ms, "
        f"ratio {ratio:.2f}"
    )
    return ratio


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
