"""Half an hour of an office at work, as fast as the bot will take it: what must not grow.

`python -m tests.torture.soak --minutes 30`: memory after the first tenth, file descriptors, the
write-ahead log, tasks left over. Ends with exit code 1 when one of them does grow.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.demo import botapi
from tests.torture import sizes
from tests.torture.crew import crew
from tests.torture.office import Office, office

MOST_GROWTH = 0.05
MOST_WAL = 64 * 2**20
MOST_UPDATES = 1_000_000
KEPT_ALIVE = 7.0  # the HTTP client keeps its connections for five seconds
IN_HAND = 200  # updates that wait at the bot; more would measure the queue only
LINES = ("/help", "/me", "/mine", "/find 公开栏", "/show 7-01-001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`memory` and `wal` in bytes."""

    memory: int
    descriptors: int
    wal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    tasks: int
    descriptors: int


@dataclass(kw_only=True)
class Soak:
    office: Office
    samples: list[Sample] = field(default_factory=list)
    updates: int = 0

    async def runs(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        chance = random.Random(sizes.SEED)
        sampled = time.monotonic()
        while time.monotonic() < end and self.updates < MOST_UPDATES:
            self._says(chance)
            await asyncio.sleep(0.02)
            if time.monotonic() - sampled >= max(seconds / 200, 0.5):
                sampled = time.monotonic()
                for person in self.office.persons:
                    _forgets(person.chat)
                self.samples.append(self.sample())
        self.samples.append(self.sample())

    def _says(self, chance: random.Random) -> None:
        """As many more as the bot has worked off; what is over is forgotten on this side, too."""
        queue, api = self.office.api.bot.updates, self.office.api
        queue.history = [update for update in queue.history if not update.confirmed]
        waiting = self.office.number("SELECT COUNT(*) FROM inbox WHERE done_at IS NULL")
        for _ in range(max(IN_HAND - waiting - len(queue.pending), 0)):
            chance.choice(self.office.persons).sends(chance.choice(LINES))
            self.updates += 1
        del api.calls[:]

    def sample(self) -> Sample:
        process = Path(f"/proc/{self.office.pid}")
        pages = int((process / "statm").read_text("ascii").split()[1])
        wal = self.office.settings.database.with_name(f"{self.office.settings.database.name}-wal")
        return Sample(
            memory=pages * os.sysconf("SC_PAGE_SIZE"),
            descriptors=len(list((process / "fd").iterdir())),
            wal=wal.stat().st_size if wal.exists() else 0,
        )

    async def rest(self) -> Rest:
        """What the bot holds when it has nothing to do and has closed what it keeps for the next
        call."""
        await asyncio.sleep(KEPT_ALIVE)
        return Rest(tasks=await self._tasks(), descriptors=self.sample().descriptors)

    async def _tasks(self) -> int:
        path = self.office.folder / "tasks"
        path.unlink(missing_ok=True)
        self.office.signals(signal.SIGUSR2)
        await _until(lambda: path.exists() and bool(path.read_text("ascii")), within=10)
        return int(path.read_text("ascii"))


def _forgets(chat: botapi.Chat) -> None:
    for number in list(chat.by_number)[:-50]:
        # The number of the next message is the count of those before it.
        chat.by_number[number] = chat.by_number[next(reversed(chat.by_number))]


async def soak(minutes: float) -> int:
    with tempfile.TemporaryDirectory() as folder:
        async with office(Path(folder)) as made:
            await made.starts(hurried=True, counts_tasks=True)
            for person in made.persons:
                person.sends("/help")
            await made.settles()
            people = crew(made.persons, sizes.SEED)
            people.starts()
            await asyncio.sleep(2)
            await people.stops()
            await made.settles()
            run = Soak(office=made)
            before = await run.rest()
            await run.runs(60 * minutes)
            await _settled(made)
            return _judged(run, minutes, before, await run.rest())


async def _settled(office: Office) -> None:
    def is_done() -> bool:
        waiting = office.number("SELECT COUNT(*) FROM inbox WHERE done_at IS NULL")
        return not (waiting or office.unsent())

    await _until(is_done, within=300)
    await asyncio.sleep(1)


async def _until(is_so: Callable[[], bool], *, within: float) -> None:
    end = time.monotonic() + within
    while not is_so():
        assert time.monotonic() < end, f"not so within {within} s"
        await asyncio.sleep(0.1)


def _judged(run: Soak, minutes: float, before: Rest, after: Rest) -> int:
    settled = run.samples[len(run.samples) // 10 :]
    first, last = settled[0], settled[-1]
    growth = last.memory / first.memory - 1
    busy = max(s.descriptors for s in settled)
    wal = max(sample.wal for sample in run.samples)
    sizes.tell(
        f"soak: {minutes:g} minutes, {run.updates} updates; memory after the first tenth "
        f"{first.memory / 2**20:.0f} MB, at the end {last.memory / 2**20:.0f} MB "
        f"({growth:+.1%}); descriptors at rest {before.descriptors} before, "
        f"{after.descriptors} after, at most {busy} at work; largest WAL {wal / 2**20:.1f} MB; "
        f"tasks {before.tasks} before, {after.tasks} after"
    )
    # A poll that has just ended holds its connection a little longer: one or two come and go.
    at_rest = after.tasks <= before.tasks and after.descriptors <= before.descriptors + 2
    return 0 if growth <= MOST_GROWTH and wal <= MOST_WAL and at_rest else 1


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture.soak")
    parser.add_argument("--minutes", type=float, default=30)
    return asyncio.run(soak(parser.parse_args().minutes))


if __name__ == "__main__":
    sys.exit(main())
