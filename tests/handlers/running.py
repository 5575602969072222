"""The toys' bot as it runs: python-telegram-bot, the real ledger, and Telegram on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from telegram.ext import Application, ApplicationBuilder, ExtBot
from telegram.request import HTTPXRequest

from bot.core.ledger import Ledger
from bot.core.policy import Policy
from bot.demo import botapi
from bot.processes.counting import Counting
from bot.processes.delivering import Delivering
from bot.processes.fetching import Fetching
from bot.processes.pacing import Pace
from handlers.ballots import Ballots
from handlers.dialogues.turns import Guide
from handlers.inbound import edge
from handlers.inbound.edge import Context, Services, Turns
from handlers.inbound.inbox_queue import InboxQueue, requeue
from handlers.inbound.inline import Inline
from handlers.inbound.outage import Outage
from handlers.inbound.polling import Polling, SiftingRequest
from handlers.outbound.media import Drawn, Shelf
from handlers.outbound.messenger import TelegramDownloader, TelegramMessenger
from tests.ledger import TurnedClock

App = Application[ExtBot[None], Context, dict[str, object], dict[str, object], Services, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    api: botapi.BotApi
    ledger: Ledger
    delivering: Delivering
    fetching: Fetching
    queue: InboxQueue
    polling: Polling
    turns: Turns
    application: App


def telegram(api: botapi.BotApi, url: str) -> ExtBot[None]:
    def request(kind: type[HTTPXRequest]) -> HTTPXRequest:
        return kind(connection_pool_size=16, read_timeout=2, httpx_kwargs={"verify": False})

    return ExtBot(
        api.token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=request(HTTPXRequest),
        get_updates_request=request(SiftingRequest),
    )


async def drawn(kind: str, id: int, language: str) -> bytes:
    return f"{kind} {id} {language}".encode()


async def drawn_timeline(of: Drawn, language: str) -> bytes:
    return f"{of.model_dump_json()} {language}".encode()


async def drawn_sheet(ids: tuple[int, ...], language: str) -> bytes:
    return f"{ids} {language}".encode()


def _messenger(bot: ExtBot[None], ledger: Ledger, guide: Guide, folder: Path) -> TelegramMessenger:
    shelf = Shelf(
        ledger=ledger,
        folder=folder,
        made=folder.parent / "made",
        picture=drawn,
        timeline=drawn_timeline,
        sheet=drawn_sheet,
    )
    return TelegramMessenger(bot=bot, texts=guide.texts, shelf=shelf, language="zh-CN")


def _application(bot: ExtBot[None], queue: InboxQueue, turns: Turns, services: Services) -> App:
    return (
        ApplicationBuilder()
        .bot(bot)
        .update_queue(queue)
        .updater(None)
        .job_queue(None)
        .concurrent_updates(turns)
        .context_types(edge.context_types(services))
        .build()
    )


@asynccontextmanager
async def running(
    api: botapi.BotApi,
    ledger: Ledger,
    guide: Guide,
    folder: Path,
    *,
    clock: Callable[[], datetime] | None = None,
    polls: bool = True,
) -> AsyncIterator[Running]:
    clock = clock or TurnedClock()
    async with botapi.serving(api) as url:
        bot = telegram(api, url)
        queue = InboxQueue(ledger, int(api.token.split(":")[0]))
        turns = Turns()
        messenger = _messenger(bot, ledger, guide, folder)
        delivering = Delivering(
            ledger=ledger, messenger=messenger, pace=Pace(per_second=1000, chat_seconds=0)
        )
        fetching = Fetching(
            ledger=ledger,
            downloader=TelegramDownloader(bot=bot, most_bytes=1_000_000),
            folder=folder,
            clock=clock,
        )
        queue.outage = outage = Outage(
            bot=bot, ledger=ledger, guide=guide, pace=delivering.pace, clock=clock
        )
        services = Services(
            ledger=ledger,
            guide=guide,
            delivering=delivering,
            ballots=Ballots(
                counting=Counting(ledger=ledger),
                guide=guide,
                rules=Policy().evaluation,
                pace=delivering.pace,
            ),
            clock=clock,
            files_came=fetching.wake,
            outage=outage,
            inline=Inline(ledger=ledger, guide=guide),
        )
        application = _application(bot, queue, turns, services)
        edge.install(application)
        async with application:
            await requeue(ledger, bot, queue)
            await application.start()
            api.idle.append(lambda: queue.is_idle and turns.is_idle)
            polling = Polling(bot=bot, queue=queue, ledger=ledger, first_wait=0.02, quiet=0.2)
            async with _polling(polling, active=polls):
                yield Running(
                    api=api,
                    ledger=ledger,
                    delivering=delivering,
                    fetching=fetching,
                    queue=queue,
                    polling=polling,
                    turns=turns,
                    application=application,
                )
            api.idle.clear()
            await application.stop()


@asynccontextmanager
async def _polling(polling: Polling, *, active: bool) -> AsyncIterator[None]:
    if not active:
        yield
        return
    poll = asyncio.get_running_loop().create_task(polling.run())
    try:
        yield
    finally:
        poll.cancel()
        with suppress(asyncio.CancelledError):
            await poll


def api_at(clock: TurnedClock) -> botapi.BotApi:
    return botapi.BotApi(clock=clock)
