"""SIGKILL at any moment, and at every named place: nothing is lost, nothing stands twice."""

from __future__ import annotations

import asyncio
import random
import signal
from pathlib import Path

import pytest

from bot.demo.botapi import faults
from bot.demo.botapi.calls import Call
from tests.torture import failpoints, oath, sizes
from tests.torture.crew import Crew, crew
from tests.torture.office import Office, office

LONGEST_LIFE = 1.5  # seconds from the start of a bot to its end, its start included


async def test_killed_at_random_it_loses_nothing_and_doubles_only_what_was_in_flight(
    tmp_path: Path,
) -> None:
    kills = sizes.size("KILLS", 20)
    chance = random.Random(sizes.SEED)
    count = oath.Count()
    async with office(tmp_path) as made:
        people = crew(made.persons, sizes.SEED)
        await made.starts(hurried=True)
        people.starts()
        while count.kills < kills:
            await asyncio.sleep(chance.uniform(0.0, LONGEST_LIFE))
            await _dies(made, count)
            if chance.random() < 0.3:
                await asyncio.sleep(chance.uniform(0.0, 0.6))
                await _dies(made, count)
            await _recovers(made, people, count)
        await people.stops()
        sizes.tell(count.line(made))


async def test_killed_where_an_update_or_an_answer_changes_hands_it_loses_nothing(
    tmp_path: Path,
) -> None:
    await _killed_at(failpoints.HANDOVERS, tmp_path)


@pytest.mark.slow
async def test_killed_at_every_named_place_it_loses_nothing(tmp_path: Path) -> None:
    assert len(failpoints.PLACES) >= 30
    await _killed_at(failpoints.PLACES, tmp_path)


async def _killed_at(places: tuple[str, ...], folder: Path) -> None:
    count = oath.Count()
    async with office(folder, members=22) as made:
        made.deaf = {person.id for person in made.persons[20:]}
        made.api.faults.scripts.append(_Troubles(made))
        people = crew(made.persons[:20], sizes.SEED)
        people.starts()
        for place in places:
            await made.starts(failpoint=place, hurried=True)
            await _recovers(made, people, count)
            made.signals(signal.SIGUSR1)
            for deaf in made.persons[20:]:
                deaf.sends("/help")
            assert await made.ends(within=40) == -signal.SIGKILL, f"{place}\n{made.log[-3000:]}"
            count.kills += 1
            count.in_flight += oath.claimed(made)
        await made.starts(hurried=True)
        await _recovers(made, people, count)
        await people.stops()
        sizes.tell(f"at named places: {count.line(made)}")


class _Troubles:
    """One has blocked the bot, what one is told is too long, and now and then it is too much."""

    def __init__(self, office: Office) -> None:
        self.chance = random.Random(sizes.SEED)
        blocked, refused = office.persons[20:]
        self.by_chat = {
            str(blocked.id): faults.blocked(),
            str(refused.id): faults.refused(400, "Bad Request: message is too long"),
        }

    def __call__(self, call: Call) -> faults.Fault | None:
        if call.method != "sendMessage":
            return None
        if call.params["chat_id"] in self.by_chat:
            return self.by_chat[call.params["chat_id"]]
        return faults.flood(1) if self.chance.random() < 0.03 else None


async def _dies(office: Office, count: oath.Count) -> None:
    await office.killed()
    count.kills += 1
    count.in_flight += oath.claimed(office)
    await office.starts(hurried=True)


async def _recovers(office: Office, people: Crew, count: oath.Count) -> None:
    people.at_work.clear()
    await office.settles()
    oath.swear(office, people, count)
    people.at_work.set()
