"""The running bot: what it opens, it closes, in the order in which that loses nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot import connecting, schedule, wiring
from bot.installation import Installation
from bot.processes.delivering import Delivering
from handlers.inbound.inbox_queue import requeue

# What each part of the work may take to end, once the bot is to stop; what is left undone then is
# in the ledger, and done after the next start.
LAST_TURNS_SECONDS = 1.5
LAST_SENDS_SECONDS = 1.0
LAST_LOOKS_SECONDS = 0.5
SECONDS_BETWEEN = {
    "counting": 60.0,
    "reminding": 30.0,
    "digesting": 30.0,
    "importing": 1.0,
    "exporting": 1.0,
    "sealing": 5.0,
    "vanishing": 30.0,
    "keeping": 60.0,
    "backing_up": 60.0,
}

log = logging.getLogger(__name__)


@asynccontextmanager
async def running(
    installation: Installation, *, scheduled: bool = True
) -> AsyncIterator[wiring.Running]:
    """The bot on its ledger and its token. Raises `SettingsError` without a usable token.

    Not `scheduled`: reminders and digests wait for `tick`.
    """
    async with AsyncExitStack() as stack:
        ledger = await stack.enter_async_context(installation.ledger(exclusive=True))
        bot = connecting.made(installation.settings)
        await connecting.initialised(bot, stack)
        running = wiring.wired(installation, ledger, bot)
        application = wiring.application(installation, running)
        ledger.on_commit = running.delivering.wake
        stack.push_async_callback(running.counting.stop)
        await stack.enter_async_context(_answering(application, running))
        await stack.enter_async_context(schedule.beside(running.fetching.run()))
        await stack.enter_async_context(_sending(running.delivering))
        if scheduled:
            looks = jobs(running, *SECONDS_BETWEEN)
            looking = schedule.running(looks, grace_seconds=LAST_LOOKS_SECONDS)
            await stack.enter_async_context(looking)
        yield running


def jobs(running: wiring.Running, *names: str) -> dict[str, schedule.Job]:
    return {
        name: schedule.Job(process=getattr(running, name), seconds=SECONDS_BETWEEN[name])
        for name in names
    }


@asynccontextmanager
async def _answering(application: wiring.App, running: wiring.Running) -> AsyncIterator[None]:
    """Unfinished updates of an earlier run first, then Telegram's; on the way out the other way
    round: no new updates, then the ones in hand are finished."""
    async with application:
        try:
            await requeue(running.ledger, running.bot, running.queue)
            await application.start()
            async with schedule.beside(running.polling.run()):
                yield
        finally:
            await _last_turns(application)


async def _last_turns(application: wiring.App) -> None:
    """Whoever waits long for his own chat's turn is answered after the next start."""
    if not application.running:
        return
    try:
        async with asyncio.timeout(LAST_TURNS_SECONDS):
            await application.stop()
    except TimeoutError:
        log.warning("not every answer was given: the rest comes after the next start")


@asynccontextmanager
async def _sending(delivering: Delivering) -> AsyncIterator[None]:
    """Sends under way at the end may end, so that none of them is sent twice."""
    async with schedule.beside(delivering.run()):
        try:
            yield
        finally:
            await delivering.rests(within=LAST_SENDS_SECONDS)
