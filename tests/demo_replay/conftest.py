"""One small round, replayed once into a real ledger; tests look at what stands there."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from bot.core.calendar import Workdays
from bot.core.policy import Policy
from bot.demo.clock import VirtualClock
from bot.demo.composing import Round, compose
from bot.demo.replaying import replay
from storage.database import Database
from tests.demo_replay import playing
from tests.ledger import HOURS, START, Ledger, opened

LAST_DAY = date(2020, 12, 4)


@dataclass(kw_only=True)
class Replayed:
    """The round as composed, and the ledger after its history."""

    round: Round
    ledger: Ledger
    files: Path
    clock: VirtualClock
    progress: list[tuple[int, int]] = field(default_factory=list)

    def count(self, statement: str) -> object:
        return self.ledger.rows(statement)[0][0]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replayed]:
    """34 of 40 listed findings closed, one of them for the week to come."""
    round_ = compose(7, findings=41, closed=35, reserved_closed=1)
    with replayed(round_, tmp_path_factory.mktemp("small")) as made:
        yield made


@contextmanager
def replayed(round_: Round, folder: Path) -> Iterator[Replayed]:
    """The ledger's clock stands at noon of the story's last day."""
    with opened(folder) as ledger:
        made = Replayed(round=round_, ledger=ledger, files=folder, clock=VirtualClock(START))
        asyncio.run(_replay(made))
        ledger.clock.go(LAST_DAY, 12)
        yield made


async def _replay(made: Replayed) -> None:
    def keep(content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        (made.files / sha256).write_bytes(content)
        return sha256

    def note(done: int, total: int) -> None:
        made.progress.append((done, total))

    async with Database.open(
        made.ledger.path,
        clock=made.clock,
        policy=Policy(),
        workdays=Workdays(),
        hours=HOURS,
        secret=b"secret of a test",
    ) as database:
        await replay(database, made.clock, made.round, note, keep)


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> playing.Played:
    return asyncio.run(playing.play(tmp_path_factory.mktemp("played")))
