"""run, doctor: the bot at work, and whether it could be."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
import threading
from argparse import Namespace

from bot import app
from bot.cli import keeping, logs
from bot.cli.console import Console, Failure
from bot.core.screens import Day
from handlers.inbound.polling import TokenRevoked
from storage import checks as storage_checks
from storage import migrate

ENOUGH_MEGABYTES = 500
# Whatever still hangs then is ended as by a kill, which loses nothing.
LONGEST_STOP_SECONDS = 4.0

log = logging.getLogger(__name__)


async def run(console: Console, _arguments: Namespace) -> None:
    """Until SIGINT or SIGTERM."""
    settings = console.installation.settings
    token = settings.bot_token.get_secret_value() if settings.bot_token else None
    logs.log_to_stderr(settings.log_level, token)
    stopped = _stopped_by_signals()
    try:
        async with app.running(console.installation) as running:
            console.say("cli-run-started", bot=running.bot.username)
            await running.polling.ended()
    except TokenRevoked:
        raise Failure("cli-token-revoked") from None
    except asyncio.CancelledError:
        if not stopped.is_set():
            raise
    console.say("cli-run-stopped")


def _stopped_by_signals() -> asyncio.Event:
    """The first SIGINT or SIGTERM cancels this task, wherever it is, at its start, too."""
    stopped, task, loop = asyncio.Event(), asyncio.current_task(), asyncio.get_running_loop()

    def stop() -> None:
        if not stopped.is_set() and task is not None:
            stopped.set()
            _end_by_force_after(LONGEST_STOP_SECONDS)
            task.cancel()

    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop)
    return stopped


def _end_by_force_after(seconds: float) -> None:
    """From a thread of its own: a loop or a disk that hangs cannot keep it from its time."""
    timer = threading.Timer(seconds, _end_by_force)
    timer.daemon = True
    timer.start()


def _end_by_force() -> None:
    log.critical("stopping took too long: ended by force, the rest comes after the next start")
    os._exit(0)


async def doctor(console: Console, _arguments: Namespace) -> None:
    """Every check is printed; the command fails if one does."""
    checks = _checks(console)
    if all(checks):
        checks += await keeping.vitals(console)
    faults = [check for check in checks if not check]
    if faults:
        raise Failure("cli-doctor-faulty", n=len(faults))
    console.say("cli-doctor-sound")


def _checks(console: Console) -> list[bool]:
    installation = console.installation
    settings = installation.settings
    checks = [
        _check(console, settings.bot_token is not None, "token"),
        _check(console, not migrate.pending(settings.database), "schema"),
        _check_disk(console),
        _check_calendar(console),
    ]
    if settings.database.exists():
        found = storage_checks.faults(settings.database)
        for fault in found:
            console.line(f"  {fault}")
        checks.append(_check(console, not found, "database"))
    return checks


def _check(console: Console, is_sound: bool, name: str) -> bool:
    console.say(f"cli-doctor-{name}-{'sound' if is_sound else 'faulty'}")
    return is_sound


def _check_disk(console: Console) -> bool:
    folder = console.installation.settings.data_dir
    if not folder.exists():
        return _check(console, False, "folder")
    free = shutil.disk_usage(folder).free // 1024 // 1024
    is_enough = free >= ENOUGH_MEGABYTES
    console.say(f"cli-doctor-disk-{'sound' if is_enough else 'faulty'}", megabytes=free)
    return is_enough


def _check_calendar(console: Console) -> bool:
    """Beyond the published schedule dates rest on ordinary weekends (按普通周末推算)."""
    installation = console.installation
    until = installation.workdays.covered_until
    left = (until - installation.settings.hours.day_of(installation.clock())).days
    is_enough = left >= 0
    name = "sound" if is_enough else "faulty"
    console.say(f"cli-doctor-calendar-{name}", day=Day(day=until))
    return is_enough
