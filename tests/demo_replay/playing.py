"""The whole demo on the real bot, as the command line starts it, but with nothing to wait for."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import app, installation, wiring
from bot.demo.clock import VirtualClock
from bot.demo.showing import Outcome, shown
from bot.settings import Settings
from handlers.outbound.texts import Texts
from storage import migrate

TEXTS = Texts(installation.locales(), ZoneInfo("Asia/Shanghai"), strict=False)
FINDINGS, CLOSED = 30, 24


def settings(data: Path, **more: object) -> Settings:
    return Settings(_env_file=None, data_dir=data, **more)  # type: ignore[arg-type]  # checked by the model itself


@asynccontextmanager
async def start_bot(
    url: str, token: str, clock: VirtualClock, data: Path
) -> AsyncIterator[wiring.Running]:
    given = settings(
        data, bot_token=token, bot_api_url=f"{url}/bot", bot_api_file_url=f"{url}/file/bot"
    )
    place = installation.read(given, clock=clock)
    place.initialise()
    migrate.migrate(given.database, clock)
    async with app.running(place, scheduled=False) as running:
        running.delivering.pace.chat_seconds = 0.0
        yield running


@dataclass(frozen=True, kw_only=True)
class Played:
    """What was printed, what stands in the chats, and where the ledger was kept."""

    out: str
    outcome: Outcome
    folder: Path

    def chat(self, name: str) -> list[str]:
        """What the bot has said to a person, oldest first."""
        person = next(u for u in self.outcome.api.users.values() if u.first_name == name)
        return [message.text for message in person.chat.visible if message.from_bot]


async def play(folder: Path, *, seed: int = 5, language: str = "zh-CN") -> Played:
    out = io.StringIO()
    showing = shown(
        start_bot=start_bot,
        words=TEXTS.plain,
        language=language,
        out=out,
        seed=seed,
        data=folder,
        findings=FINDINGS,
        closed=CLOSED,
    )
    async with showing as outcome:
        pass
    return Played(out=out.getvalue(), outcome=outcome, folder=folder)
